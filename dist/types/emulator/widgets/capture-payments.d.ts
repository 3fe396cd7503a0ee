import type { Widget } from '../engine/widget.js';
export declare const capturePayments: Widget;
