import { type Redactor } from '../redaction/redactor.js';
import type { Exchange } from './api.js';
export type Exchanged = {
    method: string;
    address: URL;
    status: number;
    milliseconds: number;
    fields?: unknown;
    body?: unknown;
};
/** Path and query without host; what may be secret in them is hidden. */
export declare const pathOf: ({ pathname, search }: URL, redactor: Redactor) => string;
/** A page of 1,000 steps takes longer to redact than to fetch: it is redacted when it is read. */
export declare function toExchange(exchanged: Exchanged, redactor: Redactor): Exchange;
