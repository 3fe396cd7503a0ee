import { Liquid } from 'liquidjs';
import type { Json, JsonObject } from '../flow/types.js';
import { type Dialect } from './dialect.js';
/** `mistake` says what is wrong with the template; one that took too long was given up. */
export type Rendered = {
    text: string;
    mistake?: string;
    tookTooLong?: boolean;
};
/** Renders a template over a context; `now` is what `"now" | date` shows, in milliseconds since the epoch. */
export type Render = (template: Json | undefined, context: JsonObject, now: number) => Rendered;
/** Liquid as Studio has it; `now` is what `"now" | date` shows. */
export declare function createEngine(dialect: Dialect, now: () => number): Liquid;
/** A renderer with its own cache of parsed templates, which is bounded. */
export declare function createRender(dialect?: Dialect): Render;
