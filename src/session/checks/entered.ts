// Checks that the execution entered any widget: otherwise it has proven nothing, unless that is expected.
import { startOf } from '../../flow/graph.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import type { Failure, Judged } from '../evidence.ts';

/** `path: []` expects exactly that; any other path reports the missing widget itself. */
const expectsNoWidget = ({ expect: { path } }: Scenario): boolean =>
  path !== undefined && (path.steps.length === 0 || path.steps.some(({ kind }) => kind === 'widget'));

export function checkEntered(scenario: Scenario, { path, trigger, definition }: Judged): Failure[] {
  if (path.length > 0 || expectsNoWidget(scenario)) return [];
  const start = definition && startOf(definition);
  const leading = (start?.transitions ?? []).filter(({ next }) => next).map(({ event }) => `\`${event}\``);
  const others = leading.length > 0 ? `; the flow goes on from ${[...new Set(leading)].join(', ')}` : '';
  const message = `the execution entered no widget: it was started by \`${trigger ?? scenario.trigger}\`${others}`;
  const fix = 'write the `trigger` that the flow goes on from, or expect `path: []`';
  return [{ kind: 'path', code: 'no-widget-entered', message, fix, at: scenario.place }];
}
