export type Fault = 
/** An answer of this status; its body is Twilio's error, or `body`. The request is not handled. */
{
    status: number;
    code?: number;
    headers?: Readonly<Record<string, string>>;
    body?: string;
}
/** The request is handled; its answer has the usual status, and this for a body. */
 | {
    body: string;
}
/** The request is handled so many real milliseconds later, even if nobody waits for it any more. */
 | {
    delay: number;
}
/** The request is handled at once; its answer comes so many real milliseconds later. */
 | {
    delayAfter: number;
}
/** The connection is reset before the request is handled. */
 | {
    reset: true;
}
/** The request is handled; the connection is reset in place of its answer. */
 | {
    resetAfter: true;
}
/** As `reset`, and for so many real milliseconds nobody listens: connections are refused. */
 | {
    refuse: number;
}
/** The request is handled and answered; then nobody listens for so many real milliseconds. */
 | {
    refuseAfter: number;
}
/** Half of the answer's body, then the connection ends. */
 | {
    truncate: true;
}
/** A list tells its records twice, without the newest, or in another order. */
 | {
    records: 'duplicate' | 'late' | 'reordered';
}
/** What has ended is told as still going on. */
 | {
    stale: true;
}
/** Half of a list, and the address of its next page will be refused. */
 | {
    expired: true;
};
/** Which calls of an operation: the nth since the faults were set, or all of a range; without `to`, for ever. */
export type Nth = number | {
    from: number;
    to?: number;
};
export type PlannedFault = {
    operation: string;
    nth: Nth;
    fault: Fault;
};
export type FaultRegistry = {
    /** In place of those before; calls are counted from here on. */
    set: (faults: readonly PlannedFault[]) => void;
    /** Counts a call, and tells the fault that it is to meet. */
    take: (operation: string) => Fault | undefined;
    /** How many calls have met one since they were set. */
    met: () => number;
};
export declare function createFaultRegistry(first?: readonly PlannedFault[]): FaultRegistry;
