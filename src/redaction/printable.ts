// Makes text safe for a terminal: characters that would move its cursor, colour it or turn its lines round are shown as escapes.

/** Control characters but for a new line, and those that change the direction of what follows. */
export const UNPRINTABLE = /(?!\n)[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu;

const escaped = (sign: string): string => `\\u${(sign.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`;

/** The text with each of these as an escape: `\u001b`. New lines stay. */
export const printable = (text: string): string => text.replace(UNPRINTABLE, escaped);
