// Text as a part of a regular expression that stands for itself.

/** Every character with a meaning in patterns, escaped. `-` has one in brackets only, and with `u` it may not be escaped outside them. */
export const escapePattern = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
