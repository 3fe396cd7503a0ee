// Reads dates that tell no offset as Studio's own: the same moment on every machine, whatever its time zone.
import { DATE_ZONE } from './assumptions.ts';

const CLOCK = new Intl.DateTimeFormat('en-US', {
  timeZone: DATE_ZONE,
  hourCycle: 'h23',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: 'numeric',
  minute: 'numeric',
  second: 'numeric',
});

/** What the clocks of the zone show at a moment, as if they showed GMT. */
function shownAt(moment: number): number {
  const parts = new Map(CLOCK.formatToParts(moment).map(({ type, value }) => [type, Number(value)]));
  const part = (name: Intl.DateTimeFormatPartTypes): number => parts.get(name) ?? 0;
  return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
}

const OFFSET = /(?:Z|GMT|UTC|[ECMP][SD]T|[+-]\d{2}:?\d{2})\s*(?:\(.*\))?$/i;
const ISO = /^\d{4}-\d{2}-\d{2}(?:T[\d:.]+)?$/;

/** The moment of a text such as `2026-12-24 10:00`; undefined where it names an offset of its own, or is no date. */
export function wallTime(text: string): Date | undefined {
  const trimmed = text.trim();
  if (/^\d+$/.test(trimmed) || (OFFSET.test(trimmed) && !ISO.test(trimmed))) return undefined;
  const shown = Date.parse(ISO.test(trimmed) ? trimmed.replace(/(T.*)$/, '$1Z') : `${trimmed} UTC`);
  if (Number.isNaN(shown)) return undefined;
  const near = shown - (shownAt(shown) - shown);
  return new Date(near - (shownAt(near) - shown));
}
