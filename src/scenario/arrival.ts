// What starts a scenario's execution other than the REST API: the contact's message or call, and further fields of the trigger.
import type { JsonObject } from '../flow/types.ts';
import type { ScenarioInputs, TriggerName } from './scenario.ts';

/** The part of `inputs` with the fields of a trigger, and the name under which a flow reads them. */
export const FIELDS = {
  incomingMessage: 'message',
  incomingConversationMessage: 'conversation',
  incomingCall: 'call',
  incomingParent: 'parent',
} as const satisfies Partial<Record<TriggerName, keyof ScenarioInputs>>;

export type ArrivalTrigger = keyof typeof FIELDS;

export const isArrival = (trigger: TriggerName): trigger is ArrivalTrigger => trigger !== 'incomingRequest';

/** Whether the contact starts the execution with a message. */
export const isWritten = (trigger: TriggerName): boolean =>
  trigger === 'incomingMessage' || trigger === 'incomingConversationMessage';

export function arrivalOf(trigger: ArrivalTrigger, inputs: ScenarioInputs): { body?: string; fields?: JsonObject } {
  const fields = inputs[FIELDS[trigger]];
  const { body } = inputs;
  return { ...(body === undefined ? {} : { body }), ...(fields === undefined ? {} : { fields }) };
}

/** Only an emulator can start such an execution. */
export const needsEmulator = (
  trigger: TriggerName,
  inputs: Pick<ScenarioInputs, 'message' | 'conversation' | 'call'>,
): boolean =>
  trigger === 'incomingParent' ||
  [inputs.message, inputs.conversation, inputs.call].some((fields) => fields !== undefined);
