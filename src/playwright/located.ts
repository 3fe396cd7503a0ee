// Calls a Playwright function so that it takes a place in a YAML file for its call site.
import { Script } from 'node:vm';
import type { Place } from '../errors.ts';

/** Playwright's functions are overloaded: no type can tell which arguments belong to which. */
type Call = (called: (...args: never[]) => unknown, ...args: unknown[]) => void;

/**
 * Playwright finds out where a test is declared from the stack, and offers no other way to say it. So the call is compiled as if
 * it stood in the YAML file: the blanks bring it to its column.
 */
export function calledAt({ file, line, column }: Place): Call {
  const code = `(called, ...args) => {\n${' '.repeat(column - 1)}called(...args);\n}`;
  return new Script(code, { filename: file, lineOffset: line - 2 }).runInThisContext() as Call;
}
