export declare function columns(rows: readonly (readonly string[])[]): string[];
