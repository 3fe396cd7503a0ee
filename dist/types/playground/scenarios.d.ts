import type { MockAnswer } from '../emulator/engine/mocks.js';
import type { SimulatedFlow } from '../emulator/engine/simulation.js';
import type { FoundFlow } from './folder.js';
import type { Move, ScenarioView, Start } from './view.js';
export type Scripted = {
    name: string;
    left: readonly {
        at: string;
        move: Move;
    }[];
};
export type PlayedScenario = {
    view: ScenarioView;
    /** Absent where it cannot be played here. */
    scripted?: {
        start: Start;
        mocks: Record<string, readonly MockAnswer[]>;
        now?: number;
        script: Scripted;
    };
};
export type FolderScenarios = {
    played: PlayedScenario[];
    subflows: SimulatedFlow[];
};
type Surroundings = {
    cwd: string;
    environment: Readonly<Record<string, string | undefined>>;
};
/** Every scenario of the files beside a flow that is one of this flow. */
export declare function playScenarios(flow: FoundFlow, { cwd, environment }: Surroundings): FolderScenarios;
export {};
