// Steps and parts of the picture that the page already has are not sent again.

import { createDelta, type PageState } from '../../src/playground/delta.ts';
import { withHeldParts, withHeldSteps } from '../../src/playground/ui/held.ts';
import type { View } from '../../src/playground/view.ts';
import { expect, test } from '../test.ts';
import { talking } from './folder.ts';

const NOTHING: PageState = { conversation: 0, steps: 0, picture: 0 };

/** A conversation before and after a reply, as it is sent to a page that has everything from before. */
function sentTwice(): {
  first: View;
  second: View;
  after: View;
  heldBy: (view: View) => PageState;
  send: ReturnType<typeof createDelta>;
} {
  // biome-ignore format: one line
  const { app } = talking('appointment-reminder');
  const send = createDelta();
  const heldBy = ({ conversation, picture }: View): PageState => ({
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

test('the page completes a view with the parts that it has', () => {
  const { first, second, after } = sentTwice();
  const held = { conversation: first.conversation, picture: first.picture };
  expect(withHeldSteps(second, held).conversation?.steps).toEqual(after.conversation?.steps);
  const parts = second.picture ? withHeldParts(second.picture, held).parts : [];
  const byId = (list: readonly { id: string }[] = []) => [...list].sort((a, b) => (a.id < b.id ? -1 : 1));
  expect(parts.length).toBeGreaterThan(20);
  expect(byId(parts)).toEqual(byId(after.picture?.parts));
});

test('another conversation, another layout and an outdated picture are sent completely', () => {
  const { first, after, heldBy, send } = sentTwice();
  if (!after.picture) throw new Error('there is no picture');
  const held = heldBy(first);
  const { conversation } = send.view(after, { ...held, conversation: -1 });
  expect(conversation).toEqual(after.conversation);
  const outdated = send.view(after, { ...held, picture: 99 }).picture;
  const wider = send.view({ ...after, picture: { ...after.picture, box: [0, 0, 1, 1] } }, held).picture;
  for (const picture of [outdated, wider]) {
    expect(picture?.since).toBeUndefined();
    expect(picture?.parts).toEqual(after.picture.parts);
  }
});
