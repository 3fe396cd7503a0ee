import type { Json } from '../../flow/types.js';
import type { WidgetContext } from './widget.js';
export type KeyValue = {
    key: string;
    text: string;
    parse: boolean;
};
/** The entries of a list in order, rendered. "The key itself cannot be a Liquid variable": https://www.twilio.com/docs/studio/widget-library/set-variables */
export declare function keyValues(list: Json | undefined, render: WidgetContext['render']): KeyValue[];
/** The value of a JSON text; undefined if it is none, or one that is nested too deep. */
export declare function parseJson(text: string): Json | undefined;
/** The value that an entry stands for: JSON where it asks for that, else its text; text that is no JSON stays text [assumed]. */
export declare const entryValue: ({ text, parse }: KeyValue) => Json;
