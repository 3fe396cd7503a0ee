import type { Json } from '../flow/types.js';
import type { Written } from '../scenario/program.js';
/** A widget, a widget with the event by which it is left, or `...` for any number of widgets. */
export type PathWanted = readonly (string | Readonly<Record<string, string>>)[];
export type MessageWanted = string | {
    readonly contains: string;
} | {
    readonly matches: string | RegExp;
};
export type ValuesWanted = Readonly<Record<string, Json>>;
export type Wanted = {
    kind: 'ended';
} | {
    kind: 'active';
} | {
    kind: 'waiting';
    widget: string;
} | {
    kind: 'entered';
    widget: string;
} | {
    kind: 'path';
    path: PathWanted;
} | {
    kind: 'messages';
    messages: readonly MessageWanted[];
} | {
    kind: 'variables';
    variables: ValuesWanted;
} | {
    kind: 'context';
    context: ValuesWanted;
};
/** The part of `expect` in a scenario file. A widget that is only named stands in `never`, where its name is checked. */
export declare function expectationOf(wanted: Wanted): Written;
