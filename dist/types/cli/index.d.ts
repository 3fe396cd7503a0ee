import { type ExitCode, type Surroundings } from './command.js';
/** Runs `flowproof` with its arguments and returns its exit code. */
export declare function main(args: readonly string[], surroundings?: Surroundings): Promise<ExitCode>;
