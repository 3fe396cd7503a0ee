import type { JsonObject } from '../../flow/types.js';
import type { WidgetContext } from './widget.js';
/** What a voice widget's fetch carries: the call's own parameters and, for an incoming call, those of its trigger. */
export declare function callParameters({ channel, context }: WidgetContext): JsonObject;
