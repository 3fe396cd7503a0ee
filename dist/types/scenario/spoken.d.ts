export declare const played: (digits: string) => string;
/** Long enough to be looked for in any text, however short the keys or the word may be. */
export declare function inTwiml({ digits, speech }: {
    digits: string;
    speech: string;
}): string[];
