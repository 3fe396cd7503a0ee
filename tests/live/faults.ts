// The faults of a live service: lists that are late or in another order, outdated statuses, and too many requests.
import type { Fault, PlannedFault } from '../../src/emulator/http/faults.ts';

/** More calls of an operation than any run makes. */
const MAX = 400;

/** Every `step`th call, from `first` on. */
const every = (operation: string, [first, step]: readonly [number, number], fault: Fault): PlannedFault[] =>
  Array.from({ length: Math.ceil((MAX - first) / step) }, (_, index) => ({
    operation,
    nth: first + index * step,
    fault,
  }));

const TOO_MANY: Fault = { status: 429, code: 20429, headers: { 'retry-after': '1' } };
const TOO_MANY_WITHOUT_A_WORD: Fault = { status: 429, code: 20429 };

/** Every fault of a bad day, except lost requests. */
export const BAD_DAY: readonly PlannedFault[] = [
  ...every('ListExecutionStep', [1, 3], { records: 'reordered' }),
  ...every('ListExecutionStep', [2, 5], { records: 'late' }),
  ...every('ListExecutionStep', [4, 9], TOO_MANY),
  ...every('FetchExecution', [3, 7], { stale: true }),
  ...every('FetchExecution', [5, 11], TOO_MANY_WITHOUT_A_WORD),
  ...every('CreateExecution', [2, 5], TOO_MANY),
  ...every('CreateMessage', [2, 4], TOO_MANY),
  ...every('CreateCall', [1, 3], TOO_MANY),
  ...every('UpdateCall', [2, 4], TOO_MANY),
  ...every('UpdateIncomingPhoneNumber', [2, 4], TOO_MANY_WITHOUT_A_WORD),
];
