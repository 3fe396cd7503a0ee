// Builds scenarios, flows and evidence for the specs of session/ from short texts.
import type { FlowDefinition, JsonObject } from '../../src/flow/types.ts';
import { trace } from '../../src/path/trace.ts';
import type { Expectation, Scenario } from '../../src/scenario/scenario.ts';
import type { Judged, Message } from '../../src/session/evidence.ts';
import { lines, steps } from '../path/paths.ts';

export const PLACE = { file: '/flows/a.yaml', line: 4, column: 5 };

/** Asks, splits on the reply, books and thanks; asks again after an unclear reply. */
export const FLOW: FlowDefinition = {
  initial_state: 'Trigger',
  states: [
    { name: 'Trigger', type: 'trigger', properties: {}, transitions: [{ event: 'incomingRequest', next: 'ask' }] },
    {
      name: 'ask',
      type: 'send-and-wait-for-reply',
      properties: { timeout: '3600' },
      transitions: [{ event: 'incomingMessage', next: 'check' }, { event: 'timeout' }],
    },
    {
      name: 'check',
      type: 'split-based-on',
      properties: {},
      transitions: [
        { event: 'noMatch', next: 'ask' },
        {
          event: 'match',
          next: 'book',
          conditions: [
            { friendly_name: 'Yes', arguments: ['{{widgets.ask.inbound.Body}}'], type: 'equal_to', value: 'yes' },
          ],
        },
      ],
    },
    {
      name: 'book',
      type: 'make-http-request',
      properties: {},
      transitions: [{ event: 'success', next: 'thank' }, { event: 'failed' }],
    },
    { name: 'thank', type: 'send-message', properties: {}, transitions: [{ event: 'sent' }, { event: 'failed' }] },
  ],
};

type Given = Partial<Omit<Judged, 'path' | 'status' | 'trigger' | 'messages'>> & {
  steps?: string;
  received?: readonly string[];
};

const received = (body: string): Message => ({ direction: 'to-contact', from: '', to: '', body, media: [], at: '' });

/** By default the contact says yes and is thanked. */
export function judged({ steps: listed, received: bodies = [], ...given }: Given = {}): Judged {
  const { path, ended, trigger } = trace(
    steps(listed ?? 'incomingRequest>ask incomingMessage>check match>book success>thank sent>Ended'),
  );
  const context: JsonObject = given.context ?? { widgets: { ask: { inbound: { Body: 'maybe' } } } };
  return {
    definition: FLOW,
    executionSid: 'FN1',
    path,
    status: ended ? 'ended' : 'active',
    ...(trigger ? { trigger } : {}),
    outcome: ended ? { kind: 'ended' } : { kind: 'waiting' },
    messages: bodies.map(received),
    context,
    incidents: [],
    ...given,
  };
}

const NOTHING: Expectation = { never: [], messagesTo: [], requests: [], tasks: [], variables: [], context: [] };

/** The path's lines are at the lines 10, 11, … of the file. */
export const expectedPath = (text: string): NonNullable<Expectation['path']> => ({
  place: { ...PLACE, line: 9 },
  steps: lines(text).map((line, index) => ({ ...line, place: { ...PLACE, line: 10 + index } })),
});

export const scenario = (expect: Partial<Expectation>, given: Partial<Scenario> = {}): Scenario => ({
  id: 'flows/a.yaml › one',
  name: 'one',
  place: PLACE,
  declaredAt: PLACE,
  tags: [],
  flow: { name: 'a', definition: FLOW },
  targets: ['emulator'],
  trigger: 'incomingRequest',
  inputs: { to: '+15550100001', from: '+15550100000', parameters: {} },
  contact: [],
  mocks: {},
  expect: { ...NOTHING, ...expect },
  only: false,
  secrets: [],
  ...given,
});
