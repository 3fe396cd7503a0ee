// Finds where a spec called us, and makes calls that Playwright sees in a scenario file.
import { sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Script } from 'node:vm';
import type { Place } from '../errors.ts';
import { isOwnCode } from '../package-files.ts';

const FRAME = /(?:\(|at (?:async )?)(?<url>(?:file:\/\/|\/|[a-z]:[\\/]).*?):(?<line>\d+):(?<column>\d+)\)?$/i;

function frameOf(text: string): Place[] {
  const { url = '', line, column } = FRAME.exec(text)?.groups ?? {};
  if (url === '') return [];
  const file = url.startsWith('file:') ? fileURLToPath(url) : url;
  return [{ file, line: Number(line), column: Number(column) }];
}

const isTheirs = ({ file }: Place): boolean => !isOwnCode(file) && !file.includes(`${sep}node_modules${sep}`);

/** The place of the call in the user's code. Call it before the first `await`. */
export function placeOfCall(otherwise: Place): Place {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 30;
  const { stack = '' } = new Error('where');
  Error.stackTraceLimit = limit;
  return stack.split('\n').flatMap(frameOf).find(isTheirs) ?? otherwise;
}

/** Playwright's functions are overloaded: no type can tell which arguments belong to which. */
type Call = (called: (...args: never[]) => unknown, ...args: unknown[]) => void;

/**
 * Playwright reads a test's place from the stack, and offers no other way. So the call is compiled as if it were in the YAML file: spaces
 * move it to its column.
 */
export function withCallSite({ file, line, column }: Place): Call {
  const code = `(called, ...args) => {\n${' '.repeat(column - 1)}called(...args);\n}`;
  return new Script(code, { filename: file, lineOffset: line - 2 }).runInThisContext() as Call;
}
