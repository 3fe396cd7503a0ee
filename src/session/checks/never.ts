// Checks that the execution kept out of the widgets that it must never enter.
import { explainVisit } from '../../path/explain.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import type { Failure } from '../evidence.ts';
import type { Happened } from '../happened.ts';

async function why({ trace, flow, contextAfter }: Happened, index: number): Promise<string> {
  const [before, entered] = [trace.path[index - 1], trace.path[index]];
  if (!before || !entered || !flow.definition) return '';
  const context = await contextAfter(before);
  const lines = explainVisit({ definition: flow.definition, visit: before, next: entered.widget, context });
  return lines.length > 0 ? `\n\n  why: ${lines.join('\n       ')}` : '';
}

/** What an entry says, for YAML and for TypeScript alike; nothing if the widget was never entered. */
export async function compareNever(widget: string, happened: Happened): Promise<string | undefined> {
  const index = happened.trace.path.findIndex((visit) => visit.widget === widget);
  if (index < 0) return undefined;
  const before = happened.trace.path[index - 1];
  const from = before ? `from \`${before.widget}\`${before.event ? ` (${before.event})` : ''}` : 'from the Trigger';
  return `\`${widget}\` must never be entered, but the execution went there ${from}${await why(happened, index)}`;
}

export async function checkNever({ expect }: Scenario, happened: Happened): Promise<Failure[]> {
  const failures: Failure[] = [];
  for (const { widget, place } of expect.never) {
    const message = await compareNever(widget, happened);
    if (message) failures.push({ kind: 'path', code: 'never-entered', message, at: place });
  }
  return failures;
}
