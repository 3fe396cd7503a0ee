import type { Json } from './types.js';
/** The flow in the words of today; any other value as it is. Each part keeps its place, so that a mistake is shown there. */
export declare function upgradeLegacy(value: Json): Json;
