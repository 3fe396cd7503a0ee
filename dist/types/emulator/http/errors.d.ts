import type { Json } from '../../flow/types.js';
import type { Refusal } from '../engine/records.js';
import type { Result } from '../engine/studio.js';
type Headers = Readonly<Record<string, string>>;
/** Thrown by whoever finds the mistake; the app answers it. */
export declare class RefusedError extends Error {
    readonly name = "RefusedError";
    readonly refusal: Refusal;
    readonly headers: Headers;
    constructor(refusal: Refusal, headers?: Headers);
}
export declare const errorBody: ({ status, code, message, details }: Refusal) => Json;
export declare const badRequest: (code: number, message: string) => RefusedError;
/** 20001 with these words is what the Go SDK's issue 250 shows for a missing `To`. */
export declare const missing: (parameter: string) => RefusedError;
export declare const invalid: (parameter: string, why: string) => RefusedError;
/** Studio names a resource without the version that its path begins with. */
export declare const notFound: (path: string) => RefusedError;
/** What the engine granted, or its refusal as an error. */
export declare function granted<T>(result: Result<T>): T;
export {};
