export declare function bundlePage(folder: string): Promise<void>;
