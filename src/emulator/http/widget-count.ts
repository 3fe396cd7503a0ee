// Refuses to publish a flow with more widgets than Studio allows, including its subflows.
import type { FlowDefinition } from '../../flow/types.ts';
import { MAX_WIDGETS } from '../engine/limits.ts';
import { failedValidation } from './definition.ts';
import type { Service } from './service.ts';

/** Each subflow counts once [assumed]; one that a template names, or that is missing, does not count. */
function widgetsIn({ states }: FlowDefinition, { flows }: Service['studio']): number {
  const subflows = new Set(
    states.flatMap(({ type, properties }) => (type === 'run-subflow' ? properties.flow_sid : [])),
  );
  const sizes = [...subflows].map((sid) => flows.revision(String(sid))?.definition.states.length ?? 0);
  return sizes.reduce((sum, size) => sum + size, states.length);
}

export function checkWidgetCount(definition: FlowDefinition, { studio }: Service): void {
  const count = widgetsIn(definition, studio);
  if (count <= MAX_WIDGETS) return;
  const message = `With its subflows the flow has ${count} widgets, and Studio allows ${MAX_WIDGETS}.`;
  throw failedValidation({ errors: [{ message, property_path: '#/states' }], warnings: [] });
}
