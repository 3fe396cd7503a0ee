// An icon for each category of widgets on the map, to recognize the type at a glance.
import { type Category, widgetType } from '../flow/widget-types.ts';

export type CardCategory = Category | 'unknown';

export const categoryOf = (type: string): CardCategory => widgetType(type)?.category ?? 'unknown';

/** Icons on a 20 x 20 grid, in one colour: a flag, a bubble, a handset, a fork, an arrow, a person. */
export const SIGNS: Readonly<Record<CardCategory, string>> = {
  start: 'M6 4l10 6-10 6z',
  message: 'M3 5h14v9H9l-4 3v-3H3z',
  voice: 'M5 3l3 1 1 4-2 1c1 2 2 3 4 4l1-2 4 1 1 3c-1 2-3 2-5 1-4-2-7-5-8-9 0-2 0-3 1-4z',
  logic: 'M10 2l8 8-8 8-8-8z',
  'call-out': 'M3 8h8V4l7 6-7 6v-4H3z',
  agent: 'M10 3a3.5 3.5 0 110 7 3.5 3.5 0 010-7zM3 17c0-4 3-6 7-6s7 2 7 6z',
  unknown: 'M4 4h12v12H4z',
};
