import type { FlowDefinition } from '../flow/types.js';
import { type Expected, type Parting } from './match.js';
import type { Path } from './path.js';
type Question = {
    lines: readonly Expected[];
    path: Path;
    parting: Parting;
};
/**
 * The index of the visit that explains a parting: the widget that was left by another event than expected, else the one before.
 * What a gap leads to is looked for along the whole path. Nothing explains a first widget but the Trigger.
 */
export declare function turnOf(definition: FlowDefinition | undefined, { lines, path, parting }: Question): number | undefined;
export {};
