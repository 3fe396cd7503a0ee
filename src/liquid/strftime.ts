// Formats dates as Ruby's strftime does, and so Liquid. The library's own uses the machine's language and loses hours where the machine's
// clocks change.
import { shownIn, type Zone } from './zone.ts';

type Moment = { at: Date; offset: number; name: string; seconds: number };

const DAY = 86_400_000;
const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const MONTHS = [
  ...['January', 'February', 'March', 'April', 'May', 'June'],
  ...['July', 'August', 'September', 'October', 'November', 'December'],
];

const yearDay = (at: Date): number => Math.floor((at.getTime() - Date.UTC(at.getUTCFullYear(), 0, 1)) / DAY);
/** The number of the week, for weeks that begin on this day. */
const week = (at: Date, first: number): number =>
  Math.floor((yearDay(at) + 7 - ((at.getUTCDay() - first + 7) % 7)) / 7);
const hour12 = (at: Date): number => at.getUTCHours() % 12 || 12;
const half = (at: Date): string => (at.getUTCHours() < 12 ? 'am' : 'pm');
const weekday = (at: Date): string => DAYS[at.getUTCDay()] ?? '';
const month = (at: Date): string => MONTHS[at.getUTCMonth()] ?? '';

/** ISO 8601: a week belongs to the year of its Thursday. */
const thursday = (at: Date): Date => new Date(at.getTime() + (4 - (at.getUTCDay() || 7)) * DAY);

function offsetText(offset: number, colon: string): string {
  const [hours, minutes] = [Math.floor(Math.abs(offset) / 60), Math.abs(offset) % 60];
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${offset < 0 ? '-' : '+'}${two(hours)}${colon}${two(minutes)}`;
}

type Code = { width?: number; fill?: ' '; of: (moment: Moment) => string | number };

const CODES: Readonly<Record<string, Code>> = {
  a: { of: ({ at }) => weekday(at).slice(0, 3) },
  A: { of: ({ at }) => weekday(at) },
  b: { of: ({ at }) => month(at).slice(0, 3) },
  B: { of: ({ at }) => month(at) },
  C: { width: 2, of: ({ at }) => Math.floor(at.getUTCFullYear() / 100) },
  d: { width: 2, of: ({ at }) => at.getUTCDate() },
  e: { width: 2, fill: ' ', of: ({ at }) => at.getUTCDate() },
  G: { of: ({ at }) => thursday(at).getUTCFullYear() },
  h: { of: ({ at }) => month(at).slice(0, 3) },
  H: { width: 2, of: ({ at }) => at.getUTCHours() },
  I: { width: 2, of: ({ at }) => hour12(at) },
  j: { width: 3, of: ({ at }) => yearDay(at) + 1 },
  k: { width: 2, fill: ' ', of: ({ at }) => at.getUTCHours() },
  l: { width: 2, fill: ' ', of: ({ at }) => hour12(at) },
  L: { width: 3, of: ({ at }) => at.getUTCMilliseconds() },
  m: { width: 2, of: ({ at }) => at.getUTCMonth() + 1 },
  M: { width: 2, of: ({ at }) => at.getUTCMinutes() },
  n: { of: () => '\n' },
  N: { of: ({ at }) => String(at.getUTCMilliseconds()).padStart(3, '0').padEnd(9, '0') },
  p: { of: ({ at }) => half(at).toUpperCase() },
  P: { of: ({ at }) => half(at) },
  s: { of: ({ seconds }) => seconds },
  S: { width: 2, of: ({ at }) => at.getUTCSeconds() },
  t: { of: () => '\t' },
  u: { of: ({ at }) => at.getUTCDay() || 7 },
  U: { width: 2, of: ({ at }) => week(at, 0) },
  V: { width: 2, of: ({ at }) => Math.floor(yearDay(thursday(at)) / 7) + 1 },
  w: { of: ({ at }) => at.getUTCDay() },
  W: { width: 2, of: ({ at }) => week(at, 1) },
  y: { width: 2, of: ({ at }) => at.getUTCFullYear() % 100 },
  Y: { of: ({ at }) => at.getUTCFullYear() },
  z: { of: ({ offset }) => offsetText(offset, '') },
  ':z': { of: ({ offset }) => offsetText(offset, ':') },
  Z: { of: ({ name, offset }) => name || offsetText(offset, '') },
  '%': { of: () => '%' },
};

/** Codes that expand to several others. */
const COMBINED_CODES: Readonly<Record<string, string>> = {
  c: '%a %b %e %H:%M:%S %Y',
  D: '%m/%d/%y',
  F: '%Y-%m-%d',
  r: '%I:%M:%S %p',
  R: '%H:%M',
  T: '%H:%M:%S',
  v: '%e-%^b-%Y',
  x: '%m/%d/%y',
  X: '%H:%M:%S',
};

/** Flags, a width, a code. */
const CODE = /%([-^0_]*)(\d{0,2})(:z|[%A-Za-z])/g;

type FormatOptions = { flags: string; width: number };

function fillOf({ fill }: Code, value: string | number, flags: string): string {
  if (flags.includes('_')) return ' ';
  if (flags.includes('0')) return '0';
  return fill ?? (typeof value === 'number' ? '0' : ' ');
}

function written(code: Code, { flags, width }: FormatOptions, moment: Moment): string {
  const value = code.of(moment);
  const text = String(value);
  const padded = flags.includes('-') ? text : text.padStart(width || (code.width ?? 0), fillOf(code, value, flags));
  return flags.includes('^') ? padded.toUpperCase() : padded;
}

/** Formats a moment; an unknown code is kept as it is. */
export function strftime(format: string, moment: number, zone: Zone): string {
  const known: Moment = { ...shownIn(zone, moment), seconds: Math.floor(moment / 1000) };
  const plain = format.replace(/%%|%([cDFrRTvxX])/g, (whole, code?: string) => (code && COMBINED_CODES[code]) || whole);
  return plain.replace(CODE, (whole, flags: string, width: string, name: string) => {
    const code = Object.hasOwn(CODES, name) ? CODES[name] : undefined;
    return code ? written(code, { flags, width: Number(width) }, known) : whole;
  });
}
