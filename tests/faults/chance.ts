// Chance that can be repeated: numbers from a seed, and faults planned by them.
import type { Fault, PlannedFault } from '../../src/emulator/http/faults.ts';

export type Chance = {
  /** From 0 to 1. */
  next: () => number;
  pick: <T>(from: readonly T[]) => T;
};

/** Mulberry32: small, and good enough to choose faults. */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const pick = <T>(from: readonly T[]): T => {
    const found = from[Math.floor(next() * from.length)];
    if (found === undefined) throw new Error('nothing to pick from');
    return found;
  };
  return { next, pick };
}

/** Longer than the client waits: what is delayed is carried out when nobody waits for it any more. */
export const STALL = 1500;

const ANY: readonly Fault[] = [
  { status: 429 },
  { status: 429, headers: { 'retry-after': '1' } },
  { status: 500 },
  { status: 502, body: '<h1>Bad Gateway</h1>', headers: { 'content-type': 'text/html' } },
  { status: 503 },
  { reset: true },
  { resetAfter: true },
  { truncate: true },
  { body: '' },
  { body: '{"sid": 7}' },
];

/** They take real time: one in twenty must do. */
const STALLS: readonly Fault[] = [{ delay: STALL }, { delayAfter: STALL }];
const SELDOM = 0.05;

const LISTS: readonly Fault[] = [
  { records: 'duplicate' },
  { records: 'late' },
  { records: 'reordered' },
  { stale: true },
  { expired: true },
];

/** Faults at this part of the first `calls` calls of each operation. */
export function stormOf(
  { next, pick }: Chance,
  operations: readonly string[],
  { calls, part }: { calls: number; part: number },
): PlannedFault[] {
  return operations.flatMap((operation) => {
    const kinds = operation.startsWith('List') ? [...ANY, ...LISTS] : ANY;
    return Array.from({ length: calls }, (_, index) => index + 1)
      .filter(() => next() < part)
      .map((nth) => ({ operation, nth, fault: pick(next() < SELDOM ? STALLS : kinds) }));
  });
}
