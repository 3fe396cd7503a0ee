export type Range = {
    start: number;
    end: number;
};
/** What a text says when it is decoded. */
export type View = {
    text: string;
    /** Where a range of it stands in the original. */
    original: (range: Range) => Range;
    /** How many times it was decoded, and how many of those were base64. */
    decoded: number;
    fromBase64: number;
};
/**
 * The text itself, and everything that it says when it is decoded: once and again, by one encoding and by another. What is in base64
 * is text of one byte a character; with `onlyAscii`, base64 that cannot be of ASCII is left out.
 */
export declare function viewsOf(text: string, onlyAscii: boolean): View[];
/** The text with all its escapes resolved, layer by layer. */
export declare function decodedText(text: string): string;
