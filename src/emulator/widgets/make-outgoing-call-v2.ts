// Make Outgoing Call: calls the contact and leaves by how the call was answered.

import { WIDGET_TYPES } from '../../flow/widget-types.ts';
import { callParameters } from '../engine/call-parameters.ts';
import type { Outcome, Signal, Widget, WidgetContext } from '../engine/widget.ts';

type Answer = Extract<Signal, { type: 'answer' }>['outcome'];

const EVENTS = {
  human: 'answered',
  machine: 'answered',
  busy: 'busy',
  'no-answer': 'noAnswer',
  failed: 'failed',
} as const satisfies Record<Answer, string>;

const STATUS = {
  human: 'in-progress',
  machine: 'in-progress',
  busy: 'busy',
  'no-answer': 'no-answer',
  failed: 'failed',
} as const satisfies Record<Answer, string>;

const detects = ({ properties, render }: WidgetContext): boolean =>
  render(properties.detect_answering_machine) === 'true';

/** With DetectMessageEnd Twilio waits for the end of the greeting, and reports it. */
function answeredBy(ctx: WidgetContext, answer: Answer): Record<string, string> {
  if (!detects(ctx) || (answer !== 'human' && answer !== 'machine')) return {};
  if (answer === 'human') return { AnsweredBy: 'human', MachineDetectionDuration: '3000' };
  const toTheEnd = ctx.render(ctx.properties.machine_detection) === 'DetectMessageEnd';
  return { AnsweredBy: toTheEnd ? 'machine_end_beep' : 'machine_start', MachineDetectionDuration: '3000' };
}

const leaveBy = (ctx: WidgetContext, answer: Answer): Outcome => ({
  do: 'leave',
  event: EVENTS[answer],
  output: { ...callParameters(ctx), ...answeredBy(ctx, answer), CallStatus: STATUS[answer] },
});

function placeCall(ctx: WidgetContext): Outcome {
  const { properties, render, channel } = ctx;
  const timeoutSeconds = Number(render(properties.timeout)) || WIDGET_TYPES['make-outgoing-call-v2'].timeoutSeconds;
  const from = render(properties.from) || channel.flow;
  const to = render(properties.to) || channel.contact;
  return {
    do: 'wait',
    on: ['answer', 'timeout'],
    timeoutSeconds,
    effects: [{ type: 'place-call', from, to, timeoutSeconds, detectMachine: detects(ctx) }],
  };
}

export const makeOutgoingCallV2: Widget = {
  type: 'make-outgoing-call-v2',
  knowledge: {
    fidelity: 'documented',
    source: 'https://www.twilio.com/docs/studio/widget-library/make-outgoing-call',
    notes:
      'The possible outcomes of answering machine detection are human, machine_start and (with DetectMessageEnd) machine_end_beep.',
  },
  enter: placeCall,
  resume: (ctx, signal) => leaveBy(ctx, signal.type === 'answer' ? signal.outcome : 'no-answer'),
};
