/** Adds the parameters as Twilio reads them: an array repeats its name. */
export declare function append(into: URLSearchParams, fields: object): URLSearchParams;
/** The address to ask, or an error before anything is sent. With `origin`, Twilio's hosts are replaced by it. */
export declare function addressOf(uri: string, params?: object, origin?: string): URL;
