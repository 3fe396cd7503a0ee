export declare const maskPhoneNumbers: (text: string) => string;
export declare const maskSecrets: (text: string, secrets: readonly string[]) => string;
