export declare const isPhoneNumber: (address: string) => boolean;
export declare const isContact: (address: string) => boolean;
export declare const isSender: (address: string) => boolean;
/** Who reaches a flow may be a short code, a name, or a caller who hides their number. */
export declare function checkInbound(from: string, to: string): void;
export declare function checkAddresses(to: string, from: string): void;
