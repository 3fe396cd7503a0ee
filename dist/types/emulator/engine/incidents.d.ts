import type { Incident } from './records.js';
import { type Run } from './world.js';
export declare function incident(run: Run, what: Omit<Incident, 'widget' | 'widgetType'>): void;
/** A template that fails does so each time that it is rendered: once is enough to know. */
export declare function mistakenTemplate(run: Run, message: string): void;
export declare const limitReached: (run: Run, message: string, fix?: string) => void;
export declare const isExhausted: ({ exhausted }: Run) => boolean;
export declare const unknownWidget: (run: Run, { message, fix }: {
    message: string;
    fix: string;
}) => void;
