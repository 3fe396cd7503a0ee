// Lists of executions.
import { expect, test } from '../../test.ts';
import { ask, flowOf, say } from '../flows.ts';
import { type Opened, open, START, trigger } from '../studio.ts';

const brief = flowOf(say('hello', 'Hi'));

function many(count: number): Opened & { sids: string[] } {
  const opened = open(brief);
  return { ...opened, sids: Array.from({ length: count }, () => trigger(opened).sid) };
}

const page = ({ studio, flowSid }: Opened, query: object): string[] =>
  studio.executions.page(flowSid, { offset: 0, size: 50, ...query }).map(({ sid }) => sid);

test('the newest execution is first, and pages do not overlap', () => {
  const opened = many(5);
  const newest = opened.sids.toReversed();
  expect(page(opened, { size: 2 })).toEqual(newest.slice(0, 2));
  expect(page(opened, { offset: 4, size: 2 })).toEqual(newest.slice(4));
  expect(page(opened, { offset: 5 })).toEqual([]);
});

test('date filters include their start and exclude their end', () => {
  const opened = open(brief);
  const first = trigger(opened);
  opened.studio.clock.advance(60);
  const second = trigger(opened);
  expect(page(opened, { from: second.createdAt })).toEqual([second.sid]);
  expect(page(opened, { to: second.createdAt })).toEqual([first.sid]);
  expect(page(opened, { from: START + 3_600_000 })).toEqual([]);
});

test('filters by status use the current status', () => {
  const opened = open(flowOf(ask('ask', '?', { timeout: '' })));
  const { sid } = trigger(opened);
  expect(page(opened, { status: 'active' })).toEqual([sid]);
  opened.studio.executions.end(sid);
  expect(page(opened, { status: 'active' })).toEqual([]);
});

test('an active execution is ended before it is deleted', () => {
  const opened = open(flowOf(ask('ask', '?', { timeout: '' })));
  const { sid } = trigger(opened);
  expect(opened.studio.executions.remove(sid)).toMatchObject({ ok: false });
  opened.studio.executions.end(sid);
  expect(opened.studio.executions.remove(sid)).toMatchObject({ ok: true });
  expect(opened.studio.executions.get(sid)).toBeUndefined();
});

test('a page begins where the previous one ended, also after executions were added and deleted', () => {
  const opened = many(5);
  const [first = '', second = '', third = ''] = opened.sids;
  const before = opened.studio.executions.get(third)?.createdAt ?? 0;
  trigger(opened);
  opened.studio.executions.remove(third);
  expect(page(opened, { before })).toEqual([second, first]);
  expect(page(opened, { before, offset: 1, status: 'ended' })).toEqual([first]);
  expect(page(opened, { after: before, size: 1 })).toEqual([opened.sids[3]]);
});
