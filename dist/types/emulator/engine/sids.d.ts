/** The SID of something that has a name: the same name has the same SID everywhere. */
export declare const sidOf: (prefix: string, name: string) => string;
/** Makes SIDs one after the other, none of them twice. An execution takes a dozen: a hash for each would be a tenth of its time. */
export declare function createSids(seed: string): (prefix: string) => string;
