export declare const JOURNALS: string;
