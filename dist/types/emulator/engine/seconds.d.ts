import type { Json } from '../../flow/types.js';
import type { WidgetContext } from './widget.js';
/** The seconds that a property says; `usual` where it says none, or nothing that is a time. */
export declare function secondsOf({ render }: WidgetContext, property: Json | undefined, usual: number): number;
