// Formats dates and URLs as Twilio does, and reads the dates of queries.
import { invalid } from './errors.ts';
import type { ApiRequest } from './service.ts';

const SECOND = 1000;
const seconds = (moment: number): number => Math.floor(moment / SECOND);

/** Most times in a response are in the same second, so the text is kept. */
let latest = { second: Number.NaN, text: '' };

/** Studio writes whole seconds: steps within one are ordered by their chain, not by date. */
export function isoDate(moment: number): string {
  const second = seconds(moment);
  if (second !== latest.second) latest = { second, text: `${new Date(moment).toISOString().slice(0, 19)}Z` };
  return latest.text;
}

/** RFC 2822, as the 2010 API writes dates. */
export const mailDate = (moment: number): string => new Date(moment).toUTCString().replace('GMT', '+0000');

/** The URL of a resource, as the caller reaches it. */
export const urlOf = ({ origin }: Pick<ApiRequest, 'origin'>, ...parts: readonly string[]): string =>
  `${origin}/v2/${parts.join('/')}`;

/** A path of the 2010 API. */
export const uriOf = (accountSid: string, ...parts: readonly string[]): string =>
  `/2010-04-01/Accounts/${accountSid}/${parts.join('/')}`;

/** The URL of a flow's webhook; on Twilio it has a separate host. */
export const webhookUrl = ({ origin }: Pick<ApiRequest, 'origin'>, accountSid: string, flowSid: string): string =>
  `${origin}/v1/Accounts/${accountSid}/Flows/${flowSid}`;

const DAY = 86_400_000;
const ISO = /^(\d{4}-\d{2}-\d{2})(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?$/;

/** Whether the day exists: Date.parse reads 31 February as 3 March. */
export const isDay = (day: string): boolean => {
  const at = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(day);
};

/** The period that a date describes: a day, or a moment. A time without a zone is GMT. */
function spanOf(text: string): { start: number; end: number } | undefined {
  const [, day = '', time, , , zone] = ISO.exec(text) ?? [];
  const start = Date.parse(time && !zone ? `${text}Z` : text);
  if (!isDay(day) || Number.isNaN(start)) return undefined;
  return { start, end: time ? start : start + DAY - 1 };
}

/** The moment in a query parameter; undefined if it has none. */
export function momentIn(query: URLSearchParams, name: string): number | undefined {
  const text = query.get(name);
  if (!text) return undefined;
  const span = spanOf(text);
  if (!span) throw invalid(name, 'it must be a date and time as ISO 8601 writes them');
  return span.start;
}

/** `DateSent`, `DateSent>` and `DateSent<` of the 2010 API. All include the given moment, in whole seconds. */
export function dateFilter(query: URLSearchParams, name: string): (moment: number) => boolean {
  const spans = ['', '>', '<'].map((sign) => {
    const text = query.get(`${name}${sign}`);
    if (!text) return undefined;
    const span = spanOf(text);
    if (!span) throw invalid(`${name}${sign}`, 'it must be a date, or a date and time, as ISO 8601 writes them');
    return span;
  });
  const [on, after, before] = spans;
  const from = Math.max(on?.start ?? Number.NEGATIVE_INFINITY, after?.start ?? Number.NEGATIVE_INFINITY);
  const to = Math.min(on?.end ?? Number.POSITIVE_INFINITY, before?.end ?? Number.POSITIVE_INFINITY);
  return (moment) => seconds(moment) >= seconds(from) && seconds(moment) <= seconds(to);
}

/** Whether a record has the value of every query parameter. */
export const matches = (query: URLSearchParams, fields: Readonly<Record<string, string | null>>): boolean =>
  Object.entries(fields).every(([name, value]) => !query.get(name) || query.get(name) === value);
