/** A step as both targets list it, reduced to what the path needs. Times are ISO 8601. */
export type Step = {
    sid: string;
    /** The event that made the flow move on. */
    name: string;
    from: string;
    to: string;
    at: string;
    parentStepSid?: string;
};
/** One stay in a widget. Without `event` the execution is still there. */
export type Visit = {
    widget: string;
    event?: string;
    enteredAt: string;
    leftAt?: string;
    /** The step by which the widget was left; its context shows what the widget saw. */
    leftBy?: string;
};
export type Path = readonly Visit[];
