// Studio's limits as numbers, each with what it rests on. What cannot be counted is in behaviour.ts.

/** Seconds that Studio waits for an HTTP request or a function. Documented: widget pages of both. */
export const REQUEST_TIMEOUT_SECONDS = 10;
/** Documented: "body max 64 kB" on the pages of Make HTTP Request and Run Function. */
export const MAX_ANSWER_BYTES = 65_536;
/** Redirects of one request that are followed. Documented: 3xx redirection is supported (Make HTTP Request). The number is assumed. */
export const MAX_REDIRECTS = 5;
/** Documented (Studio FAQ): an execution ends after 1,000 steps, subflows included. That it is `ended` without a further step is assumed. */
export const MAX_STEPS = 1000;
/** Documented (Studio FAQ): "if the same widget runs 10 times in a row". */
export const MAX_SAME_WIDGET = 10;
/** Documented: 2,000 widgets a flow, subflows included. */
export const MAX_WIDGETS = 2000;
/** Documented (Subflows page): references to subflows in one flow. */
export const MAX_SUBFLOW_REFERENCES = 150;
/** Documented (Subflows page): different subflows in one flow. */
export const MAX_SUBFLOWS = 50;
/** Documented: an execution ends 30 days after its start, and is then deleted from the API. */
export const EXECUTION_DAYS = 30;
/** Bytes of an execution's Parameters. Assumed: the same as for an answer; larger ones are refused (84004). */
export const MAX_PARAMETERS_BYTES = 65_536;
/** The approximate size of all values of widgets and variables. Assumed: Studio documents no limit; this is enough for dozens of the largest answers. */
export const MAX_CONTEXT_CHARACTERS = 4_194_304;
