// Leaves out of a response what the page has already: earlier steps of the conversation, and unchanged parts of the picture.
import type { PicturePart, PictureView, View } from './view.ts';

/** What the page has: a conversation, the number of its steps, and a picture; 0 if it has none. */
export type PageState = { conversation: number; steps: number; picture: number };

export type Delta = {
  view: (view: View, held: PageState) => View;
  picture: (picture: PictureView, held: PageState) => PictureView;
};

/** Several pages may be open, and one of them may not have the latest picture. */
const MAX_REMEMBERED = 8;

type Sent = { box: string; parts: ReadonlyMap<string, PicturePart> };

const showsSame = (a: PicturePart, b: PicturePart): boolean => a.svg === b.svg && String(a.at) === String(b.at);

const isSameKind = (a: PicturePart, b: PicturePart): boolean => a.kind === b.kind && a.layer === b.layer;

/** The page puts its own steps before the new ones. */
function withoutHeldSteps(view: View, { conversation, steps }: PageState): View {
  const now = view.conversation;
  if (!now || now.id !== conversation || steps > now.steps.length) return view;
  return { ...view, conversation: { ...now, steps: now.steps.slice(steps), stepsBefore: steps } };
}

function differenceOf(before: Sent['parts'], now: Sent['parts'], id: number): Pick<PictureView, 'parts' | 'since'> {
  const parts: PicturePart[] = [];
  const kinds: Pick<PicturePart, 'id' | 'kind' | 'layer' | 'other'>[] = [];
  for (const part of now.values()) {
    const { kind, layer, other } = part;
    const known = before.get(part.id);
    if (!known || !showsSame(known, part)) parts.push(part);
    else if (!isSameKind(known, part)) kinds.push({ id: part.id, kind, layer, ...(other ? { other } : {}) });
  }
  return { parts, since: { id, gone: [...before.keys()].filter((one) => !now.has(one)), kinds } };
}

/** Stores the last pictures that were sent, each with a number. */
export function createDelta(): Delta {
  const sent = new Map<number, Sent>();
  let latest = 0;

  const remember = ({ box, parts, subflows }: PictureView): Sent => {
    const one = { box: JSON.stringify([box, subflows]), parts: new Map(parts.map((part) => [part.id, part])) };
    latest += 1;
    sent.set(latest, one);
    sent.delete(latest - MAX_REMEMBERED);
    return one;
  };

  const picture = (full: PictureView, held: PageState): PictureView => {
    const before = sent.get(held.picture);
    const now = remember(full);
    if (!before || before.box !== now.box) return { ...full, id: latest };
    return { ...full, id: latest, ...differenceOf(before.parts, now.parts, held.picture) };
  };

  return {
    picture,
    view: (view, held) => {
      const less = withoutHeldSteps(view, held);
      return less.picture ? { ...less, picture: picture(less.picture, held) } : less;
    },
  };
}
