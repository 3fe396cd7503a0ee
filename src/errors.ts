// What went wrong, where, and how to mend it: the one shape of every error that a user sees, and its words.

import { relative } from 'node:path';
import { stripVTControlCharacters, styleText } from 'node:util';
import { maskPhoneNumbers, maskSecrets } from './mask.ts';

/** A position in a file: 1-based line and column. */
export type Place = { file: string; line: number; column: number };

/** One mistake or failure. `code` is stable (`unknown-key`), `message` says what, `fix` says how to mend it. */
export type Problem = {
  code: string;
  message: string;
  fix?: string;
  at?: Place;
  /** How many columns the caret underlines (1 if absent). */
  width?: number;
};

/** Carries one or more problems to whoever shows them; its message is the rendered text, never a stack. */
export class FlowproofError extends Error {
  override readonly name = 'FlowproofError';
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[], rendered: string = problems.map((one) => renderProblem(one)).join('\n\n')) {
    super(rendered);
    this.problems = problems;
  }
}

/** `file:line:column`, as editors and terminals make it clickable. */
export const formatPlace = ({ file, line, column }: Place): string => `${file}:${line}:${column}`;

/** The text of each file that problems point into, by the name that their places give it. */
export type Sources = ReadonlyMap<string, string>;

export type Rendering = {
  /** Files are shown relative to this folder; as they are without it. */
  root?: string;
  /** Values that must not be shown. Phone numbers never are. */
  secrets?: readonly string[];
  color?: boolean;
};

type Style = 'red' | 'dim' | 'cyan';

const paint = (text: string, style: Style, { color }: Rendering): string => (color ? styleText(style, text) : text);

const masked = (text: string, { secrets = [] }: Rendering): string => maskPhoneNumbers(maskSecrets(text, secrets));

/** A file may hold what would move a terminal's cursor; each such character is shown as one sign, to keep columns. */
const harmless = (line: string): string => line.replace(/\t/g, ' ').replace(/\p{Cc}/gu, '·');

const WIDEST = 160;

type Window = { text: string; cut: number };

/** The part of a long line that the caret is in. */
function windowOf(line: string, column: number): Window {
  if (line.length <= WIDEST) return { text: line, cut: 0 };
  const cut = Math.max(0, Math.min(column - 1 - WIDEST / 2, line.length - WIDEST));
  return { text: line.slice(cut, cut + WIDEST), cut };
}

/** A BOM has no width, but the parsers leave it out of their columns. */
const linesOf = (text: string): string[] => text.replace(/^\ufeff/, '').split(/\r\n|\n|\r/);

function excerpt({ at, width = 1 }: Problem & { at: Place }, text: string, rendering: Rendering): string[] {
  const lines = linesOf(text).map((line) => harmless(masked(line, rendering)));
  const wanted = lines[at.line - 1];
  if (wanted === undefined) return [];
  const { cut } = windowOf(wanted, at.column);
  const gutter = String(Math.min(at.line + 1, lines.length)).length;
  const shown = (number: number, mark: string): string[] => {
    const line = lines[number - 1];
    if (line === undefined || (mark === ' ' && line.trim() === '')) return [];
    const kept = line.length > WIDEST ? line.slice(cut, cut + WIDEST) : line;
    return [`${mark} ${String(number).padStart(gutter)} | ${kept}`.trimEnd()];
  };
  const start = Math.max(0, at.column - 1 - cut);
  const carets = '^'.repeat(Math.max(1, Math.min(width, wanted.length - cut - start, WIDEST - start)));
  const caret = `  ${' '.repeat(gutter)} | ${' '.repeat(start)}${paint(carets, 'red', rendering)}`;
  return [...shown(at.line - 1, ' '), ...shown(at.line, '>'), caret, ...shown(at.line + 1, ' ')];
}

/** The text of a problem: where, what, the lines in question if their file is at hand, and how to mend it. */
export function renderProblem(problem: Problem, sources: Sources = new Map(), rendering: Rendering = {}): string {
  const { code, message, fix, at } = problem;
  const file = at && rendering.root ? relative(rendering.root, at.file) || at.file : at?.file;
  const where = at ? `${paint(formatPlace({ ...at, file: file ?? '' }), 'cyan', rendering)} ` : '';
  const source = at && sources.get(at.file);
  const lines = at && source !== undefined ? excerpt({ ...problem, at }, source, rendering) : [];
  const say = (text: string) => stripVTControlCharacters(masked(text, rendering));
  const head = `${where}${paint(code, 'red', rendering)}: ${say(message)}`;
  return [head, ...lines.map((line) => `  ${line}`), ...(fix ? [`  fix: ${say(fix)}`] : [])].join('\n');
}

/** All problems, one below the other. */
export const renderProblems = (
  problems: readonly Problem[],
  sources: Sources = new Map(),
  rendering: Rendering = {},
): string => problems.map((problem) => renderProblem(problem, sources, rendering)).join('\n\n');
