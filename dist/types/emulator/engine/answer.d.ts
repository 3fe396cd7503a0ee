import { type KeyValue } from './key-values.js';
import type { HttpAnswer, Outcome, WidgetContext } from './widget.js';
/** Leaves by one of two events. An answer that is missing or too large leaves nothing behind [a public catalogue of widgets]. */
export declare function leaveByAnswer(answer: HttpAnswer, by: {
    succeeds: (status: number) => boolean;
    failure: string;
}): Outcome;
export declare const formOf: (parameters: readonly KeyValue[]) => URLSearchParams;
/** What the widget was to send by name; nothing where it has no parameters. */
export declare const parameterTable: (parameters: readonly KeyValue[]) => {
    parameters?: Record<string, string>;
};
/** The address if it is a http(s) one; a template may have rendered to anything. */
export declare function httpUrl(text: string): URL | undefined;
/** The widget's `url`, rendered; `instead` stands where it was taken out. */
export declare const addressIn: ({ name, properties, render }: WidgetContext, instead?: string) => string;
