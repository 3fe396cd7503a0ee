import { type Problem } from '../errors.js';
/** Declares a test for each scenario of a file. A scenario with mistakes is a test that fails. */
export declare function defineScenarioFile(file: string): void;
/** Where scenarios may be missing, a run without failures would say that all is well. */
export declare function declareUnreadable(problems: readonly Problem[]): void;
/** Declares, in one spec, a test for each scenario of each YAML file below a folder. */
export declare function defineScenarios(folder: string): void;
