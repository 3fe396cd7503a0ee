import type { Widget } from '../engine/widget.js';
export declare const makeOutgoingCallV2: Widget;
