// A replay says what another definition would have done with the same contacts: how many, where, and why.
import { mainReason, percentChanged, replayJson } from '../../src/recorded/replay.ts';
import { ask, flowOf, say, set, split, widget } from '../emulator/flows.ts';
import { expect, onlyOne, replayAll, test } from './account.ts';
import { converse } from './conversations.ts';
import { edited, ORDERS, STRICTER } from './flows.ts';

test('with the definition that ran, no execution changes', async ({ account }) => {
  const there = await account({ definition: ORDERS });
  for (const replies of [['yes'], ['no'], ['what?', 'ok'], [null]]) converse(there, { replies });
  const { store } = await there.collect();
  expect(replayJson(replayAll(store))).toEqual({
    executions: 4,
    unchanged: 4,
    changed: 0,
    cannotContinue: 0,
    notReproduced: 0,
    divergences: [],
  });
});

test('an edit changes only the executions that it affects, and names what they had in common', async ({ account }) => {
  const there = await account({ definition: ORDERS });
  const affected = ['ok thanks', 'OK thanks', 'ok thanks'].map((reply) => converse(there, { replies: [reply] }));
  for (const reply of ['yes', 'no', 'ok']) converse(there, { replies: [reply] });
  const replayed = replayAll((await there.collect()).store, STRICTER);
  expect(replayed).toMatchObject({ executions: 6, unchanged: 3, changed: 3, cannotContinue: 0, notReproduced: 0 });
  const [group] = replayed.divergences;
  expect(group).toMatchObject({ widget: 'check_reply', event: 'noMatch', was: 'match', count: 3 });
  expect(group && mainReason(group)).toBe('{{widgets.question.inbound.Body}} was "ok thanks" (2 of 3)');
  expect(group?.examples.map(({ sid }) => sid).toSorted()).toEqual(affected.toSorted());
  expect([...(group?.waitsAt ?? [])]).toEqual([['question', 3]]);
  expect(percentChanged(replayed)).toBe(50);
});

test('an execution cannot continue at a new question', async ({ account }) => {
  const there = await account({ definition: ORDERS });
  converse(there, { replies: ['yes'] });
  converse(there, { replies: ['no'] });
  const asking = edited('look_up', () =>
    ask('look_up', 'Which order?', { incomingMessage: 'tell', timeout: '', deliveryFailure: '' }),
  );
  const replayed = replayAll((await there.collect()).store, asking);
  expect(replayed).toMatchObject({ unchanged: 1, changed: 0, cannotContinue: 1 });
  expect(replayed.divergences[0]).toMatchObject({ widget: 'look_up', event: 'waits', was: 'success' });
});

test('a reply that is slower than the new timeout has no effect', async ({ account }) => {
  const there = await account({ definition: ORDERS });
  converse(there, { replies: ['yes'], after: 600 });
  converse(there, { replies: ['yes'], after: 20 });
  const impatient = edited('question', (state) => ({ ...state, properties: { ...state.properties, timeout: '60' } }));
  const replayed = replayAll((await there.collect()).store, impatient);
  expect(replayed).toMatchObject({ unchanged: 1, changed: 1 });
  expect(replayed.divergences[0]).toMatchObject({ widget: 'question', event: 'timeout', was: 'incomingMessage' });
});

test('renaming a widget changes no execution', async ({ account }) => {
  const there = await account({ definition: ORDERS });
  converse(there, { replies: ['what?', 'yes'] });
  const renamed = JSON.parse(JSON.stringify(ORDERS).replaceAll('question', 'ask_delivery'));
  expect(replayAll((await there.collect()).store, renamed)).toMatchObject({ unchanged: 1, changed: 0 });
});

test('traffic is counted for both definitions', async ({ account }) => {
  const there = await account({ definition: ORDERS });
  converse(there, { replies: ['ok thanks'] });
  converse(there, { replies: ['yes'] });
  const { traffic } = replayAll((await there.collect()).store, STRICTER);
  const key = JSON.stringify(['check_reply', 'match', 'look_up']);
  expect([traffic.was.get(key), traffic.is.get(key)]).toEqual([2, 1]);
});

test('an execution that was ended by the API is compared up to its end', async ({ account }) => {
  const there = await account({ definition: ORDERS });
  converse(there, { replies: ['what?'] });
  const { store } = await there.collect();
  expect(replayAll(store)).toMatchObject({ unchanged: 1 });
  expect(replayAll(store, STRICTER)).toMatchObject({ unchanged: 1 });
});

test('the recorded result of a subflow is used, without its steps', async ({ account }) => {
  const there = await account({ definition: ORDERS });
  const child = flowOf(
    ask('confirm', 'Sure?', { incomingMessage: 'note', timeout: '', deliveryFailure: '' }),
    set('note', { sure: 'yes' }),
  );
  const { sid } = there.studio.flows.add({ friendlyName: 'confirmation', definition: child, status: 'published' });
  const parent = (answer: string) =>
    flowOf(
      widget(
        'sub',
        'run-subflow',
        { flow_sid: sid, flow_revision: 'LatestPublished' },
        { completed: 'is_sure', failed: '' },
      ),
      split('is_sure', '{{widgets.sub.sure}}', [{ value: answer, next: 'bye' }]),
      say('bye', 'Bye'),
    );
  there.studio.flows.revise(there.flowSid, { definition: parent('yes'), status: 'published' });
  converse(there, { replies: ['yes'] });
  const { store } = await there.collect();
  expect(onlyOne(store).steps.some(({ parentStepSid }) => parentStepSid !== undefined)).toBe(true);
  expect(replayAll(store, parent('yes'))).toMatchObject({ executions: 1, unchanged: 1 });
  const { divergences } = replayAll(store, parent('no'));
  expect(divergences[0]).toMatchObject({ widget: 'is_sure', event: 'noMatch', was: 'match' });
});
