// Reads the options for time spans and percentages: `30d`, `12h`, `90m`, a date; `0.5%`.

const UNITS: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 };

/** Milliseconds since the epoch; undefined if it is neither a span nor a date. */
export function momentOf(text: string, now: number): number | undefined {
  const [, count, unit = ''] = /^(\d+)\s*([mhdw])$/i.exec(text.trim()) ?? [];
  const length = UNITS[unit.toLowerCase()];
  if (count !== undefined && length !== undefined) return now - Number(count) * length;
  if (!/^\d{4}-\d{2}-\d{2}/.test(text.trim())) return undefined;
  const moment = Date.parse(text.trim());
  return Number.isNaN(moment) ? undefined : moment;
}

/** `0.5%` or `0.5`, in percent. */
export function percentOf(text: string): number | undefined {
  const [, number] = /^(\d+(?:\.\d+)?)\s*%?$/.exec(text.trim()) ?? [];
  const percent = Number(number);
  return number === undefined || percent > 100 ? undefined : percent;
}
