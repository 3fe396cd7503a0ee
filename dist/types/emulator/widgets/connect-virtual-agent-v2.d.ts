import type { Widget } from '../engine/widget.js';
export declare const connectVirtualAgentV2: Widget;
