// What a flow has spent on a test account, according to its execution: the guard cannot check the flow's own requests.
import type { Budget } from '../account/policy.ts';
import { NOTHING, sum } from '../account/spend.ts';
import { findState } from '../flow/graph.ts';
import type { FlowDefinition } from '../flow/types.ts';
import { sends } from '../flow/widget-types.ts';
import type { Evidence } from './evidence.ts';

const MINUTE = 60_000;

/** Messages to the contact, and calls with the minutes from their widget to the end: each started minute is billed. */
export function spentByFlow({ path, messages }: Evidence, definition: FlowDefinition | undefined): Budget {
  const last = path.at(-1);
  const end = Date.parse(last?.leftAt ?? last?.enteredAt ?? '');
  const isCaller = (widget: string) => sends(definition && findState(definition, widget)?.type, 'call');
  const calls = path.filter(({ widget }) => isCaller(widget));
  const minutes = calls.map(({ enteredAt }) => Math.max(1, Math.ceil((end - Date.parse(enteredAt)) / MINUTE)));
  return {
    messages: messages.filter(({ direction }) => direction === 'to-contact').length,
    calls: calls.length,
    minutes: minutes.reduce((all, one) => all + one, 0),
  };
}

const count = (number: number, noun: string): string[] =>
  number === 0 ? [] : [`${number} ${noun}${number === 1 ? '' : 's'}`];

/** `12 messages, 1 call, 3 minutes`. */
export function spentWords({ messages, calls, minutes }: Budget): string {
  const parts = [...count(messages, 'message'), ...count(calls, 'call'), ...count(minutes, 'minute')];
  return parts.join(', ') || 'nothing';
}

/** The total of all; undefined if nothing could be spent. */
export function spentTogether(evidences: readonly Evidence[]): Budget | undefined {
  const each = evidences.flatMap(({ spent }) => spent ?? []);
  return each.length > 0 ? each.reduce(sum, NOTHING) : undefined;
}
