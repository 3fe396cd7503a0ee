import type { Problem } from '../errors.js';
/** The first control character of a text, as a problem. */
export declare function controlCharacter(text: string, file: string): Problem | undefined;
