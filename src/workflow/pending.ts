// Knows which calls are under way and how they fared so far, so that whoever stops waiting can name them.
import { times } from './errors.ts';
import type { Outcome } from './retry.ts';

type Call = { call: string; attempts: number; last?: Outcome };

export type Pending = {
  /** Each call that has no answer yet: `GET /v2/Flows, asked 3 times, last answered with status 503`. */
  all: () => readonly string[];
  begin: (call: string) => { tried: (outcome: Outcome) => void; end: () => void };
};

function lastOf({ last }: Call): string {
  if (!last) return '';
  return 'reason' in last ? `, last ${last.reason}` : `, last answered with status ${last.status}`;
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
