// How long a widget waits: seconds from a property, which exports write as a number or as text.

import type { Json } from '../../flow/types.ts';
import type { WidgetContext } from './widget.ts';

/** The seconds of a property; `usual` if there is no valid number. */
export function secondsOf({ render }: WidgetContext, property: Json | undefined, usual: number): number {
  const text = render(property).trim();
  const seconds = Number(text);
  return text === '' || !Number.isFinite(seconds) || seconds < 0 ? usual : seconds;
}
