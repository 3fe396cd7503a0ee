// What changed when a definition changed on disk: in the flow, in its subflows, and in the path of the conversation.
import { changeText } from '../coverage/change-text.ts';
import { diffFlows } from '../coverage/changes.ts';
import { digestOf } from '../flow/digest.ts';
import type { FlowDefinition } from '../flow/types.ts';
import type { FoundFlow } from './folder.ts';
import type { Flows } from './nesting.ts';
import type { Played } from './play.ts';
import type { View } from './view.ts';

type Change = NonNullable<View['change']>;

const textOf = ({ problem, definition }: FoundFlow): string => JSON.stringify([problem, definition]);

export const isSameFlow = (a: FoundFlow, b: FoundFlow): boolean => textOf(a) === textOf(b);

/** `unbroken` is the definition before the file became invalid. Undefined if nothing differs, or nothing can be compared. */
export function changeOf(before: FoundFlow, after: FoundFlow, unbroken?: FlowDefinition): Change | undefined {
  const compared = before.definition ?? unbroken;
  if (!compared || !after.definition) return undefined;
  const differences = diffFlows(compared, after.definition).map(changeText);
  if (differences.length === 0 && !before.definition) return undefined;
  return { differences, before: [], after: [] };
}

const subflowsIn = (flows: Flows) => new Map(flows.slice(1).map((flow) => [flow.sid ?? flow.name, flow]));

/** The differences of the subflows as text; undefined if there are none. */
export function subflowChange(before: Flows, after: Flows): Change | undefined {
  const [was, is] = [subflowsIn(before), subflowsIn(after)];
  const other = [...new Set([...was.keys(), ...is.keys()])].filter((sid) => {
    const [one, two] = [was.get(sid), is.get(sid)];
    return !one || !two || digestOf(one.definition) !== digestOf(two.definition);
  });
  if (other.length === 0) return undefined;
  const differences = other.flatMap((sid) => {
    const [one, two] = [was.get(sid), is.get(sid)];
    if (!one || !two)
      return [`subflow ${(one ?? two)?.name}: ${two ? 'found now' : 'cannot be read, or is not found any more'}`];
    return diffFlows(one.definition, two.definition).map(
      (difference) => `subflow ${one.name}: ${changeText(difference)}`,
    );
  });
  return { differences, before: [], after: [] };
}

const pathTexts = ({ run }: Played): string[] =>
  run.steps.filter(({ from }) => from !== 'Trigger').map(({ from, name }) => `${from}: ${name}`);

function divergence(was: readonly string[], is: readonly string[]): string | undefined {
  const at = was.findIndex((text, index) => text !== is[index]);
  if (at >= 0) return `step ${at + 1} was ${was[at]} and is now ${is[at] ?? 'not reached'}`;
  return is.length > was.length ? `it continues to ${is[was.length]}` : undefined;
}

/** The change with both paths of the same conversation, and where they diverge. */
export function withPaths(change: Change, before: Played, after: Played): Change {
  const [was, is] = [pathTexts(before), pathTexts(after)];
  const diverged = divergence(was, is);
  return { ...change, before: was, after: is, ...(diverged ? { diverged } : {}) };
}
