import type { Service } from './service.js';
type Account = Pick<Service, 'accountSid' | 'authToken'>;
/** A check of an Authorization header. The account's own is compared whole: nearly every request carries it. */
export declare function createGuard({ accountSid, authToken }: Account): (authorization: string | undefined) => void;
/** Browsers say which page asks. None of ours does, and a stranger's page could reach this machine's emulators by its visitors. */
export declare function refusePages(origin: string | undefined): void;
export {};
