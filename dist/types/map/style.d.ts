/** Light is what stands alone; dark replaces it where the reader asks for it. */
export declare const STYLE: string;
