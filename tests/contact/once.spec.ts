// The contact sends everything once: after a lost answer, what was sent is searched for.

import { type ContactContext, openContact } from '../../src/contact/perform.ts';
import type { Action, ContactAction } from '../../src/scenario/scenario.ts';
import { expect, test } from '../test.ts';
import { type Answerer, type Asked, CONTACT, contextOf, fakeApi, setupOf } from './fakes.ts';

const PLACE = { file: 'a.yaml', line: 1, column: 1 };
const YES: Action = { kind: 'reply', body: 'yes', media: [] };
const PRESS: Action = { kind: 'press', digits: '1' };
const act = (action: Action): ContactAction => ({ ...action, at: 'ask', place: PLACE });

const BEGUN = '2026-11-24T09:00:00Z';
const message = (body: string, direction: string, moment = BEGUN) => ({
  sid: `SM${direction}${body}`,
  body,
  direction,
  from: CONTACT,
  date_created: new Date(moment).toUTCString(),
});
const lost = { status: 500, body: { code: 20500, message: 'oops', status: 500 } };

/** The answer to each message is lost; `listed` is the list of messages afterwards. */
const losing =
  (listed: readonly object[]): Answerer =>
  ({ method, path }) => {
    if (path.includes('/Executions/')) return { status: 200, body: { sid: 'FN1', date_created: BEGUN } };
    if (!path.endsWith('/Messages.json')) return undefined;
    return method === 'GET' ? { status: 200, body: { messages: listed } } : lost;
  };

const sends = (asked: readonly Asked[]) => asked.filter(({ method }) => method === 'POST').length;

async function say(answer: Answerer, actions: readonly Action[], more: Partial<ContactContext> = {}) {
  const { api, asked } = fakeApi(answer);
  const contact = openContact(setupOf(api), actions.map(act));
  for (const action of actions) await contact.perform(act(action), contextOf(api, more));
  return asked;
}

test('a reply whose answer is lost is found in the list, as sent and as received', async () => {
  const asked = await say(losing([message('yes', 'inbound'), message('yes', 'outbound-api')]), [YES]);
  expect(sends(asked)).toBe(1);
});

test('a reply that is not listed is not sent again', async () => {
  const failing = say(losing([message('no', 'inbound')]), [YES]);
  await expect(failing).rejects.toMatchObject({ problems: [{ code: 'sent-or-not' }] });
});

test('an earlier message with the same text is not taken for the reply', async () => {
  const old = message('yes', 'inbound', '2026-11-24T08:59:00Z');
  await expect(say(losing([old]), [YES])).rejects.toMatchObject({ problems: [{ code: 'sent-or-not' }] });
  const earlier = { earlier: new Set(['SMinboundyes']) };
  const failing = say(losing([message('yes', 'inbound')]), [YES], earlier);
  await expect(failing).rejects.toMatchObject({ problems: [{ code: 'sent-or-not' }] });
});

test('one listed reply does not count for two', async () => {
  const failing = say(losing([message('yes', 'inbound')]), [YES, YES]);
  await expect(failing).rejects.toMatchObject({ problems: [{ code: 'sent-or-not' }] });
});

/** A call is active, and the answer to each change of it is lost. */
const onThePhone: Answerer = ({ method, path }) => {
  if (method === 'POST') return lost;
  return path.endsWith('/Calls.json')
    ? { status: 200, body: { calls: [{ sid: 'CA1', from: CONTACT, direction: 'outbound-api' }] } }
    : undefined;
};
const menu = {
  name: 'ask',
  type: 'gather-input-on-call',
  properties: {},
  transitions: [{ event: 'keypress' }, { event: 'speech' }, { event: 'timeout' }],
};

test('keys whose answer is lost count as pressed once they left the menu', async () => {
  const asked = await say(onThePhone, [PRESS], { state: menu, left: async () => 'keypress' });
  expect(sends(asked)).toBe(1);
});

for (const event of ['timeout', undefined]) {
  test(`keys are not pressed again if the menu is left by ${event ?? 'nothing'}`, async () => {
    const failing = say(onThePhone, [PRESS], { state: menu, left: async () => event });
    await expect(failing).rejects.toMatchObject({ problems: [{ code: 'sent-or-not' }] });
  });
}
