import type { Json } from '../../flow/types.js';
import { type Order, type Window } from '../engine/newest.js';
import { type Answer, type ApiRequest } from './service.js';
/** A list is read over several requests: what comes or goes between them moves nothing that is still to be read. */
type Placed<T> = {
    record: T;
    position: number;
};
export type Listing<T> = (window: Window) => readonly Placed<T>[];
/** Of records in the order in which they came. Where some may go, a position must be told that stays with its record. */
export declare const newestFirst: <T>(records: readonly T[], positionOf?: Order<T>['positionOf']) => Listing<T>;
type Shown<T> = {
    key: string;
    listing: Listing<T>;
    render: (record: T) => Json;
};
/** A page as Studio's API answers it, with absolute addresses. */
export declare function studioPage<T>(request: ApiRequest, { key, listing, render }: Shown<T>): Answer;
/** A page as the 2010 API answers it: addresses are paths, and stand beside the records. */
export declare function classicPage<T>(request: ApiRequest, { key, listing, render }: Shown<T>): Answer;
export {};
