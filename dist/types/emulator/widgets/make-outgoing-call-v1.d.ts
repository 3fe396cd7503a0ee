import type { Widget } from '../engine/widget.js';
export declare const makeOutgoingCallV1: Widget;
