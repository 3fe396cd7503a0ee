// Finds the visit at which an execution turned away from the expected path.
import { findState, reachableFrom, successors } from '../flow/graph.ts';
import type { FlowDefinition } from '../flow/types.ts';
import { type Divergence, type Expected, isWidget } from './match.ts';
import type { Path } from './path.ts';

type Question = { lines: readonly Expected[]; path: Path; divergence: Divergence };

/** The last visit from which the widget could still be reached: after it, the widget was out of reach. */
function lastReaching(definition: FlowDefinition, path: Path, widget: string): number | undefined {
  const known = new Map<string, boolean>();
  const leadsThere = (name: string): boolean => {
    const state = findState(definition, name);
    return state !== undefined && successors(state).some((next) => reachableFrom(definition, next).has(widget));
  };
  for (let index = path.length - 1; index >= 0; index--) {
    const name = path[index]?.widget ?? '';
    if (!known.has(name)) known.set(name, leadsThere(name));
    if (known.get(name)) return index;
  }
  return undefined;
}

/**
 * The index of the visit that explains a divergence: the widget that was left by another event than expected, otherwise the one before. For
 * a widget after a gap, the whole path is searched. Only the Trigger explains a first widget.
 */
export function divergingVisit(
  definition: FlowDefinition | undefined,
  { lines, path, divergence }: Question,
): number | undefined {
  const line = lines[divergence.line];
  if (isWidget(line, path[divergence.index])) return divergence.index;
  if (definition && line?.kind === 'widget' && lines[divergence.line - 1]?.kind === 'gap') {
    return lastReaching(definition, path, line.widget) ?? path.length - 1;
  }
  const within = line?.kind === 'widget' || line?.kind === 'gap' ? line.within : path[divergence.index]?.within;
  const before = path.slice(0, divergence.index).findLastIndex((visit) => visit.within === within);
  return before < 0 ? undefined : before;
}
