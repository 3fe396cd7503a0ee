// The flows of a Studio: their SIDs, revisions and names.
import { expect, test } from '@playwright/test';
import { createFlowBook } from '../../../src/emulator/engine/flow-book.ts';
import type { FlowContent } from '../../../src/emulator/engine/studio.ts';
import { flowOf, set, widget } from '../flows.ts';

const content: FlowContent = { friendlyName: 'a', status: 'published', definition: flowOf(set('note', {})) };

function open() {
  let moment = 0;
  return createFlowBook({ now: () => ++moment, isKnownType: (type) => type !== 'hang-up' });
}

test('a name makes the same SID in every book', () => {
  expect(open().add(content).sid).toBe(open().add(content).sid);
  expect(open().add(content).sid).toMatch(/^FW[0-9a-f]{32}$/);
  expect(open().add({ ...content, friendlyName: 'b' }).sid).not.toBe(open().add(content).sid);
});

test('a second flow of a name has a SID of its own, and both are found', () => {
  const book = open();
  const [first, second] = [book.add(content), book.add(content)];
  expect(book.get(second.sid)).toBe(second);
  expect(book.byName('a')).toBe(first);
  expect(book.all()).toEqual([first, second]);
});

test('a revision keeps what the change leaves out, but for the commit message', () => {
  const book = open();
  const { sid } = book.add({ ...content, commitMessage: 'first' });
  const revised = book.revise(sid, { status: 'draft' });
  expect(revised?.revisions[1]).toMatchObject({ revision: 2, friendlyName: 'a', status: 'draft', commitMessage: null });
  expect(revised).toMatchObject({ createdAt: 1, updatedAt: 2 });
});

test('the last published revision runs, whatever drafts came after', () => {
  const book = open();
  const { sid } = book.add(content);
  book.revise(sid, { status: 'draft' });
  expect(book.revision(sid)?.revision).toBe(1);
  expect(book.revision(sid, 'LatestRevision')?.revision).toBe(2);
  expect(book.revision(sid, '2')?.revision).toBe(2);
});

test('a revision that is not there is none', () => {
  const book = open();
  const { sid } = book.add({ ...content, status: 'draft' });
  for (const revision of [undefined, '0', '2', '-1', '1.5', 'Latest', '__proto__'])
    expect(book.revision(sid, revision)).toBeUndefined();
  expect(book.revision('FW', '1')).toBeUndefined();
  expect(book.revise('FW', {})).toBeUndefined();
});

test('each revision says whether it is valid', () => {
  const book = open();
  const { sid } = book.add({ ...content, definition: flowOf(widget('bye', 'hang-up', {}, { next: 'nowhere' })) });
  book.revise(sid, { definition: flowOf(widget('bye', 'hang-up')) });
  expect(book.get(sid)?.revisions.map(({ valid }) => valid)).toEqual([false, true]);
  expect(book.get(sid)?.revisions[1]?.warnings).toHaveLength(1);
});

test('a flow that is removed is gone, and its name has its SID again', () => {
  const book = open();
  const { sid } = book.add(content);
  book.remove(sid);
  expect([book.get(sid), book.byName('a'), book.all()]).toEqual([undefined, undefined, []]);
  expect(book.add(content).sid).toBe(sid);
});
