// The stored form of a real execution: its steps, and the contexts that contain its inputs and responses.
import type { Step } from '../flow/step.ts';
import type { JsonObject } from '../flow/types.ts';

/** An execution as the account returned it; its personal data is replaced if it comes from the store. */
export type RecordedExecution = {
  sid: string;
  flowSid: string;
  /** The revision of the flow that ran. */
  revision: number;
  status: 'active' | 'ended';
  createdAt: string;
  updatedAt: string;
  /** In the order in which they happened. */
  steps: readonly Step[];
  /** The context at the end. */
  context: JsonObject;
  /** The context after a step, by the step's SID, for widgets that were left more than once. */
  stepContexts: Readonly<Record<string, JsonObject>>;
  /** Fields whose replacement changes the path; absent if there are none. */
  changedBy?: readonly string[];
};

/** Why an execution could not be recorded. */
export type NotRecorded = { sid: string; reason: 'expired' | 'incomplete' | 'unreadable'; message: string };

/** The steps of the flow itself; those of its subflows belong to the widgets that ran them. */
export const ownSteps = ({ steps }: Pick<RecordedExecution, 'steps'>): Step[] =>
  steps.filter(({ parentStepSid }) => parentStepSid === undefined);

/**
 * The steps whose contexts are needed in addition to the final one, which has only the last values of a widget that was left twice. All of
 * them are inside a loop.
 */
export function stepsInLoops(execution: Pick<RecordedExecution, 'steps'>): Step[] {
  const own = ownSteps(execution);
  const last = new Map(own.map(({ from }, index) => [from, index]));
  return own.filter(({ from }, index) => last.get(from) !== index);
}
