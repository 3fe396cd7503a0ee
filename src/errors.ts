// What went wrong, where, and how to mend it: the one shape of every error that a user sees.

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

  constructor(problems: readonly Problem[], rendered: string = problems.map(renderProblem).join('\n\n')) {
    super(rendered);
    this.problems = problems;
  }
}

/** `file:line:column`, as editors and terminals make it clickable. */
export const formatPlace = ({ file, line, column }: Place): string => `${file}:${line}:${column}`;

/** The text of a problem without its source lines: where, what, how to mend. */
export function renderProblem({ code, message, fix, at }: Problem): string {
  const where = at ? `${formatPlace(at)} ` : '';
  const mend = fix ? `\n  fix: ${fix}` : '';
  return `${where}${code}: ${message}${mend}`;
}
