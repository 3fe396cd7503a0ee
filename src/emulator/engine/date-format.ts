// Formats of dates that the library leaves to the machine's language, or does not have, in the words of those that it has.
import { DATE_ZONE } from './assumptions.ts';

/** As Ruby's strftime, and so Liquid, has them in its plain locale. */
const MEANT: Readonly<Record<string, string>> = {
  c: '%a %b %e %H:%M:%S %Y',
  D: '%m/%d/%y',
  F: '%Y-%m-%d',
  r: '%I:%M:%S %p',
  R: '%H:%M',
  T: '%H:%M:%S',
  x: '%m/%d/%y',
  X: '%H:%M:%S',
};

const ZONE = new Intl.DateTimeFormat('en-US', { timeZone: DATE_ZONE, timeZoneName: 'short' });

/** PST or PDT. */
const zoneAt = (moment: Date): string =>
  ZONE.formatToParts(moment).find(({ type }) => type === 'timeZoneName')?.value ?? '';

/** Seconds since the epoch, written as a number or as text, or a date. */
function dateOf(value: unknown): Date {
  if (value instanceof Date) return value;
  const isSeconds = typeof value === 'number' || /^\d+$/.test(String(value));
  return new Date(isSeconds ? Number(value) * 1000 : String(value));
}

/** The format that means the same; %Z is the name of Studio's own zone at that moment, if there is one. */
export function plainFormat(format: string, value?: unknown): string {
  return format.replace(/%%|%([cDFrRTxXZ])/g, (whole, code?: string) => {
    if (code !== 'Z') return code ? (MEANT[code] ?? whole) : whole;
    const moment = dateOf(value ?? '');
    return Number.isNaN(moment.getTime()) ? whole : zoneAt(moment);
  });
}
