// A flow of 150 widgets and 107 KB that can be talked to: questions, splits and requests in turn.
import type { FlowDefinition, FlowState } from '../../src/flow/types.ts';

const COUNT = 150;
/** So that the definition is as large as the largest public one. */
const PADDING = 'The quick brown fox jumps over the lazy dog. '.repeat(8);

const name = (index: number) => `widget_${index}`;

function stateAt(index: number): FlowState {
  const next = index + 1 < COUNT ? { next: name(index + 1) } : {};
  const offset = { x: Math.floor(index / 25) * 480, y: 260 + (index % 25) * 210 };
  if (index % 3 === 0)
    return {
      name: name(index),
      type: 'send-and-wait-for-reply',
      properties: { offset, body: `Question ${index}? ${PADDING}`, timeout: '3600' },
      transitions: [{ event: 'incomingMessage', ...next }, { event: 'timeout' }],
    };
  if (index % 3 === 1) {
    const subject = `{{widgets.${name(index - 1)}.inbound.Body}}`;
    const conditions = [{ friendly_name: 'Yes', arguments: [subject], type: 'equal_to', value: 'yes' }];
    return {
      name: name(index),
      type: 'split-based-on',
      properties: { offset, input: subject },
      transitions: [
        { event: 'noMatch', ...next },
        { event: 'match', conditions, ...next },
      ],
    };
  }
  return {
    name: name(index),
    type: 'set-variables',
    properties: { offset, variables: [{ key: `seen_${index}`, value: PADDING }] },
    transitions: [{ event: 'next', ...next }],
  };
}

export const largeFlow = (): FlowDefinition => ({
  description: 'large',
  initial_state: 'Trigger',
  states: [
    {
      name: 'Trigger',
      type: 'trigger',
      properties: { offset: { x: 0, y: 0 } },
      transitions: [{ event: 'incomingMessage', next: name(0) }],
    },
    ...Array.from({ length: COUNT }, (_, index) => stateAt(index)),
  ],
});
