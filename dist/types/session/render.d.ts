import { type Rendering, type Sources } from '../errors.js';
import type { Failure } from './evidence.js';
/** The headline goes above the lines in question, and what explains it below them. */
export declare function renderFailure(failure: Failure, sources: Sources, rendering: Rendering): string;
export declare const renderFailures: (failures: readonly Failure[], sources: Sources, rendering: Rendering) => string;
