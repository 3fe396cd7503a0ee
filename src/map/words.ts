// Describes a map in words for people who cannot see it: the path step by step, or what was covered.
import type { FlowDefinition } from '../flow/types.ts';
import { divergenceText } from '../path/divergence.ts';
import { type MapContent, wrongStep } from './marks.ts';

const MAX_STEPS = 200;

function describePath({ path = [], divergence }: MapContent): string {
  const steps = path
    .slice(0, MAX_STEPS)
    .map(({ widget, event }, index) => `${index + 1} ${widget} (${event ?? 'waits'})`);
  const more = path.length > MAX_STEPS ? ` and ${path.length - MAX_STEPS} more` : '';
  const broke = divergence
    ? ` The path broke at step ${wrongStep(path, divergence)}: ${divergenceText(path, divergence)}.`
    : '';
  return `The path of the execution: ${steps.join(', ') || 'no widget was entered'}${more}.${broke}`;
}

export function inWords({ states }: FlowDefinition, content: MapContent): string {
  const size = `A flow of ${states.length} widgets.`;
  const { coverage } = content;
  if (coverage) {
    const { widgets, transitions } = coverage.tallies;
    return `${size} Covered: ${widgets.covered} of ${widgets.total} widgets, ${transitions.covered} of ${transitions.total} transitions.`;
  }
  if (content.traffic) return `${size} How often each transition was taken, and how often it is taken now.`;
  return content.path ? `${size} ${describePath(content)}` : size;
}
