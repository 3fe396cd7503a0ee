import type { Json } from '../flow/types.js';
import type { Steps } from './tree.js';
export type Quoting = 'double' | 'single' | 'plain' | 'block';
type Primitive = Exclude<Json, Json[] | {
    [key: string]: Json;
}>;
/** A text, number or truth after a key or a dash, where commas and brackets need no quotation marks. */
export declare function scalarYaml(value: Primitive, quoting?: Quoting): string;
/** A value for one line. A text keeps the quotation marks that are asked for, where they can hold it. */
export declare function inlineYaml(value: Json, quoting?: Quoting): string;
/** `key: value` inside brackets. */
export declare const pairYaml: (key: string, value: Json) => string;
export declare const keyYaml: (key: string) => string;
export type Style = {
    /** Where in a scenario file the value stands: each part is written as the shipped files write it. */
    steps: Steps;
    /** The column at which it starts. */
    column: number;
};
/** All lines but the first, moved to the right; empty lines stay empty. */
export declare const indented: (text: string, columns: number) => string;
/** `key: value` in block style, over as many lines as the value wants. */
export declare function entryYaml(key: string, value: Json, { steps, column }: Style): string;
/** `- value` in block style. */
export declare const itemYaml: (value: Json, { steps, column }: Style) => string;
/** A value as YAML, without indentation and without a line break at its end. */
export declare function yamlOf(value: Json, style: Style): string;
export {};
