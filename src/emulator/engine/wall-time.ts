// Finds the moment that a value names in a template; a date that tells no offset is Studio's own on every machine.
import { DATE_ZONE } from './assumptions.ts';
import { shownIn } from './zone.ts';

const OFFSET = /(?:Z|GMT|UTC|[ECMP][SD]T|[+-]\d{2}:?\d{2})\s*(?:\(.*\))?$/i;
const ISO = /^\d{4}-\d{2}-\d{2}(?:T[\d:.]+)?$/;
const SECOND = 1000;

/** The moment at which the clocks of the zone show this. */
function whenShown(shown: number): number {
  if (Number.isNaN(shown)) return shown;
  const near = shown - (shownIn(DATE_ZONE, shown).at.getTime() - shown);
  return near - (shownIn(DATE_ZONE, near).at.getTime() - shown);
}

function momentOfText(text: string): number {
  if (/^\d+$/.test(text)) return Number(text) * SECOND;
  if (ISO.test(text)) return whenShown(Date.parse(text.includes('T') ? `${text}Z` : text));
  return OFFSET.test(text) ? Date.parse(text) : whenShown(Date.parse(`${text} UTC`));
}

/** Milliseconds since the epoch of `now`, of seconds, or of a date written as text; undefined where it is none. */
export function momentOf(value: unknown, now: number): number | undefined {
  if (value === 'now' || value === 'today') return now;
  const moment =
    typeof value === 'number' ? value * SECOND : momentOfText(typeof value === 'string' ? value.trim() : '');
  return Number.isNaN(new Date(moment).getTime()) ? undefined : moment;
}
