// Makes text safe for a terminal: characters that would move the cursor, set colours or reverse lines are escaped.

/** Control characters except newlines, and those that change the direction of text. */
export const UNPRINTABLE = /(?!\n)[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu;

const escaped = (sign: string): string => `\\u${(sign.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`;

/** The text with each of these escaped: `\u001b`. Newlines stay. */
export const printable = (text: string): string => text.replace(UNPRINTABLE, escaped);
