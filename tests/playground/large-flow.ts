// A flow of 150 widgets and 107 KB for conversations: questions, splits and requests in turn.
import type { FlowDefinition, FlowState } from '../../src/flow/types.ts';

const COUNT = 150;
/** So that the definition is as large as the largest public one. */
const PADDING = 'The quick brown fox jumps over the lazy dog. '.repeat(8);

export type LargeFlow = {
  /** The number of widgets besides the Trigger; 150 by default. */
  count?: number;
  /** The channel of the conversation; messages by default. */
  by?: 'message' | 'call';
  /** Every third widget sends a request; otherwise it sets a variable. */
  requests?: boolean;
  /** The SID of the flow that its last widget runs. */
  subflow?: string;
};

const name = (index: number) => `widget_${index}`;

type Next = { next?: string };
type Place = { offset: { x: number; y: number } };

const questionAt = (index: number, place: Place, next: Next): FlowState => ({
  name: name(index),
  type: 'send-and-wait-for-reply',
  properties: { ...place, body: `Question ${index}? ${PADDING}`, timeout: '3600' },
  transitions: [{ event: 'incomingMessage', ...next }, { event: 'timeout' }],
});

const menuAt = (index: number, place: Place, next: Next): FlowState => ({
  name: name(index),
  type: 'gather-input-on-call',
  properties: { ...place, say: `Question ${index}? ${PADDING}`, number_of_digits: 1, timeout: 5, loop: 1 },
  transitions: [{ event: 'keypress', ...next }, { event: 'speech' }, { event: 'timeout' }],
});

function splitAt(index: number, place: Place, next: Next): FlowState {
  const subject = `{{widgets.${name(index - 1)}.inbound.Body}}{{widgets.${name(index - 1)}.Digits}}`;
  const conditions = [{ friendly_name: 'Yes', arguments: [subject], type: 'equal_to', value: 'yes' }];
  return {
    name: name(index),
    type: 'split-based-on',
    properties: { ...place, input: subject },
    transitions: [
      { event: 'noMatch', ...next },
      { event: 'match', conditions, ...next },
    ],
  };
}

const variableAt = (index: number, place: Place, next: Next): FlowState => ({
  name: name(index),
  type: 'set-variables',
  properties: { ...place, variables: [{ key: `seen_${index}`, value: PADDING }] },
  transitions: [{ event: 'next', ...next }],
});

const requestAt = (index: number, place: Place, next: Next): FlowState => ({
  name: name(index),
  type: 'make-http-request',
  properties: { ...place, method: 'POST', url: `https://example.com/${index}`, body: PADDING },
  transitions: [{ event: 'success', ...next }, { event: 'failed' }],
});

const runnerAt = (index: number, place: Place, flow_sid: string): FlowState => ({
  name: name(index),
  type: 'run-subflow',
  properties: { ...place, flow_sid, flow_revision: 'LatestPublished', parameters: [] },
  transitions: [{ event: 'completed' }, { event: 'failed' }],
});

function stateAt(index: number, { by = 'message', count = COUNT, requests = false, subflow }: LargeFlow): FlowState {
  const next = index + 1 < count ? { next: name(index + 1) } : {};
  const place = { offset: { x: Math.floor(index / 25) * 480, y: 260 + (index % 25) * 210 } };
  if (subflow !== undefined && index === count - 1) return runnerAt(index, place, subflow);
  if (index % 3 === 1) return splitAt(index, place, next);
  if (index % 3 === 2) return (requests ? requestAt : variableAt)(index, place, next);
  return (by === 'call' ? menuAt : questionAt)(index, place, next);
}

export const largeFlow = (options: LargeFlow = {}): FlowDefinition => ({
  description: 'large',
  initial_state: 'Trigger',
  states: [
    {
      name: 'Trigger',
      type: 'trigger',
      properties: { offset: { x: 0, y: 0 } },
      transitions: [{ event: options.by === 'call' ? 'incomingCall' : 'incomingMessage', next: name(0) }],
    },
    ...Array.from({ length: options.count ?? COUNT }, (_, index) => stateAt(index, options)),
  ],
});
