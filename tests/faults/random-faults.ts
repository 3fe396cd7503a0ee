// Faults at random calls, the same for the same seed.
import type { Fault, PlannedFault } from '../../src/emulator/http/faults.ts';
import type { Random } from '../random.ts';

/** Longer than the client waits: a delayed call is carried out after the client has given up. */
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

/** They take real time, so they are one in twenty. */
const STALLS: readonly Fault[] = [{ delay: STALL }, { delayAfter: STALL }];
const STALL_SHARE = 0.05;

const LISTS: readonly Fault[] = [
  { records: 'duplicate' },
  { records: 'late' },
  { records: 'reordered' },
  { stale: true },
  { expired: true },
];

/** Faults at a share (`part`) of the first `calls` calls of each operation. */
export function stormOf(
  { next, one }: Random,
  operations: readonly string[],
  { calls, part }: { calls: number; part: number },
): PlannedFault[] {
  return operations.flatMap((operation) => {
    const kinds = operation.startsWith('List') ? [...ANY, ...LISTS] : ANY;
    return Array.from({ length: calls }, (_, index) => index + 1)
      .filter(() => next() < part)
      .map((nth) => ({ operation, nth, fault: one(next() < STALL_SHARE ? STALLS : kinds) }));
  });
}
