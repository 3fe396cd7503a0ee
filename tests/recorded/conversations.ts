// Past conversations of an account: each is an execution that has ended.
import type { MockAnswer } from '../../src/emulator/engine/mocks.ts';
import type { JsonObject } from '../../src/flow/types.ts';
import { type Account, CONTACT, FLOW_NUMBER } from './account.ts';

export type Conversation = {
  contact?: string;
  parameters?: JsonObject;
  /** In order; `null` is silence. */
  replies: readonly (string | null)[];
  answers?: readonly MockAnswer[];
  /** Seconds before each reply. */
  after?: number;
};

const SHIPPED: readonly MockAnswer[] = [{ status: 200, body: { status: 'shipped', eta: 'Friday' } }];

/** The SID of the execution. */
export function converse({ studio, flowSid }: Account, conversation: Conversation): string {
  const { contact = CONTACT, parameters = {}, replies, answers = SHIPPED, after = 5 } = conversation;
  studio.mocks.set(flowSid, 'look_up', answers);
  const started = studio.executions.trigger({ flowSid, to: contact, from: FLOW_NUMBER, parameters });
  if (!started.ok) throw new Error(started.refusal.message);
  const record = started.value;
  for (const reply of replies) {
    if (reply === null) studio.clock.set(record.waiting?.until ?? studio.now());
    else {
      studio.clock.advance(after);
      studio.messages.receive(flowSid, { From: contact, To: FLOW_NUMBER, Body: reply });
    }
  }
  if (record.status === 'active') studio.executions.end(record.sid);
  studio.clock.advance(60);
  return record.sid;
}
