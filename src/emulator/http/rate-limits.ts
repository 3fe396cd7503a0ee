// Studio's limits for the rate of new executions: above them, 429 and the seconds to wait. They count real time.
import { RefusedError } from './errors.ts';

/** Documented (Studio FAQ): new executions per second and account. */
export const RATES = { rest: 20, inbound: 100 } as const satisfies Record<string, number>;

export type Rates = Readonly<Record<keyof typeof RATES, number>>;

export type RateLimits = {
  /** Counts one execution, or refuses it. */
  count: (rate: keyof typeof RATES) => void;
  clear: () => void;
};

const SECOND = 1000;

const tooMany = (): RefusedError =>
  new RefusedError({ status: 429, code: 20429, message: 'Too Many Requests' }, { 'retry-after': '1' });

/** The times of the last second's executions, oldest first. */
export function createRateLimits(rates: Rates, now: () => number): RateLimits {
  const moments: Record<keyof typeof RATES, number[]> = { rest: [], inbound: [] };
  return {
    count: (rate) => {
      const since = now() - SECOND;
      const recent = moments[rate].filter((moment) => moment > since);
      moments[rate] = recent;
      if (recent.length >= rates[rate]) throw tooMany();
      recent.push(now());
    },
    clear: () => {
      moments.rest = [];
      moments.inbound = [];
    },
  };
}

export const NO_LIMITS: RateLimits = { count: () => {}, clear: () => {} };
