// Tracks calls in progress and their failed attempts, so that a timeout can name them.
import { times } from './errors.ts';
import type { Outcome } from './retry.ts';

type Call = { call: string; attempts: number; last?: Outcome };

export type Pending = {
  /** Each call without a response: `GET /v2/Flows, after 3 attempts, last status 503`. */
  all: () => readonly string[];
  begin: (call: string) => { tried: (outcome: Outcome) => void; end: () => void };
};

function lastOf({ last }: Call): string {
  if (!last) return '';
  return 'reason' in last ? `, last ${last.reason}` : `, last status ${last.status}`;
}

export function openPending(): Pending {
  const calls = new Set<Call>();
  return {
    all: () => [...calls].map((one) => `${one.call}${times(one.attempts)}${lastOf(one)}`),
    begin: (call) => {
      const one: Call = { call, attempts: 1 };
      calls.add(one);
      const tried = (outcome: Outcome) => {
        one.attempts += 1;
        one.last = outcome;
      };
      return { tried, end: () => calls.delete(one) };
    },
  };
}
