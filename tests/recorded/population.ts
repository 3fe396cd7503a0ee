// Makes executions of any flow on an emulator, as real contacts would: they reply, press, speak, hang up or stay silent, by a seed.
import { pressing, saying } from '../../src/contact/twiml.ts';
import type { MockAnswer } from '../../src/emulator/engine/mocks.ts';
import type { ExecutionRecord } from '../../src/emulator/engine/records.ts';
import type { Studio } from '../../src/emulator/engine/studio.ts';
import { startOf } from '../../src/flow/graph.ts';
import type { FlowDefinition, FlowState } from '../../src/flow/types.ts';
import { asksParty, makesRequest, placesCall } from '../../src/flow/widget-types.ts';
import { type Random, randomOf } from '../random.ts';

const WORDS = [
  'yes',
  'No',
  'ok thanks',
  'STOP',
  '1',
  '2',
  'help me please',
  'maria@example.com',
  '+4915123456789',
  '12345',
];

/** Values of the flow's conditions, which contacts are likely to send. */
function wordsOf({ states }: FlowDefinition): string[] {
  const asked = states.flatMap(({ transitions }) =>
    transitions.flatMap(({ conditions }) => (conditions ?? []).flatMap(({ value }) => String(value ?? '').split(','))),
  );
  return [...new Set([...asked.map((word) => word.trim()).filter(Boolean), ...WORDS])];
}

const FLOW_NUMBER = '+15550100090';
const contactOf = (index: number): string => `+1555${String(2_000_000 + index).padStart(7, '0')}`;

const eventsOf = ({ transitions }: FlowState): string[] => [...new Set(transitions.map(({ event }) => event))];

/** The answers of servers and others this time. */
function mockOf(state: FlowState, random: Random): MockAnswer[] {
  const { type } = state;
  const times = [0, 1, 2].slice(0, 1 + random.below(3));
  if (makesRequest(type))
    return times.map(() =>
      random.chance(80)
        ? { status: 200, body: { ok: true, status: random.one(WORDS), name: 'Ada', token: 'abcdef0123456789' } }
        : random.one<MockAnswer>([{ status: 500, body: 'no' }, { event: random.one(eventsOf(state)) }]),
    );
  if (type === 'send-message' || type === 'send-and-wait-for-reply')
    return random.chance(5) ? [{ delivery: 'failed' }] : [];
  const outside = asksParty(type) || type === 'run-subflow' || type === 'record-voicemail';
  const events = eventsOf(state);
  return outside && events.length > 0
    ? times.map(() => ({ event: random.one(events), output: { result: random.one(WORDS), value: random.below(9) } }))
    : [];
}

type Making = { studio: Studio; flowSid: string; definition: FlowDefinition; random: Random; words: readonly string[] };

function begin({ studio, flowSid, definition, random, words }: Making, index: number): ExecutionRecord {
  const contact = contactOf(index);
  const leads = (startOf(definition)?.transitions ?? []).flatMap(({ event, next }) => (next ? [event] : []));
  const trigger = random.one(leads.length > 0 ? leads : ['incomingRequest']);
  if (trigger === 'incomingMessage' || trigger === 'incomingConversationMessage')
    return studio.messages.receive(flowSid, { From: contact, To: FLOW_NUMBER, Body: random.one(words) });
  if (trigger === 'incomingCall') return studio.calls.receive(flowSid, { from: contact, to: FLOW_NUMBER });
  const parameters = {
    name: random.one(['Ada', 'Grace']),
    email: 'ada@example.com',
    count: random.below(5),
    word: random.one(words),
  };
  const started = studio.executions.trigger({ flowSid, to: contact, from: FLOW_NUMBER, parameters });
  if (!started.ok) throw new Error(started.refusal.message);
  return started.value;
}

/** Returns whether the flow continued. */
function act({ studio, flowSid, random, words }: Making, record: ExecutionRecord): boolean {
  const { waiting, contact, callSid } = record;
  if (!waiting) return false;
  const silent = random.chance(10);
  if (!silent && waiting.on.includes('message')) {
    studio.clock.advance(1 + random.below(20));
    studio.messages.receive(flowSid, { From: contact, To: FLOW_NUMBER, Body: random.one(words) });
    return true;
  }
  const leg = callSid === null ? undefined : studio.calls.contactLeg(callSid);
  if (!silent && leg && waiting.on.includes('digits')) {
    if (random.chance(5)) studio.calls.update(leg.sid, { status: 'completed' });
    else {
      const twiml = random.chance(70)
        ? pressing(random.one(['1', '2', '3', '9', '1234']), 600)
        : saying(random.one(words), 600);
      studio.calls.update(leg.sid, { twiml });
      studio.clock.advance(1);
    }
    return true;
  }
  if (waiting.until === null) return false;
  studio.clock.set(waiting.until);
  return true;
}

export type Population = { studio: Studio; flowSid: string; definition: FlowDefinition; count: number; seed: number };

/** One contact's whole conversation. */
function converse(making: Making, index: number): void {
  const { studio, flowSid, definition, random } = making;
  for (const state of definition.states) studio.mocks.set(flowSid, state.name, mockOf(state, random));
  if (definition.states.some(({ type }) => placesCall(type)))
    studio.numbers.setVoiceUrl(contactOf(index), random.chance(20) ? '' : 'https://twimlets.com/echo?Twiml=');
  const record = begin(making, index);
  for (let turns = 0; record.status === 'active' && turns < 60; turns += 1) if (!act(making, record)) break;
  if (record.status === 'active') studio.executions.end(record.sid);
}

/** An account deletes executions after 30 days, so conversations start one after the other. */
const APART = 20_000;

/** All of them have ended afterwards; some were ended by the API. */
export function populate({ studio, flowSid, definition, count, seed }: Population): void {
  const random = randomOf(seed);
  const making: Making = { studio, flowSid, definition, random, words: wordsOf(definition) };
  const start = studio.now();
  for (let index = 0; index < count; index += 1) {
    studio.clock.set(start + index * APART);
    converse(making, index);
  }
}
