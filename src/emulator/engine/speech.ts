// The prompt of a voice widget as an effect: text to speak, or a file to play.

import type { Effect, WidgetContext } from './widget.ts';

/** The prompt of a widget with `say`, `play` or `digits`; empty without any of them. */
export function promptOf({ properties, render }: WidgetContext): Effect[] {
  const say = render(properties.say);
  const play = render(properties.play);
  const digits = render(properties.digits);
  if (!say && !play && !digits) return [];
  return [{ type: 'speak', ...(say && { say }), ...(play && { play }), ...(digits && { digits }) }];
}
