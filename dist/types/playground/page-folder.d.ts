export declare function pageFolder(): Promise<string>;
