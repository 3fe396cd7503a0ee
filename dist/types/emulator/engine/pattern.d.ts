/** Whether the whole text matches, case ignored, as Studio's regex condition demands; an invalid pattern matches nothing. */
export declare function matchesWhole(pattern: string, text: string): boolean;
