import type { Problem } from '../errors.js';
import type { Json, JsonObject } from '../flow/types.js';
import { type Tree } from './tree.js';
/** The object that a JSON text holds; an empty one where it holds none. */
export declare function objectIn(text: string): JsonObject;
/** The parameters of a scenario, written as a table or as a JSON text; nothing where they are neither. */
export declare function parametersOf(tree: Tree): JsonObject;
/** The values in a value, as they would stand in a text: a flow may say a part of an object. */
export declare function valuesOf(value: Json): string[];
/** An action of the contact says so beside itself; what is in a reply may say it, too. */
export declare const isSensitive: (entry: Tree, action: Tree | undefined) => boolean;
/** The values, as they would stand in a text. */
export declare function secretsOf(tree: Tree): string[];
/** A mistyped name would let its value out. The defaults may name what only some scenarios have. */
export declare function unknownSensitive(trees: readonly Tree[]): Problem[];
