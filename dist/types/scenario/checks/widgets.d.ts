import { type Check } from './check.js';
/** Names in `path`, `never` and `mocks`; those in `contact` have a check of their own. */
export declare const widgets: Check;
