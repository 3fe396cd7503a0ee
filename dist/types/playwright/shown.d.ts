/** Playwright takes snippets of source from the stack. Ours would hold what the text masks. */
export declare function shownError(text: string): Error;
