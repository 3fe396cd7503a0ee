// The scenarios that are played under faults: together they make every call of the workflow, the contact and the cleanup.
import type { FlowDefinition } from '../../src/flow/types.ts';
import type { Action, Scenario } from '../../src/scenario/scenario.ts';
import { ask, flowOf, say, split, widget } from '../emulator/flows.ts';
import { expectedPath, PLACE, scenario } from '../session/judged.ts';

export const CONTACT = '+15550100001';
export const FLOW_NUMBER = '+15550100000';

const TEXTS = flowOf(
  ask('ask', 'Are you coming?', { incomingMessage: 'check', timeout: '' }),
  split('check', '{{widgets.ask.inbound.Body}}', [{ value: 'yes', next: 'thank' }], 'sorry'),
  say('thank', 'See you'),
  say('sorry', 'A pity'),
);

const MENU = flowOf(
  widget(
    'menu',
    'gather-input-on-call',
    { say: 'Press 1', number_of_digits: 1, timeout: 120 },
    { keypress: 'bye', timeout: '' },
  ),
  widget('bye', 'say-play', { say: 'Bye' }, { audioComplete: '' }),
);

const DIAL = flowOf(
  widget(
    'call',
    'make-outgoing-call-v2',
    { to: '{{contact.channel.address}}', from: '{{flow.channel.address}}', timeout: 60 },
    { answered: 'bye', busy: '', noAnswer: '', failed: '' },
  ),
  widget('bye', 'say-play', { say: 'Bye' }, { audioComplete: '' }),
);

const GREETS = flowOf(say('greet', 'Hello', 'leave'), say('leave', 'Bye'));

export const FLOWS: Readonly<Record<string, FlowDefinition>> = { texts: TEXTS, menu: MENU, dial: DIAL, greets: GREETS };

/** `flow` is the name of one of the flows; its SID is known once it has been added. */
export type Play = { flow: string; scenario: Scenario };

const act = (at: string, action: Action) => ({ ...action, at, place: { ...PLACE, line: 6 } });

const reply = (body: string, media: readonly string[] = []): Action => ({ kind: 'reply', body, media });

const messages = (...texts: readonly string[]) => ({
  place: PLACE,
  texts: texts.map((text) => ({ kind: 'exact', text, place: PLACE }) as const),
});

const play = (flow: string, expect: Parameters<typeof scenario>[0], given: Partial<Scenario>): Play => ({
  flow,
  scenario: scenario(expect, { flow: { name: flow }, targets: ['twilio'], ...given }),
});

const COMING = { path: expectedPath('ask:incomingMessage check:match thank:sent') };

export const PLAYS = {
  /** The REST trigger, a reply, and the flow's messages. */
  replies: play(
    'texts',
    { ...COMING, messages: messages('Are you coming?', 'See you') },
    { contact: [act('ask', reply('yes'))] },
  ),
  /** The flow sends messages and ends without waiting for the contact. */
  ends: play('greets', { path: expectedPath('greet:sent leave:sent'), messages: messages('Hello', 'Bye') }, {}),
  /** A reply with a picture. */
  sends_media: play('texts', COMING, { contact: [act('ask', reply('yes', ['https://example.com/a.png']))] }),
  /** The path differs at the split, which is explained from the context after its step. */
  fails: play('texts', { path: expectedPath('ask check:noMatch sorry') }, { contact: [act('ask', reply('yes'))] }),
  /** The execution waits for a reply at the end, so that the cleanup has something to end. */
  waits: play('texts', { status: { value: 'active', place: PLACE } }, {}),
  /** The contact texts first. */
  texts_first: play('texts', COMING, {
    trigger: 'incomingMessage',
    inputs: { body: 'Hi', parameters: {} },
    contact: [act('ask', reply('yes'))],
  }),
  /** The contact calls, and presses a key. */
  calls: play(
    'menu',
    { path: expectedPath('menu:keypress bye:audioComplete') },
    {
      trigger: 'incomingCall',
      contact: [act('menu', { kind: 'press', digits: '1' })],
    },
  ),
  /** The contact calls, and hangs up. */
  hangs_up: play('menu', {}, { trigger: 'incomingCall', contact: [act('menu', { kind: 'hangUp' })] }),
  /** The flow calls the contact, who picks up. */
  picks_up: play(
    'dial',
    { path: expectedPath('call:answered bye') },
    {
      contact: [act('call', { kind: 'answer', outcome: 'human' })],
    },
  ),
} as const satisfies Record<string, Play>;
