// Mocks: responses given in turn to a widget's request, message or party; the last one repeats.

import type { Json, JsonObject } from '../../flow/types.ts';
import { requestDifferences, type SeenRequest } from '../../partial.ts';

/** Restricts an answer to some requests; only the keys that are written count. */
type When = { when?: JsonObject };

export type MockAnswer =
  | (When & { status: number; body?: Json; headers?: Record<string, string> })
  | { event: string; output?: JsonObject }
  | { delivery: 'delivered' | 'undelivered' | 'failed' }
  | (When & { forward: string });

/** Which kinds of answers apply: `event` instead of running a widget, `delivery` for a message, `status` and `forward` for a request. */
const FITS = {
  event: ['event'],
  delivery: ['delivery'],
  request: ['status', 'forward'],
} as const satisfies Record<string, readonly string[]>;

export type MockUse = keyof typeof FITS;

type Turn = { answers: readonly MockAnswer[]; used: Set<MockAnswer> };

export type MockRegistry = {
  /** An empty list removes the mock. */
  set: (flow: string, widget: string, answers: readonly MockAnswer[]) => void;
  /** The next answer, if it applies here; only then it counts as used. */
  take: (flows: readonly string[], widget: string, use: MockUse, request?: SeenRequest) => MockAnswer | undefined;
  clear: () => void;
};

const keyOf = (flow: string, widget: string): string => JSON.stringify([flow, widget]);

const whenOf = (answer: MockAnswer): JsonObject | undefined => ('when' in answer ? answer.when : undefined);

/** Answers for this request in particular come before answers for any request. */
function candidates(answers: readonly MockAnswer[], request: SeenRequest | undefined): readonly MockAnswer[] {
  const general = answers.filter((answer) => !whenOf(answer));
  if (!request || general.length === answers.length) return general;
  const own = answers.filter((answer) => {
    const when = whenOf(answer);
    return when !== undefined && requestDifferences(when, request).length === 0;
  });
  return own.length > 0 ? own : general;
}

export function createMockRegistry(): MockRegistry {
  const turns = new Map<string, Turn>();
  return {
    set: (flow, widget, answers) => {
      if (answers.length === 0) turns.delete(keyOf(flow, widget));
      else turns.set(keyOf(flow, widget), { answers, used: new Set() });
    },
    take: (flows, widget, use, request) => {
      if (turns.size === 0) return undefined;
      const turn = flows.map((flow) => turns.get(keyOf(flow, widget))).find(Boolean);
      if (!turn) return undefined;
      const able = candidates(turn.answers, request);
      const answer = able.find((one) => !turn.used.has(one)) ?? able.at(-1);
      if (!answer || !FITS[use].some((key) => key in answer)) return undefined;
      turn.used.add(answer);
      return answer;
    },
    clear: () => turns.clear(),
  };
}
