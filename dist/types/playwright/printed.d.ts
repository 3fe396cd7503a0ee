type Write = NodeJS.WriteStream['write'];
type Printing = {
    write: Write;
};
/** From now on; a second time changes nothing. */
export declare function maskPrinted(streams: readonly Printing[], secrets: readonly string[]): void;
export {};
