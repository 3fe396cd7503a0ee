// The stored form of a real execution: its steps, and the contexts that contain its inputs and responses.
import type { Step } from '../flow/step.ts';
import type { JsonObject } from '../flow/types.ts';

/** An execution as the account showed it, with its personal data replaced where it comes from the store. */
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
  /** As it was at the end. */
  context: JsonObject;
  /** As it was at a step, for steps of widgets that were left more than once. By the step's SID. */
  stepContexts: Readonly<Record<string, JsonObject>>;
  /** The fields whose replacement changes the path; absent if there are none. */
  changedBy?: readonly string[];
};

/** Why an execution could not be recorded. */
export type NotRecorded = { sid: string; reason: 'expired' | 'incomplete' | 'unreadable'; message: string };

/** The steps of the flow itself; those of its subflows belong to the widgets that ran them. */
export const ownSteps = ({ steps }: Pick<RecordedExecution, 'steps'>): Step[] =>
  steps.filter(({ parentStepSid }) => parentStepSid === undefined);

/**
 * The steps whose contexts are needed beside the final one, which holds only the last values of a widget that was left twice.
 * All of them are inside a loop.
 */
export function stepsInLoops(execution: Pick<RecordedExecution, 'steps'>): Step[] {
  const own = ownSteps(execution);
  const last = new Map(own.map(({ from }, index) => [from, index]));
  return own.filter(({ from }, index) => last.get(from) !== index);
}
