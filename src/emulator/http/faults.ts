// Faults on demand: the nth call of an operation is refused, delayed, cut off or answered incorrectly, to test a client.

export type Fault =
  /** A response with this status; its body is Twilio's error, or `body`. The request is not handled. */
  | { status: number; code?: number; headers?: Readonly<Record<string, string>>; body?: string }
  /** The request is handled; its response has the usual status, but this body. */
  | { body: string }
  /** The request is handled after a delay in real milliseconds, even if the client has given up. */
  | { delay: number }
  /** The request is handled at once; its response is delayed, in real milliseconds. */
  | { delayAfter: number }
  /** The connection is reset before the request is handled. */
  | { reset: true }
  /** The request is handled; then the connection is reset instead of a response. */
  | { resetAfter: true }
  /** Like `reset`; then the server does not listen for this time in real milliseconds: connections are refused. */
  | { refuse: number }
  /** The request is handled and answered; then the server does not listen for this time in real milliseconds. */
  | { refuseAfter: number }
  /** Half of the response's body is sent, then the connection ends. */
  | { truncate: true }
  /** A list has duplicates, lacks the newest record, or is in another order. */
  | { records: 'duplicate' | 'late' | 'reordered' }
  /** An ended execution or call is shown as still active. */
  | { stale: true }
  /** Half of a list, with a next page whose URL will be refused. */
  | { expired: true };

/** Which calls of an operation: the nth since the faults were set, or a range; without `to` the range has no end. */
export type Nth = number | { from: number; to?: number };

export type PlannedFault = { operation: string; nth: Nth; fault: Fault };

export type FaultRegistry = {
  /** Replaces earlier faults; calls are counted from now on. */
  set: (faults: readonly PlannedFault[]) => void;
  /** Counts a call and returns its fault. */
  take: (operation: string) => Fault | undefined;
  /** How many calls have had a fault since the faults were set. */
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
