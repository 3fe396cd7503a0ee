/** Any value as text that may stand in an XML element or attribute. */
export declare const escapeXml: (text: string) => string;
export declare const textWidth: (text: string, size: number) => number;
/** The text, cut with an ellipsis where it is wider than `room`. */
export declare function fit(text: string, room: number, size: number): string;
/** One or two lines: a long name breaks where it can, in the middle if both parts fit. */
export declare function twoLines(text: string, room: number, size: number): string[];
