import type { JsonObject } from '../../flow/types.js';
/** Assumed: Twilio does not say how long a body may be. */
export declare const LONGEST_BODY = 1048576;
export declare function readBody(request: Request, longest?: number): Promise<string>;
export declare const NO_FIELDS: import("url").URLSearchParams;
/** Fields of another kind of body do not exist for Twilio. */
export declare function parseForm(text: string, contentType: string | null): URLSearchParams;
export declare function required(form: URLSearchParams, name: string): string;
type JsonField = {
    name: string;
    code: number;
    longest: number;
};
/** A field that holds a JSON object; {} where it is absent. */
export declare function jsonField(form: URLSearchParams, { name, code, longest }: JsonField): JsonObject;
export {};
