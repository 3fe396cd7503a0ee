import { type Node } from 'yaml';
import type { Json } from '../flow/types.js';
import type { Steps } from './tree.js';
import { type Source } from './yaml-places.js';
export type Splice = {
    start: number;
    end: number;
    text: string;
};
/** Where a value stands. */
export type Slot = {
    node: Node | null;
    steps: Steps;
    inFlow: boolean;
    /** The column of its key or dash: what it consists of is indented deeper. */
    column: number;
    /** The offset behind its colon or dash. */
    after: number;
    /** Whether a dash, and not a key, stands before it. */
    dashed: boolean;
};
type Change = {
    was: Json;
    value: Json;
};
/** The replacements that make of a value another one, as few and as small as possible. */
export declare function changed(source: Source, slot: Slot, { was, value }: Change): Generator<Splice>;
/** A part of the file, and the table or list that holds it. Without `slot` only the table is there, and not yet the key. */
export type Target = {
    slot?: Slot;
    owner?: {
        slot: Slot;
        step: string | number;
    };
};
/** Follows a path from the top of the file. */
export declare function targetOf(source: Source, path: Steps): Target;
export declare function removal(source: Source, { slot, owner }: Target): Generator<Splice>;
/** Puts a value at a place, changing no more than what differs from what was there. */
export declare function setting(source: Source, { slot, owner }: Target, change: Change): Generator<Splice>;
/** Appends to a list, which may be empty. */
export declare function appending(source: Source, slot: Slot, values: readonly Json[]): Generator<Splice>;
export {};
