import type { ErrorObject } from 'ajv';
import type { Problem } from '../errors.js';
import { type Tree } from './tree.js';
/** Numbers are masked wherever they are shown, and what is masked is nothing to copy. */
export declare const inQuotationMarks: (written: string) => string;
/** A schema error as a problem with its place. */
export declare function schemaProblem(error: ErrorObject, root: Tree): Problem;
