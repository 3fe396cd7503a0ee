// The inputs that make a widget leave by an event: an action of the contact or a mock; the simplest first.
import type { MockAnswer } from '../../emulator/engine/mocks.ts';
import { textOfJson } from '../../flow/json-value.ts';
import type { FlowState } from '../../flow/types.ts';
import { widgetType } from '../../flow/widget-types.ts';
import { readingsOf, sampleOf, withValue } from './answers.ts';
import { OTHER_TEXT } from './condition-values.ts';
import type { PlannedVisit } from './plan.ts';
import type { KnownFlow } from './player.ts';

const reply = (body: string): PlannedVisit => ({ action: { kind: 'reply', body, media: [] } });
const silence: PlannedVisit = { action: { kind: 'silence' } };
const hangUp: PlannedVisit = { action: { kind: 'hangUp' } };
const answer = (outcome: 'human' | 'machine' | 'busy' | 'no-answer' | 'failed'): PlannedVisit => ({
  action: { kind: 'answer', outcome },
});

type Choices = Readonly<Record<string, readonly PlannedVisit[]>>;

const pressed = ({ properties }: FlowState): string => {
  const wanted = Number(textOfJson(properties.number_of_digits ?? Number.NaN));
  return Number.isInteger(wanted) && wanted > 1 && wanted <= 20 ? '1234567890'.repeat(2).slice(0, wanted) : '1';
};

const gathered = (state: FlowState): Choices => ({
  keypress: [{ action: { kind: 'press', digits: pressed(state) } }, { action: { kind: 'press', digits: '1#' } }],
  speech: [{ action: { kind: 'say', speech: OTHER_TEXT } }],
  timeout: [silence],
});

const OUTGOING: Choices = {
  answered: [answer('human'), answer('machine')],
  busy: [answer('busy')],
  noAnswer: [answer('no-answer'), silence],
  failed: [answer('failed')],
  answeredByMachine: [answer('machine')],
};

const OWN: Readonly<Record<string, (state: FlowState) => Choices>> = {
  'send-message': () => ({ sent: [{}], failed: [{ mock: { delivery: 'failed' } }] }),
  'send-and-wait-for-reply': () => ({
    incomingMessage: [reply(OTHER_TEXT)],
    timeout: [silence],
    deliveryFailure: [{ mock: { delivery: 'failed' } }],
  }),
  'gather-input-on-call': gathered,
  'record-voicemail': () => ({
    recordingComplete: [
      { action: { kind: 'say', speech: 'Please call me back.' } },
      { action: { kind: 'press', digits: '#' } },
    ],
    noAudio: [silence],
    hangup: [hangUp],
  }),
  'make-outgoing-call-v1': () => OUTGOING,
  'make-outgoing-call-v2': () => OUTGOING,
  'make-http-request': () => ({ success: [{}], failed: [{ mock: { status: 500 } }] }),
  'run-function': () => ({ success: [{}], fail: [{ mock: { status: 500 } }] }),
  'run-subflow': () => ({ completed: [{}] }),
};

/** Widgets whose event follows from the flow and earlier steps: they are not mocked. */
const DETERMINED: ReadonlySet<string> = new Set([
  'trigger',
  'split-based-on',
  'set-variables',
  'say-play',
  'fork-stream',
]);

/** The outcome of another party, with the values that the flow reads from it. */
function outcome({ definition }: KnownFlow, { name, type }: FlowState, event: string): PlannedVisit {
  const isFailure = widgetType(type)?.failure === event;
  const { fields } = readingsOf(definition, name);
  let output = {};
  if (!isFailure)
    for (const path of fields) output = withValue(output, path, sampleOf(path.at(-1) ?? '')) as typeof output;
  return { mock: { event, ...(Object.keys(output).length > 0 ? { output } : {}) } };
}

/** The first event with a transition, if it is one of the widget's. */
export function usualOutcome(flow: KnownFlow, state: FlowState): MockAnswer {
  const leading = state.transitions.filter(({ event, next }) => next && isEventOf(state.type, event));
  const preferred = leading.find(({ event }) => event !== widgetType(state.type)?.failure) ?? leading[0];
  const event = preferred?.event ?? widgetType(state.type)?.events[0] ?? state.transitions[0]?.event ?? 'next';
  return outcome(flow, state, event).mock ?? { event };
}

/** Whether a widget of this type can leave by this event; an unknown type may have any event. */
export const isEventOf = (type: string, event: string): boolean => widgetType(type)?.events.includes(event) ?? true;

/** Empty if the widget does not have the event. */
export function choicesFor(flow: KnownFlow, state: FlowState, event: string): readonly PlannedVisit[] {
  const { type } = state;
  if (!isEventOf(type, event)) return [];
  if (DETERMINED.has(type)) return [{}];
  const own = OWN[type]?.(state)[event] ?? [];
  // A natural result is better than a mocked outcome; a request that fails needs no body.
  return [...own, ...(type in OWN ? [] : [{}]), outcome(flow, state, event)];
}
