import type { Account } from '../workflow/account.js';
import type { Clock, Exchange, StudioApi } from '../workflow/api.js';
/** More at a time gain little, and get more of them refused as too many. */
export declare const IN_FLIGHT = 8;
export type ReadOnlyOptions = {
    account: Account;
    /** What stands in for Twilio's hosts. */
    origin?: string;
    clock?: Clock;
    onExchange?: (exchange: Exchange) => void;
};
export declare function openReadOnly({ account, ...rest }: ReadOnlyOptions): StudioApi & {
    close: () => Promise<void>;
};
