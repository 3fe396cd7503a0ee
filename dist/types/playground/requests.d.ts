import type { Action } from './app.js';
import type { SaveRequest } from './save.js';
export declare const readAction: (value: unknown) => Action;
export declare const readPreviewRequest: (value: unknown) => Partial<SaveRequest>;
export declare const readSaveRequest: (value: unknown) => SaveRequest;
