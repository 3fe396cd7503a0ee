// Steps and parts of the picture that the page already has are not sent again.
import { expect, test } from '@playwright/test';
import { createDelta, type Held } from '../../src/playground/delta.ts';
import type { View } from '../../src/playground/view.ts';
import { talking } from './folder.ts';

const NOTHING: Held = { conversation: 0, steps: 0, picture: 0 };

/** A conversation before and after a reply, as it is sent to a page that has everything from before. */
function sentTwice(): {
  first: View;
  second: View;
  after: View;
  heldBy: (view: View) => Held;
  send: ReturnType<typeof createDelta>;
} {
  // biome-ignore format: one line
  const { app } = talking('appointment-reminder');
  const send = createDelta();
  const heldBy = ({ conversation, picture }: View): Held => ({
    conversation: conversation?.id ?? 0,
    steps: conversation?.steps.length ?? 0,
    picture: picture?.id ?? 0,
  });
  const first = send.view(app.view(), NOTHING);
  const after = app.act({ do: 'move', move: { do: 'reply', body: 'no' } });
  return { first, second: send.view(after, heldBy(first)), after, heldBy, send };
}

const ids = (view: View) => view.picture?.parts.map(({ id }) => id) ?? [];

test('a page that has nothing gets everything', () => {
  const { first } = sentTwice();
  expect(first.conversation?.stepsBefore).toBeUndefined();
  expect(first.picture?.since).toBeUndefined();
  expect(ids(first).length).toBeGreaterThan(20);
});

test('a page that has the steps and the picture gets what is new', () => {
  const { first, second, after } = sentTwice();
  expect(second.conversation?.stepsBefore).toBe(1);
  expect(second.conversation?.steps).toEqual(after.conversation?.steps.slice(1));
  expect(second.picture?.since).toMatchObject({ id: first.picture?.id, gone: ['waits  ask_confirmation'] });
  expect(second.picture?.since?.kinds).toContainEqual({ id: 'card  cancel', kind: 'logic cw', layer: 2 });
  expect(ids(second).every((id) => id.startsWith('badge') || id.startsWith('line'))).toBe(true);
});

test('the known and the new parts together are the whole picture', () => {
  const { first, second, after } = sentTwice();
  const parts = new Map(
    [...(first.picture?.parts ?? []), ...(second.picture?.parts ?? [])].map((part) => [part.id, part]),
  );
  for (const id of second.picture?.since?.gone ?? []) parts.delete(id);
  for (const kind of second.picture?.since?.kinds ?? []) {
    const known = parts.get(kind.id);
    if (!known) throw new Error(`The page has no part ${kind.id}.`);
    const { other: _, ...part } = known;
    parts.set(kind.id, { ...part, ...kind });
  }
  const byId = (list: Iterable<{ id: string }> = []) => [...list].sort((a, b) => (a.id < b.id ? -1 : 1));
  expect(byId(parts.values())).toEqual(byId(after.picture?.parts));
});

test('another conversation, another layout and an outdated picture are sent completely', () => {
  const { first, after, heldBy, send } = sentTwice();
  expect(send.view(after, { ...heldBy(first), conversation: -1 }).conversation?.stepsBefore).toBeUndefined();
  expect(send.view(after, { ...heldBy(first), picture: 99 }).picture?.since).toBeUndefined();
  const picture = after.picture && { ...after.picture, box: [0, 0, 1, 1] as const };
  expect(send.view({ ...after, ...(picture ? { picture } : {}) }, heldBy(first)).picture?.since).toBeUndefined();
});
