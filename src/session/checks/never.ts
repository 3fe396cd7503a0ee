// Checks that the execution did not enter the widgets under `never`.
import { definitionAt } from '../../flow/subflows.ts';
import { explainVisit } from '../../path/explain.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import type { Failure, Judged } from '../evidence.ts';

function why({ path, definition, context, contextAfter }: Judged, index: number): string {
  const entered = path[index];
  const before = path.slice(0, index).findLast(({ within }) => within === entered?.within);
  const own = before && definition && definitionAt(definition, before);
  if (!before || !entered || !own) return '';
  const seen = contextAfter?.(before) ?? context;
  const lines = explainVisit({ definition: own, visit: before, next: entered.widget, context: seen });
  return lines.length > 0 ? `\n\n  why: ${lines.join('\n       ')}` : '';
}

/** The message of a violation, for YAML and TypeScript; undefined if the widget was never entered. */
export function compareNever(widget: string, evidence: Judged): string | undefined {
  const index = evidence.path.findIndex((visit) => visit.widget === widget);
  if (index < 0) return undefined;
  const before = evidence.path[index - 1];
  const from = before ? `from \`${before.widget}\`${before.event ? ` (${before.event})` : ''}` : 'from the Trigger';
  return `\`${widget}\` must never be entered, but the execution went there ${from}${why(evidence, index)}`;
}

export function checkNever({ expect }: Scenario, evidence: Judged): Failure[] {
  return expect.never.flatMap(({ widget, place }): Failure[] => {
    const message = compareNever(widget, evidence);
    return message ? [{ kind: 'path', code: 'never-entered', message, at: place }] : [];
  });
}
