import type { JsonObject } from '../flow/types.js';
/** The text, or undefined where only Liquid knows what a value prints as. */
export type PlainTemplate = (context: JsonObject) => string | undefined;
/** Undefined for every template that is more than text and `{{names.of.values}}`. */
export declare function plainTemplate(text: string): PlainTemplate | undefined;
