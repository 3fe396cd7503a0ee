// Explains for the execution under test why a widget was never reached, in the flow itself or in a subflow that it runs.
import { findState } from '../flow/graph.ts';
import { subflowAt } from '../flow/subflows.ts';
import type { FlowDefinition } from '../flow/types.ts';
import { ownVisits, type Path } from '../path/path.ts';
import { explainUnreached } from '../path/unreached.ts';
import type { Failure, Judged } from './evidence.ts';

type Wanted = { widget: string; within?: string };

/** The Run Subflow widget whose subflow contains a widget that the flow itself does not have. */
function runnerOf(definition: FlowDefinition, widget: string): string | undefined {
  if (findState(definition, widget)) return undefined;
  return definition.states.find(({ name }) => {
    const inner = subflowAt(definition, name);
    return inner !== undefined && findState(inner, widget) !== undefined;
  })?.name;
}

/** Lines below a failure; none if the widget or the reason is unknown. */
export function whyUnreached({ widget, within }: Wanted, evidence: Judged): string[] {
  const { definition, path, contextAfter, context } = evidence;
  if (!definition) return [];
  const runner = within ?? runnerOf(definition, widget);
  const explain = (own: FlowDefinition, visits: Path, name: string): string[] =>
    explainUnreached({
      definition: own,
      path: visits,
      widget: name,
      contextAfter: (visit) => contextAfter?.(visit) ?? context,
    });
  if (runner === undefined) return explain(definition, ownVisits(path), widget);
  const inner = subflowAt(definition, runner);
  const inside = path.filter((visit) => visit.within === runner);
  if (inside.length === 0 || !inner) return explain(definition, ownVisits(path), runner);
  return explain(inner, inside, widget);
}

/** The lines as they are shown below a message. */
export const whyText = (lines: readonly string[]): string =>
  lines.length > 0 ? `\n\n  why: ${lines.join('\n       ')}` : '';

/** Adds why the flow never waited for an action: it is known once the execution was observed. */
export function withWhy(failure: Failure, widget: string, evidence: Judged): Failure {
  if (failure.code !== 'widget-not-reached') return failure;
  return { ...failure, message: `${failure.message}${whyText(whyUnreached({ widget }, evidence))}` };
}
