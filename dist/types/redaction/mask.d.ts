import { type Redactor } from './redactor.js';
export declare function redactorFor(secrets: readonly string[]): Redactor;
export declare const maskPhoneNumbers: (text: string) => string;
export declare const maskSecrets: (text: string, secrets: readonly string[]) => string;
