type Table = Readonly<Record<string, unknown>>;
/** Playwright prints an error's stack, and whatever else is in it: here both are the words. */
export declare function saying(words: string): Error;
/** Throws all mistakes at once. What begins with an underscore, and `configDir`, is Playwright's. */
export declare function checkOptions(options: Table): void;
export {};
