import type { FlowDefinition } from '../flow/types.js';
import type { Path } from '../path/path.js';
import { type Link } from './links.js';
/** What of an evidence the walk needs. */
export type Walked = {
    path: Path;
    trigger?: string;
};
/** Hop `number` (from 1) enters the path's widget of that number; a last hop without `to` ended the flow. */
export type Hop = {
    number: number;
    from: string;
    event?: string;
    to?: string;
};
/** The hops of a path, in order. A widget that the execution still waits in is not left by a hop. */
export declare function hopsOf(definition: FlowDefinition, links: readonly Link[], walked: Walked): Hop[];
