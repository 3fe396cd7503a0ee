import type { Coverage } from '../coverage/result.js';
import { type Shortfall } from '../coverage/thresholds.js';
import type { FlowChanges } from './coverage-changes.js';
export declare function tableText({ flows, total, scenarios }: Coverage): string;
export declare function shortfallText(shortfalls: readonly Shortfall[]): string;
export declare function changesText({ flow, changes, failing }: FlowChanges): string;
