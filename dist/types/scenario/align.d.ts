import type { Json } from '../flow/types.js';
export type Alignment = {
    kind: 'keep' | 'replace';
    was: number;
    is: number;
} | {
    kind: 'remove';
    was: number;
}
/** `before` is the index of the old item that it is put before; the length of the old list at its end. */
 | {
    kind: 'insert';
    before: number;
    is: number;
};
/** What has to be done to the old list to make the new one, from front to back. */
export declare function alignItems(was: readonly Json[], is: readonly Json[]): Generator<Alignment>;
