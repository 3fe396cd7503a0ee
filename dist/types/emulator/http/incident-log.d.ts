import type { Studio } from '../engine/studio.js';
export declare function createIncidentLog({ flows, executions }: Studio, log: (line: string) => void): () => void;
