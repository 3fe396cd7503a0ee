import type { Effect, WidgetContext } from './widget.js';
/** The prompt of a widget with `say`, `play` or `digits`; none of them is silence. */
export declare function promptOf({ properties, render }: WidgetContext): Effect[];
