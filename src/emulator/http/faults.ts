// Faults on demand: the nth call of an operation is refused, delayed, cut off or answered wrongly, so that a client can be tested.

export type Fault =
  /** An answer of this status; its body is Twilio's error, or `body`. The request is not handled. */
  | { status: number; code?: number; headers?: Readonly<Record<string, string>>; body?: string }
  /** The request is handled; its answer has the usual status, and this for a body. */
  | { body: string }
  /** The request is handled so many real milliseconds later, even if the client has given up. */
  | { delay: number }
  /** The request is handled at once; its answer comes so many real milliseconds later. */
  | { delayAfter: number }
  /** The connection is reset before the request is handled. */
  | { reset: true }
  /** The request is handled; the connection is reset in place of its answer. */
  | { resetAfter: true }
  /** As `reset`, and for so many real milliseconds the server does not listen: connections are refused. */
  | { refuse: number }
  /** The request is handled and answered; then the server does not listen for so many real milliseconds. */
  | { refuseAfter: number }
  /** Half of the answer's body, then the connection ends. */
  | { truncate: true }
  /** A list has records twice, lacks the newest, or is in another order. */
  | { records: 'duplicate' | 'late' | 'reordered' }
  /** What has ended is shown as still active. */
  | { stale: true }
  /** Half of a list, and the address of its next page will be refused. */
  | { expired: true };

/** Which calls of an operation: the nth since the faults were set, or all of a range; without `to`, for ever. */
export type Nth = number | { from: number; to?: number };

export type PlannedFault = { operation: string; nth: Nth; fault: Fault };

export type FaultRegistry = {
  /** In place of those before; calls are counted from here on. */
  set: (faults: readonly PlannedFault[]) => void;
  /** Counts a call, and returns the fault for it. */
  take: (operation: string) => Fault | undefined;
  /** How many calls have met one since they were set. */
  met: () => number;
};

const isIn = (nth: Nth, call: number): boolean =>
  typeof nth === 'number' ? nth === call : call >= nth.from && call <= (nth.to ?? Number.POSITIVE_INFINITY);

export function createFaultRegistry(first: readonly PlannedFault[] = []): FaultRegistry {
  let planned = first;
  let met = 0;
  const calls = new Map<string, number>();
  return {
    set: (faults) => {
      planned = faults;
      met = 0;
      calls.clear();
    },
    take: (operation) => {
      if (planned.length === 0) return undefined;
      const call = (calls.get(operation) ?? 0) + 1;
      calls.set(operation, call);
      const found = planned.find((one) => one.operation === operation && isIn(one.nth, call));
      if (found) met += 1;
      return found?.fault;
    },
    met: () => met,
  };
}
