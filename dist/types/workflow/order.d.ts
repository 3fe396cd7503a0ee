/** A step as Studio lists it; `at` is the time in whole seconds (ISO 8601). Paths are made of such steps. */
export type ListedStep = {
    sid: string;
    /** The event that made the flow move on. */
    name: string;
    from: string;
    to: string;
    at: string;
    parentStepSid?: string;
};
/** Between `after` and `before` steps are missing; without `after` at the beginning, without `before` a parent step. */
export type Gap = {
    after?: string;
    before?: string;
};
export type Ordered<Step> = {
    steps: Step[];
    /** None if the steps form one unbroken chain. */
    gaps: Gap[];
    /** Whether the steps say so themselves, and not only the order in which they were listed. */
    certain: boolean;
    /** Whether the list was in order, newest or oldest first. */
    asListed: boolean;
};
/** Steps in any order, each once or more often. A subflow's steps form chains of their own, placed after the step that began them. */
export declare function orderSteps<Step extends ListedStep>(listed: readonly Step[]): Ordered<Step>;
