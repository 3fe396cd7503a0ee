// Escapes text so that a regular expression matches it literally.

/** Escapes every character with a meaning in patterns. `-` has one only in brackets, and with `u` it must not be escaped outside them. */
export const escapePattern = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
