type Cut = {
    start: number;
    end: number;
};
export declare function hiddenLines(text: string): {
    cuts: readonly Cut[];
    values: readonly string[];
};
export {};
