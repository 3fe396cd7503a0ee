// Makes the text of a scenario file fit to be quoted in errors: what it calls `sensitive` becomes dots, sign by sign.
import type { Problem } from '../errors.ts';
import type { Environment } from './fill.ts';
import { hiddenIn } from './hidden.ts';
import { hiddenLines } from './hidden-lines.ts';
import type { Scalar, Tree } from './tree.ts';

type Cut = { start: number; end: number };

function startsOfLines(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

function cutsAt(text: string, parts: readonly Scalar[]): Cut[] {
  const lines = startsOfLines(text);
  return parts.map(({ at, width, length = width }) => {
    const start = (lines[at.line - 1] ?? text.length) + at.column - 1;
    return { start, end: start + length };
  });
}

/** Lines and columns stay where they are. */
function dotted(text: string, cuts: readonly Cut[]): string {
  let done = 0;
  const pieces = [...cuts]
    .sort((a, b) => a.start - b.start)
    .map(({ start, end }) => {
      const from = Math.max(start, done);
      const piece = text.slice(done, from) + text.slice(from, end).replace(/\S/g, '•');
      done = Math.max(done, end);
      return piece;
    });
  return pieces.join('') + text.slice(done);
}

export type Quotable = {
  text: string;
  /** Values that no message may hold. */
  secrets: readonly string[];
};

/** Without a tree the text is no YAML. */
export function quotable(text: string, tree: Tree | undefined, env: Environment): Quotable {
  // The parser leaves a BOM out of its columns.
  const plain = text.replace(/^\ufeff/, '');
  if (!/sens/i.test(plain)) return { text: plain, secrets: [] };
  if (!tree) {
    const { cuts, values } = hiddenLines(plain);
    return { text: dotted(plain, cuts), secrets: values };
  }
  const { parts, values } = hiddenIn(tree, env);
  return { text: dotted(plain, cutsAt(plain, parts)), secrets: values };
}

/** Too short to be looked for in any text, but not between the marks in which a message quotes a value. */
const SHORT = 4;

/** The problem without the short ones; whoever shows it masks the others. */
export function withoutShort<One extends Problem>(problem: One, secrets: readonly string[]): One {
  const short = secrets.filter((secret) => secret !== '' && secret.length < SHORT);
  const hide = (text: string): string =>
    short.reduce(
      (hidden, secret) => hidden.replaceAll(`\`${secret}\``, '`••••••`').replaceAll(`"${secret}"`, '"••••••"'),
      text,
    );
  const { message, fix } = problem;
  return { ...problem, message: hide(message), ...(fix === undefined ? {} : { fix: hide(fix) }) };
}
