export type RecoveredScenario = {
    name: string;
    tags: string[];
    line: number;
};
/** The scenarios that a reader would see in a text, whatever is wrong with it. */
export declare function recoverScenarios(text: string): RecoveredScenario[];
