import type { PersonalKind } from './personal-data.js';
export declare function callingCode(digits: string): string;
export type StandIns = {
    /** A text of the same length: letters become letters, digits digits, and all other characters stay. */
    text: (value: string) => string;
    /** Keeps the country code, however the number is written. */
    phone: (value: string) => string;
    /** Keeps `@`, the dots and the top-level domain. */
    email: (value: string) => string;
    of: (kind: PersonalKind | 'listed', value: string) => string;
};
/** Nobody can guess the stand-ins without the key, nor the values from them. */
export declare function createStandIns(key: string | Buffer): StandIns;
