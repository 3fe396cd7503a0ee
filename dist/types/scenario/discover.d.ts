import type { Problem } from '../errors.js';
/**
 * Every `.yaml` and `.yml` file below a folder, absolute and sorted, so that every worker and shard sees the same order. What
 * cannot be read is added to `problems`.
 */
export declare function discoverScenarioFiles(folder: string, problems?: Problem[]): string[];
