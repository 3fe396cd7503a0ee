import type { Place } from '../errors.js';
/** Playwright's functions are overloaded: no type can tell which arguments belong to which. */
type Call = (called: (...args: never[]) => unknown, ...args: unknown[]) => void;
/**
 * Playwright finds out where a test is declared from the stack, and offers no other way to say it. So the call is compiled as if
 * it stood in the YAML file: the blanks bring it to its column.
 */
export declare function calledAt({ file, line, column }: Place): Call;
export {};
