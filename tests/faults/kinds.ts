// The faults of the matrix: the name in the table, what the emulator does, and at which calls it can happen.
import type { Fault } from '../../src/emulator/http/faults.ts';
import type { FaultRun } from './run.ts';

export type Kind = {
  name: string;
  fault: Fault;
  /** The operations that it can happen to; all without it. */
  on?: RegExp;
} & Pick<FaultRun, 'pace'>;

/** The server does not listen for so many real milliseconds; at this pace the first pause of a retry takes five. */
const AWAY = 3;
const PACE = 50;

/** Longer than any client waits: stalls.ts says when its time is over. */
const LONG = 600_000;

const LISTS = /^List/;
/** Messages of the same second have only the order of their list. */
const IN_ORDER = /^List(ExecutionStep|Execution|Call)$/;
/** Media, and an account's numbers, exist long before they are listed. */
const GROWING = /^List(ExecutionStep|Execution|Call|Message)$/;
const WITH_STATUS = /^(FetchExecution|ListExecution|UpdateExecution|ListCall|UpdateCall)$/;

export const KINDS: readonly Kind[] = [
  { name: '429 with Retry-After', fault: { status: 429, headers: { 'retry-after': '2' } } },
  { name: '429', fault: { status: 429 } },
  { name: '500', fault: { status: 500 } },
  {
    name: '502 in HTML',
    fault: { status: 502, body: '<h1>Bad Gateway</h1>', headers: { 'content-type': 'text/html' } },
  },
  { name: '503', fault: { status: 503 } },
  { name: 'refused', fault: { refuse: AWAY }, pace: PACE },
  { name: 'refused after', fault: { refuseAfter: AWAY }, pace: PACE },
  { name: 'reset before', fault: { reset: true } },
  { name: 'reset after', fault: { resetAfter: true } },
  { name: 'cut', fault: { truncate: true } },
  { name: 'stall before', fault: { delay: LONG } },
  { name: 'stall after', fault: { delayAfter: LONG } },
  { name: 'duplicate', fault: { records: 'duplicate' }, on: GROWING },
  { name: 'late', fault: { records: 'late' }, on: GROWING },
  { name: 'reordered', fault: { records: 'reordered' }, on: IN_ORDER },
  { name: 'expired page', fault: { expired: true }, on: LISTS },
  { name: 'stale status', fault: { stale: true }, on: WITH_STATUS },
];
