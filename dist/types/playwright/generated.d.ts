/** The specs of a folder of scenarios: always at the same place, since the IDs of tests depend on it. */
export declare function specsFolder(root: string, scenarios: string): string;
/** Brings the specs up to date with the scenario files below a folder. */
export declare function generateSpecs(root: string, scenarios: string): void;
