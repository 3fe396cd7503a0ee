// The flows of a Studio: their SIDs, revisions and names.

import { createFlowRegistry } from '../../../src/emulator/engine/flow-registry.ts';
import type { FlowContent } from '../../../src/emulator/engine/studio.ts';
import { expect, test } from '../../test.ts';
import { flowOf, set, widget } from '../flows.ts';

const content: FlowContent = { friendlyName: 'a', status: 'published', definition: flowOf(set('note', {})) };

function open() {
  let moment = 0;
  return createFlowRegistry({ now: () => ++moment });
}

test('a name has the same SID in every registry', () => {
  expect(open().add(content).sid).toBe(open().add(content).sid);
  expect(open().add(content).sid).toMatch(/^FW[0-9a-f]{32}$/);
  expect(open().add({ ...content, friendlyName: 'b' }).sid).not.toBe(open().add(content).sid);
});

test('a second flow with the same name has its own SID, and both are found', () => {
  const registry = open();
  const [first, second] = [registry.add(content), registry.add(content)];
  expect(registry.get(second.sid)).toBe(second);
  expect(registry.byName('a')).toBe(first);
  expect(registry.all()).toEqual([first, second]);
});

test('a revision keeps unchanged fields, except the commit message', () => {
  const registry = open();
  const { sid } = registry.add({ ...content, commitMessage: 'first' });
  const revised = registry.revise(sid, { status: 'draft' });
  expect(revised?.revisions[1]).toMatchObject({ revision: 2, friendlyName: 'a', status: 'draft', commitMessage: null });
  expect(revised).toMatchObject({ createdAt: 1, updatedAt: 2 });
});

test('the last published revision runs, also if newer drafts exist', () => {
  const registry = open();
  const { sid } = registry.add(content);
  registry.revise(sid, { status: 'draft' });
  expect(registry.revision(sid)?.revision).toBe(1);
  expect(registry.revision(sid, 'LatestRevision')?.revision).toBe(2);
  expect(registry.revision(sid, '2')?.revision).toBe(2);
});

test('a revision that does not exist is undefined', () => {
  const registry = open();
  const { sid } = registry.add({ ...content, status: 'draft' });
  for (const revision of [undefined, '0', '2', '-1', '1.5', 'Latest', '__proto__'])
    expect(registry.revision(sid, revision)).toBeUndefined();
  expect(registry.revision('FW', '1')).toBeUndefined();
  expect(registry.revise('FW', {})).toBeUndefined();
});

test('each revision says whether it is valid', () => {
  const registry = open();
  const { sid } = registry.add({ ...content, definition: flowOf(widget('bye', 'hang-up', {}, { next: 'nowhere' })) });
  registry.revise(sid, { definition: flowOf(set('note', {})) });
  expect(registry.get(sid)?.revisions.map(({ valid }) => valid)).toEqual([false, true]);
  expect(registry.get(sid)?.revisions[0]?.errors).toHaveLength(1);
});

test('after a flow is removed, a new flow with its name gets its SID', () => {
  const registry = open();
  const { sid } = registry.add(content);
  registry.remove(sid);
  expect([registry.get(sid), registry.byName('a'), registry.all()]).toEqual([undefined, undefined, []]);
  expect(registry.add(content).sid).toBe(sid);
});
