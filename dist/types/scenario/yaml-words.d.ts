import type { YAMLError } from 'yaml';
import type { Place, Problem } from '../errors.js';
type Words = {
    code: string;
    message: string;
    fix?: string;
};
type Spot = {
    text: string;
    at: Place;
};
export declare const UNKNOWN_TAG: Words;
export declare const OLD_YAML: Words;
/** A parse error as a problem. */
export declare function yamlProblem(error: Pick<YAMLError, 'code' | 'message' | 'pos'>, { text, at }: Spot): Problem;
export {};
