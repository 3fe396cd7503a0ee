import type { ExecutionRecord } from './records.js';
import type { Executions } from './studio.js';
import type { Start, World } from './world.js';
/** Runs a flow until it waits or has ended. The flow must have a revision that runs for the contact. */
export declare function startExecution(world: World, start: Start): ExecutionRecord;
export declare const openExecutions: (world: World) => Executions;
