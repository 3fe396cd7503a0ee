/** Seconds that Studio waits for an HTTP request or a function. Documented: widget pages of both. */
export declare const REQUEST_TIMEOUT_SECONDS = 10;
/** Documented: "body max 64 kB" on the pages of Make HTTP Request and Run Function. */
export declare const MAX_ANSWER_BYTES = 65536;
/** Documented in an earlier edition of the Split Based On page: case does not count, nor do spaces at both ends. That it holds for regex, too, is assumed. */
export declare const CONDITIONS_FOLD_TEXT = true;
/** Assumed: the conditions of a split are tried in the order of its transitions, and the first that holds wins. */
export declare const FIRST_CONDITION_WINS = true;
/** Assumed, as every public flow has one: several arguments of a condition must all meet it. */
export declare const ARGUMENTS_MUST_ALL_HOLD = true;
/** Times that conditions compare, as 17:00. That none holds for another form is assumed. */
export declare const TIME_FORM: RegExp;
/** Dates that conditions compare, as 2026-12-24. That none holds for another form is assumed. */
export declare const DATE_FORM: RegExp;
/** Documented (Studio FAQ): an execution ends after 1,000 steps, subflows included. That it is `ended` without a further step is assumed. */
export declare const MAX_STEPS = 1000;
/** Documented (Studio FAQ): "if the same widget runs 10 times in a row". */
export declare const MAX_SAME_WIDGET = 10;
/** Documented: 2,000 widgets a flow, subflows included. */
export declare const MAX_WIDGETS = 2000;
/** Documented: an execution ends 30 days after its start, and is gone from the API then. */
export declare const EXECUTION_DAYS = 30;
/** Bytes of an execution's Parameters. Assumed: as much as Studio takes of an answer; more could not be processed (84004). */
export declare const MAX_PARAMETERS_BYTES = 65536;
/** What widgets and variables may hold together, about. Assumed: Studio tells no size; this is room for dozens of the largest answers, and a bound. */
export declare const MAX_CONTEXT_CHARACTERS = 4194304;
/** Documented for Run Function, recorded for Gather: widgets.NAME is merged when a widget runs again, never replaced. */
export declare const MERGES_ON_RERUN = true;
/** Assumed: who answers a call that a flow places, at once, where nobody says what the contact does. */
export declare const DEFAULT_ANSWER = "human";
