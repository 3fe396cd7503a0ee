import type { StudioApi } from '../workflow/api.js';
import { type AnonymiseOptions, type Replaced } from './anonymise.js';
import type { NotRecorded, RecordedExecution } from './execution.js';
import { type FetchedRevision, type Wanted } from './fetch.js';
import { type Player } from './player.js';
import type { ExecutionStore } from './store.js';
export type Collecting = {
    api: StudioApi;
    store: ExecutionStore;
    wanted: Wanted;
    anonymising: AnonymiseOptions;
    progress?: (done: number, all: number) => void;
    /** Aborted where the user wants to stop: what is fetched by then is kept. */
    signal?: AbortSignal;
};
export type Collection = {
    /** The executions that were asked for and are in the store. */
    sids: ReadonlySet<string>;
    /** How many of them were fetched now. */
    fetched: number;
    failed: readonly NotRecorded[];
};
/** The key of the stand-ins: the same for an account as long as its secret is, and stored nowhere. */
export declare const standInKey: (secret: string) => Buffer;
/** The definition of a revision: from the store, else from the account, and asked for once. */
export declare function revisionsOf(api: StudioApi, flowSid: string, store: ExecutionStore): (revision: number) => Promise<FetchedRevision>;
export declare function fieldOf({ fields }: Replaced): string;
/** Replaces personal data, and notes where that changes the path that the flow takes. */
export declare function replacePersonalData(original: RecordedExecution, options: AnonymiseOptions, player: Player): RecordedExecution;
/** Only what has ended is kept: an active execution goes on, and would be out of date at once. */
export declare function collect(collecting: Collecting): Promise<Collection>;
