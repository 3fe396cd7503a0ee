// Deeply frozen visits, and one signal of each kind, for the specs of widgets.

import { DEFAULT_BEHAVIOUR } from '../../../src/emulator/engine/behaviour.ts';
import type { Leave, Outcome, Signal, Wait, WidgetContext } from '../../../src/emulator/engine/widget.ts';
import type { JsonObject } from '../../../src/flow/types.ts';
import { createRender } from '../../../src/liquid/render.ts';

export const NOW = Date.parse('2026-11-24T09:00:00Z');
export const CONTACT = '+15550100001';
export const FLOW_NUMBER = '+15550100000';
const CALL = {
  sid: 'CA0123456789abcdef0123456789abcdef',
  direction: 'inbound',
  status: 'in-progress',
  hasSpoken: true,
} as const;
export const ACCOUNT_SID = `AC${'0'.repeat(32)}`;

export function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null) for (const part of Object.values(value)) frozen(part);
  return Object.freeze(value);
}

const render = createRender();

/** A widget's context in an execution that the REST API started, with the changes of `more`. */
export function visitAt(properties: JsonObject = {}, more: Partial<WidgetContext> = {}): WidgetContext {
  const context: JsonObject = more.context ?? { flow: { variables: {} }, widgets: {} };
  return frozen({
    name: 'the_widget',
    properties,
    transitions: [],
    channel: { kind: 'request', contact: CONTACT, flow: FLOW_NUMBER },
    now: NOW,
    memory: {},
    accountSid: ACCOUNT_SID,
    behaviour: DEFAULT_BEHAVIOUR,
    contentTemplate: () => undefined,
    ...more,
    context,
    render: more.render ?? ((template) => render(template, context, NOW).text),
    isNumber: more.isNumber ?? ((template) => render.isNumber(template, context, NOW)),
  });
}

export const onCall = (properties: JsonObject = {}): WidgetContext =>
  visitAt(properties, { channel: { kind: 'call', contact: CONTACT, flow: FLOW_NUMBER, call: CALL } });

export const MESSAGE: JsonObject = { Sid: 'SM0', Body: 'Hi', From: FLOW_NUMBER, To: CONTACT, Status: 'delivered' };

export const delivery = (status: 'delivered' | 'undelivered' | 'failed'): Signal => ({
  type: 'delivery',
  status,
  message: MESSAGE,
});

export const reply = (Body: string): Signal => ({ type: 'message', message: { Body, From: CONTACT } });

export const answer = (status: number, body = '', type = 'application/json'): Signal => ({
  type: 'response',
  response: { status, body, headers: { 'content-type': type } },
});

export const noAnswer: Signal = { type: 'response', response: { failed: 'timeout', reason: 'too slow' } };

export const SIGNALS: readonly Signal[] = frozen([
  reply('Yes'),
  { type: 'timeout' },
  answer(200, '{"a":1}'),
  answer(302),
  answer(500, 'oops', 'text/plain'),
  noAnswer,
  delivery('delivered'),
  delivery('undelivered'),
  delivery('failed'),
  { type: 'digits', digits: '1#' },
  { type: 'digits', digits: '' },
  { type: 'speech', text: 'yes', confidence: 0.9 },
  { type: 'hangup' },
  ...(['human', 'machine', 'busy', 'no-answer', 'failed'] as const).map(
    (outcome): Signal => ({ type: 'answer', outcome }),
  ),
  { type: 'subflow', event: 'completed', output: { a: 1 } },
  { type: 'subflow', event: 'failed', output: {} },
]);

/** The outcome, which must leave the widget; any other fails the spec. */
export function left(outcome: Outcome | undefined): Leave {
  if (outcome?.do !== 'leave') throw new Error(`it does not leave: ${JSON.stringify(outcome)}`);
  return outcome;
}

export function waits(outcome: Outcome | undefined): Wait {
  if (outcome?.do !== 'wait') throw new Error(`it does not wait: ${JSON.stringify(outcome)}`);
  return outcome;
}
