// Calls: keys and speech, who answers, and what a hang-up does.
import { expect, test } from '../../test.ts';
import { flowOf, say, widget } from '../flows.ts';
import { CONTACT, events, FLOW_NUMBER, type Opened, open, trigger } from '../studio.ts';

const echo = (content: string): string =>
  `https://twimlets.com/echo?Twiml=${encodeURIComponent(`<Response>${content}</Response>`)}`;

const menu = flowOf(
  widget(
    'menu',
    'gather-input-on-call',
    { say: 'Press 1', timeout: 5, number_of_digits: 1 },
    { keypress: 'bye', speech: 'note', timeout: '' },
  ),
  widget('bye', 'say-play', { say: 'Bye' }, { audioComplete: '' }),
  say('note', 'noted'),
);

const calling = flowOf(
  widget(
    'call',
    'make-outgoing-call-v2',
    { timeout: 25, detect_answering_machine: true },
    { answered: 'hello', busy: 'busy', noAnswer: 'late', failed: 'broken' },
  ),
  widget('hello', 'say-play', { say: 'Hello' }, { audioComplete: '' }),
  ...['busy', 'late', 'broken'].map((name) => say(name, name)),
);

function call(opened: Opened, twiml = '<Response><Pause length="60"/></Response>') {
  opened.studio.numbers.assign(FLOW_NUMBER, opened.flowSid);
  const leg = opened.studio.calls.create({ from: CONTACT, to: FLOW_NUMBER, twiml });
  const [execution] = opened.studio.executions.page(opened.flowSid, { offset: 0, size: 1 });
  if (!execution) throw new Error('no execution');
  return { leg, execution };
}

test('a caller hears the menu and presses a key', () => {
  const opened = open(menu);
  const { leg, execution } = call(opened);
  opened.studio.calls.update(leg.sid, { twiml: '<Response><Play digits="1"/><Pause length="9"/></Response>' });
  expect(events(execution)).toEqual(['incomingCall', 'keypress', 'audioComplete']);
  expect(opened.studio.calls.get(execution.callSid ?? '')?.transcript).toEqual([{ say: 'Press 1' }, { say: 'Bye' }]);
  expect(leg.status).toBe('completed');
});

test('a caller who hangs up at a menu ends the execution', () => {
  const opened = open(menu);
  const { leg, execution } = call(opened);
  opened.studio.calls.update(leg.sid, { status: 'completed' });
  expect(execution.status).toBe('ended');
  expect(events(execution)).toEqual(['incomingCall']);
});

test('a caller hangs up at the end of its own TwiML', () => {
  const opened = open(menu);
  const { execution } = call(opened, '<Response><Pause length="3"/></Response>');
  opened.studio.clock.advance(3);
  expect(execution.status).toBe('ended');
});

test('silence at a menu times out', () => {
  const opened = open(menu);
  const { execution } = call(opened);
  opened.studio.clock.advance(5);
  expect(events(execution)).toEqual(['incomingCall', 'timeout']);
});

test('a widget that needs a call stops an execution without one', () => {
  expect(trigger(open(menu))).toMatchObject({ status: 'ended', incidents: [{ kind: 'stop', widget: 'menu' }] });
});

const ways = [
  {
    outcome: 'answered',
    twiml: '<Say>Hello?</Say><Pause length="60"/>',
    widgets: ['answered', 'audioComplete'],
    by: 'human',
  },
  { outcome: 'busy', twiml: '<Reject reason="busy"/>', widgets: ['busy', 'sent'], by: undefined },
];
for (const { outcome, twiml, widgets, by } of ways)
  test(`an outgoing call is ${outcome} as the number's document says`, () => {
    const opened = open(calling);
    opened.studio.numbers.setVoiceUrl(CONTACT, echo(twiml));
    const execution = trigger(opened);
    expect(events(execution)).toEqual(['incomingRequest', ...widgets]);
    expect(execution.context).toMatchObject({ widgets: { call: by ? { AnsweredBy: by } : {} } });
  });

test("an unanswered outgoing call rings for the widget's timeout", () => {
  const opened = open(calling);
  opened.studio.numbers.setVoiceUrl(CONTACT, echo('<Pause length="26"/><Reject/>'));
  const execution = trigger(opened);
  opened.studio.clock.advance(24);
  expect(events(execution)).toEqual(['incomingRequest']);
  opened.studio.clock.advance(1);
  expect(events(execution)).toEqual(['incomingRequest', 'noAnswer', 'sent']);
});

test('an outgoing call to a number without a document fails', () => {
  const opened = open(calling);
  opened.studio.numbers.setVoiceUrl(CONTACT, '');
  expect(events(trigger(opened))).toEqual(['incomingRequest', 'failed', 'sent']);
});
