// Where a path left the expected one, in a few words.
import type { Path } from './path.ts';

type Expected = { widget: string; event?: string };

/** `index` is that of the visit by which it did so; there is none where the path ended too early. */
export function divergenceText(path: Path, { index, expected }: { index: number; expected?: Expected }): string {
  const was = path[index];
  if (!expected) return `expected the end, ${was ? `went to ${was.widget}` : 'went on'}`;
  if (!was) return `expected ${expected.widget}, stopped`;
  if (was.widget !== expected.widget) return `expected ${expected.widget}, went to ${was.widget}`;
  const wanted = `expected ${was.widget} to be left${expected.event ? ` by ${expected.event}` : ''}`;
  return was.event ? `${wanted}, not by ${was.event}` : `${wanted}, it waits there`;
}
