// Parses the date that a template's value represents; a date without an offset is in Studio's time zone, on every machine.
import { shownIn } from './zone.ts';

const OFFSET = /(?:Z|GMT|UTC|[ECMP][SD]T|[+-]\d{2}:?\d{2})\s*(?:\(.*\))?$/i;
const ISO = /^\d{4}-\d{2}-\d{2}(?:T[\d:.]+)?$/;
const SECOND = 1000;

/** The moment at which the clocks of the zone show this time: `shown` as if it were UTC. */
function whenShown(shown: number, zone: string): number {
  if (Number.isNaN(shown)) return shown;
  const near = shown - (shownIn(zone, shown).at.getTime() - shown);
  return near - (shownIn(zone, near).at.getTime() - shown);
}

function timeOfText(text: string, zone: string): number {
  if (/^\d+$/.test(text)) return Number(text) * SECOND;
  if (ISO.test(text)) return whenShown(Date.parse(text.includes('T') ? `${text}Z` : text), zone);
  return OFFSET.test(text) ? Date.parse(text) : whenShown(Date.parse(`${text} UTC`), zone);
}

/** Milliseconds since the epoch of `now`, of seconds, or of a date as text; undefined for anything else. */
export function dateValue(value: unknown, now: number, zone: string): number | undefined {
  if (value === 'now' || value === 'today') return now;
  const time =
    typeof value === 'number' ? value * SECOND : timeOfText(typeof value === 'string' ? value.trim() : '', zone);
  return Number.isNaN(new Date(time).getTime()) ? undefined : time;
}
