import type { Range } from './views.js';
/** A phone number in a text, and how many of its first digits may be shown. The last two always may. */
export type PhoneNumber = Range & {
    shown: number;
};
/** How a number that is known ends in each of its notations. */
export declare const endingOf: (number: string) => string;
export declare const mayHoldPhones: (text: string) => boolean;
/** The phone numbers in a text. `endings` are those of numbers that are known, by `endingOf`. */
export declare function phonesIn(text: string, endings?: readonly string[]): PhoneNumber[];
/** The places of the digits to hide; none where all of them would be shown. */
export declare function hiddenDigits(text: string, { start, end, shown }: PhoneNumber): number[];
