/** The working directory until a configuration says otherwise; each process of a run reads the configuration first. */
export declare let ROOT: string;
export declare function setRoot(folder: string): void;
