// The mocks of a saved conversation: the responses of servers and other parties, and messages that were lost.
import type { Json, JsonObject } from '../flow/types.ts';
import { expectedText } from '../scenario/unstable.ts';
import { plain } from './conversation.ts';
import type { Played, Scene } from './play.ts';

/** What a widget wrote to the context when it was left: a mock with only an event writes nothing. */
function outputOf({ run }: Played, { widget, stepsBefore }: Played['done'][number]): JsonObject {
  const { widgets } = (run.steps[stepsBefore]?.contextThen() ?? {}) as { widgets?: Record<string, JsonObject> };
  const kept = Object.entries(widgets?.[widget ?? ''] ?? {});
  return Object.fromEntries(kept.filter(([, value]) => typeof value !== 'string' || expectedText(value) === value));
}

function mockOf(played: Played, done: Played['done'][number]): JsonObject | undefined {
  const { move } = done;
  if (move?.do === 'respond') return { status: move.status, body: move.body };
  if (move?.do === 'outcome') {
    const output = move.output ?? outputOf(played, done);
    return { event: move.event, ...(Object.keys(output).length > 0 ? { output } : {}) };
  }
  // A scenario's mock cannot express a server that does not respond: a failure status leads to the same event.
  if (move?.do === 'fail') return { status: 504, body: '' };
  return undefined;
}

/** The deliveries of widgets whose messages were not all delivered. */
function lostDeliveries({ deliveries }: Played): Map<string, Json[]> {
  const lost = new Set(deliveries.flatMap(({ widget, delivery }) => (delivery === 'delivered' ? [] : [widget])));
  const all = (name: string): Json[] =>
    deliveries.flatMap(({ widget, delivery }) => (widget === name ? [{ delivery }] : []));
  return new Map([...lost].map((widget) => [widget, all(widget)]));
}

export function mocksOf(played: Played, kept: Scene['mocks']): JsonObject {
  const lists = new Map<string, Json[]>([
    ...lostDeliveries(played),
    ...Object.entries(kept).map(([widget, answers]): [string, Json[]] => [widget, plain([...answers] as Json[])]),
  ]);
  const made = new Set<string>();
  for (const done of played.done) {
    const { widget } = done;
    const mock = mockOf(played, done);
    if (!mock || widget === undefined) continue;
    lists.set(widget, [...(made.has(widget) ? (lists.get(widget) ?? []) : []), mock]);
    made.add(widget);
  }
  return Object.fromEntries(
    [...lists].map(([widget, answers]) => [widget, answers.length === 1 ? (answers[0] ?? {}) : answers]),
  );
}
