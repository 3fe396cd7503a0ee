// Opens an embedded Studio without HTTP for a spec, with one flow in it.
import { createStudio } from '../../src/emulator/engine/create-studio.ts';
import type { ExecutionRecord } from '../../src/emulator/engine/records.ts';
import type { Studio } from '../../src/emulator/engine/studio.ts';
import type { FlowDefinition, JsonObject } from '../../src/flow/types.ts';

export const ACCOUNT = `AC${'0'.repeat(32)}`;
export const CONTACT = '+15550100001';
export const FLOW_NUMBER = '+15550100000';
export const START = Date.parse('2026-03-02T12:00:00Z');

export type Opened = { studio: Studio; flowSid: string };

export function open(definition: FlowDefinition, name = 'a flow'): Opened {
  const studio = createStudio({ accountSid: ACCOUNT, now: () => START });
  const { sid } = studio.flows.add({ friendlyName: name, definition, status: 'published' });
  return { studio, flowSid: sid };
}

export function trigger({ studio, flowSid }: Opened, parameters: JsonObject = {}): ExecutionRecord {
  const result = studio.executions.trigger({ flowSid, to: CONTACT, from: FLOW_NUMBER, parameters });
  if (!result.ok) throw new Error(result.refusal.message);
  return result.value;
}

/** Triggers a new flow of this definition. */
export const run = (definition: FlowDefinition, parameters?: JsonObject): ExecutionRecord =>
  trigger(open(definition), parameters);

export const reply = ({ studio }: Opened, body: string): unknown =>
  studio.messages.create({ from: CONTACT, to: FLOW_NUMBER, body, media: [] });

/** `Trigger>ask ask>check check>Ended`. */
export const traversed = ({ steps }: ExecutionRecord): string => steps.map(({ from, to }) => `${from}>${to}`).join(' ');

export const events = ({ steps }: ExecutionRecord): string[] => steps.map(({ name }) => name);
