// Restores what a response leaves out, from what the page has: the counterpart of delta.ts.
import type { PicturePart, PictureView, View } from '../view.ts';

/** What the page shows when it sends a request. */
export type Holding = { conversation: View['conversation']; picture: PictureView | undefined };

/** Unchanged steps are the same objects as before, so that they are not rendered again. */
export function withHeldSteps(next: View, { conversation: before }: Holding): View {
  const { conversation } = next;
  const known = before?.steps ?? [];
  if (!conversation || known.length === 0) return next;
  const { stepsBefore = 0, steps } = conversation;
  const same = steps.map((step, index) => {
    const old = known[stepsBefore + index];
    return old && JSON.stringify(old) === JSON.stringify(step) ? old : step;
  });
  return { ...next, conversation: { ...conversation, steps: [...known.slice(0, stepsBefore), ...same] } };
}

/** The previous picture with the new parts. */
export function withHeldParts(next: PictureView, { picture: before }: Holding): PictureView {
  const { since, ...rest } = next;
  if (!since) return next;
  const gone = new Set(since.gone);
  const other = new Map(next.parts.map((part) => [part.id, part]));
  const kinds = new Map(since.kinds.map((one) => [one.id, one]));
  const kept = (before?.parts ?? []).filter(({ id }) => !gone.has(id));
  const known = new Set(kept.map(({ id }) => id));
  const added = next.parts.filter(({ id }) => !known.has(id));
  const partNow = (part: PicturePart): PicturePart => {
    const kind = kinds.get(part.id);
    const { other: _, ...rest } = part;
    return other.get(part.id) ?? (kind ? { ...rest, ...kind } : part);
  };
  return { ...rest, parts: [...kept.map(partNow), ...added] };
}
