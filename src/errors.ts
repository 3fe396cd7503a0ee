// The one shape of every error that a user sees (where, what, how to fix it), and its rendering.

import { isAbsolute, relative } from 'node:path';
import { stripVTControlCharacters, styleText } from 'node:util';
import { UNPRINTABLE } from './redaction/printable.ts';
import { type Redactor, withoutSecrets } from './redaction/redactor.ts';

/** A position in a file: 1-based line and column. */
export type Place = { file: string; line: number; column: number };

/** One mistake or failure. `code` is stable (`unknown-key`), `message` says what is wrong, `fix` says how to correct it. */
export type Problem = {
  code: string;
  message: string;
  fix?: string;
  at?: Place;
  /** How many columns the caret underlines (1 if absent). */
  width?: number;
};

/** Carries one or more problems; its message is the rendered text, never a stack. */
export class FlowproofError extends Error {
  override readonly name = 'FlowproofError';
  readonly problems: readonly Problem[];
  /** The texts to quote where the error is shown. */
  readonly sources: Sources;

  constructor(problems: readonly Problem[], sources: Sources = new Map()) {
    super(renderProblems(problems, sources));
    this.problems = problems;
    this.sources = sources;
  }
}

/** The message of anything that was thrown, which need not be an Error. */
export const errorMessage = (thrown: unknown): string => (thrown instanceof Error ? thrown.message : String(thrown));

/** `file:line:column`, which editors and terminals make clickable. */
export const formatPlace = ({ file, line, column }: Place): string => `${file}:${line}:${column}`;

/** The text of each file that problems point into, by the file name of their places. */
export type Sources = ReadonlyMap<string, string>;

export type Rendering = {
  /** Files are shown relative to this folder; unchanged without it. */
  root?: string;
  /** Redacts the output; if absent, only phone numbers are redacted. */
  redactor?: Redactor;
  /** Further values to redact. */
  secrets?: readonly string[];
  color?: boolean;
};

type Style = 'red' | 'dim' | 'cyan';

const paint = (text: string, style: Style, { color }: Rendering): string => (color ? styleText(style, text) : text);

const redactorOf = ({ redactor = withoutSecrets, secrets = [] }: Rendering): Redactor =>
  secrets.length > 0 ? redactor.extend(secrets) : redactor;

/** The problem with its message and fix redacted, including short secrets that it quotes. */
export function redactProblem<One extends Problem>(problem: One, redactor: Redactor): One {
  const { message, fix } = problem;
  return {
    ...problem,
    message: redactor.message(message),
    ...(fix === undefined ? {} : { fix: redactor.message(fix) }),
  };
}

/** A file may contain characters that move a terminal's cursor or reverse its lines; each is shown as one placeholder, to keep columns. */
const harmless = (line: string): string => line.replace(/\t/g, ' ').replace(UNPRINTABLE, '·');

const WIDEST = 160;

/** A BOM has no width, and the parsers leave it out of their columns. */
const linesOf = (text: string): string[] => text.replace(/^\ufeff/, '').split(/\r?\n/);

type Shown = Rendering & { redactor: Redactor };
/** The lines of a file, and how each is shown. */
type Quotable = { lines: readonly string[]; shown: (line: string) => string };
type Excerpt = Quotable & { rendering: Shown };

/** A file may be one line of megabytes with thousands of problems: its redacted lines are computed once. */
function quotable(text: string, { redactor }: Shown): Quotable {
  const known = new Map<string, string>();
  const shown = (line: string): string => {
    const before = known.get(line);
    if (before !== undefined) return before;
    const after = harmless(redactor.text(line));
    known.set(line, after);
    return after;
  };
  return { lines: linesOf(text), shown };
}

function excerpt({ at, width = 1 }: Problem & { at: Place }, of: Excerpt): string[] {
  const { lines, rendering } = of;
  const wanted = lines[at.line - 1];
  if (wanted === undefined) return [];
  const gutter = String(Math.min(at.line + 1, lines.length)).length;
  // A long line is shown around its caret.
  const cut = wanted.length <= WIDEST ? 0 : Math.max(0, Math.min(at.column - 1 - WIDEST / 2, wanted.length - WIDEST));
  const shown = (number: number, mark: string): string[] => {
    const line = lines[number - 1];
    if (line === undefined || (mark === ' ' && line.trim() === '')) return [];
    const kept = of.shown(line).slice(cut, cut + WIDEST);
    return [`${mark} ${String(number).padStart(gutter)} | ${kept}`.trimEnd()];
  };
  const start = Math.max(0, at.column - 1 - cut);
  const carets = '^'.repeat(Math.max(1, Math.min(width, wanted.length - cut - start, WIDEST - start)));
  const caret = `  ${' '.repeat(gutter)} | ${' '.repeat(start)}${paint(carets, 'red', rendering)}`;
  return [...shown(at.line - 1, ' '), ...shown(at.line, '>'), caret, ...shown(at.line + 1, ' ')];
}

function words(problem: Problem, file: Quotable | undefined, rendering: Shown): string {
  const { code, message, fix, at } = redactProblem(problem, rendering.redactor);
  const { root } = rendering;
  const name = at && root && isAbsolute(at.file) ? relative(root, at.file) || at.file : at?.file;
  const where = at ? `${paint(formatPlace({ ...at, file: name ?? '' }), 'cyan', rendering)} ` : '';
  const quoted = at && file ? excerpt({ ...problem, at }, { ...file, rendering }) : [];
  const say = (text: string) => harmless(stripVTControlCharacters(text)).replaceAll('\n', '\n       ');
  const head = `${where}${paint(code, 'red', rendering)}: ${say(message)}`;
  return [head, ...quoted.map((line) => `  ${line}`), ...(fix ? [`  fix: ${say(fix)}`] : [])].join('\n');
}

/** The redacted text of all problems, one below the other, with the lines of `sources` that they point to. */
export function renderProblems(
  problems: readonly Problem[],
  sources: Sources = new Map(),
  rendering: Rendering = {},
): string {
  const shown = { ...rendering, redactor: redactorOf(rendering) };
  const files = new Map([...sources].map(([file, text]) => [file, quotable(text, shown)]));
  return problems.map((problem) => words(problem, files.get(problem.at?.file ?? ''), shown)).join('\n\n');
}

/** The text of a problem: where, what, the lines in question if the file's text is available, and how to fix it. */
export const renderProblem = (problem: Problem, sources?: Sources, rendering?: Rendering): string =>
  renderProblems([problem], sources, rendering);
