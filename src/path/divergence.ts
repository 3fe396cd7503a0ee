// Describes in a few words where a path left the expected one.
import type { Path } from './path.ts';

type Expected = { widget: string; event?: string };

/** `index` is that of the first unexpected visit; there is none if the path ended too early. */
export function divergenceText(path: Path, { index, expected }: { index: number; expected?: Expected }): string {
  const was = path[index];
  if (!expected) return `expected the end, ${was ? `went to ${was.widget}` : 'went on'}`;
  if (!was) return `expected ${expected.widget}, stopped`;
  if (was.widget !== expected.widget) return `expected ${expected.widget}, went to ${was.widget}`;
  const wanted = `expected ${was.widget} to be left${expected.event ? ` by ${expected.event}` : ''}`;
  return was.event ? `${wanted}, not by ${was.event}` : `${wanted}, it waits there`;
}
