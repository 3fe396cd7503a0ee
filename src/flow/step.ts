// A step of an execution: the transition from one widget to the next, as Studio lists it.

/** The names that Studio uses for the end of a flow and for its start. */
export const ENDED = 'Ended';
export const TRIGGER = 'Trigger';

/** A step leaves the widget `from` by the event `name` and enters `to`. */
export type Step = {
  sid: string;
  /** The event that made the flow move on. */
  name: string;
  from: string;
  to: string;
  /** ISO 8601; Studio's own lists have whole seconds. */
  at: string;
  /** For a step of a subflow: the step of the parent by which the subflow was entered. */
  parentStepSid?: string;
};
