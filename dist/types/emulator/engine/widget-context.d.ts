import type { WidgetContext } from './widget.js';
import { type Run, type World } from './world.js';
export declare function widgetContextOf(world: World, run: Run): WidgetContext;
