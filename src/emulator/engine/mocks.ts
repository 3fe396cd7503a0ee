// What stands in for the outside: answers given in turn to a widget's request, message or party; the last one stays.

import type { Json, JsonObject } from '../../flow/types.ts';

export type MockAnswer =
  | { status: number; body?: Json; headers?: Record<string, string> }
  | { event: string; output?: JsonObject }
  | { delivery: 'delivered' | 'undelivered' | 'failed' }
  | { forward: string };

/** Which answers are of use where: `event` instead of running a widget, `delivery` for a message, `status` and `forward` for a request. */
const FITS = {
  event: ['event'],
  delivery: ['delivery'],
  request: ['status', 'forward'],
} as const satisfies Record<string, readonly string[]>;

export type MockUse = keyof typeof FITS;

type Turn = { answers: readonly MockAnswer[]; next: number };

export type MockRegistry = {
  /** No answers at all takes the mock away. */
  set: (flow: string, widget: string, answers: readonly MockAnswer[]) => void;
  /** The answer whose turn it is, if it is of use here; only then is it used up. */
  take: (flows: readonly string[], widget: string, use: MockUse) => MockAnswer | undefined;
  clear: () => void;
};

const keyOf = (flow: string, widget: string): string => JSON.stringify([flow, widget]);

export function createMockRegistry(): MockRegistry {
  const turns = new Map<string, Turn>();
  return {
    set: (flow, widget, answers) => {
      if (answers.length === 0) turns.delete(keyOf(flow, widget));
      else turns.set(keyOf(flow, widget), { answers, next: 0 });
    },
    take: (flows, widget, use) => {
      if (turns.size === 0) return undefined;
      const turn = flows.map((flow) => turns.get(keyOf(flow, widget))).find(Boolean);
      const answer = turn?.answers[Math.min(turn.next, turn.answers.length - 1)];
      if (!turn || !answer || !FITS[use].some((key) => key in answer)) return undefined;
      turn.next += 1;
      return answer;
    },
    clear: () => turns.clear(),
  };
}
