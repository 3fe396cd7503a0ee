import type { Exchange } from './api.js';
export type Exchanged = {
    method: string;
    address: URL;
    status: number;
    milliseconds: number;
    fields?: unknown;
    body?: unknown;
};
/** Path and query without host; what may be secret in them is masked. */
export declare const pathOf: ({ pathname, search }: URL, secrets: readonly string[]) => string;
/** A page of 1,000 steps takes longer to mask than to fetch: it is masked when it is read. */
export declare function toExchange(exchanged: Exchanged, secrets: readonly string[]): Exchange;
