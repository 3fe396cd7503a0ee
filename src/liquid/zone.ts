// What the clocks of a time zone show, independent of the machine's: by the name of the zone, or by minutes west of Greenwich.

export type Zone = string | number;

const MINUTE = 60_000;
const DATE_AND_TIME = {
  hourCycle: 'h23',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: 'numeric',
  minute: 'numeric',
  second: 'numeric',
  timeZoneName: 'short',
} as const;

const clocks = new Map<string, Intl.DateTimeFormat>();

/** Cached: creating a formatter costs more than using it. */
function clockOf(zone: string): Intl.DateTimeFormat {
  const known = clocks.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-US', { ...DATE_AND_TIME, timeZone: zone });
  clocks.set(zone, made);
  return made;
}

type Shown = {
  /** A date whose UTC fields are those that the clock shows. */
  at: Date;
  /** Minutes ahead of UTC. */
  offset: number;
  /** PST, PDT; empty if the zone has no abbreviation. */
  name: string;
};

/** Throws for an unknown zone. */
export function shownIn(zone: Zone, moment: number): Shown {
  if (typeof zone === 'number') return { at: new Date(moment - zone * MINUTE), offset: -zone, name: '' };
  const parts = new Map(
    clockOf(zone)
      .formatToParts(moment)
      .map(({ type, value }) => [type, value]),
  );
  const part = (name: Intl.DateTimeFormatPartTypes): number => Number(parts.get(name) ?? 0);
  const day = [part('year'), part('month') - 1, part('day')] as const;
  const second = Date.UTC(...day, part('hour'), part('minute'), part('second'));
  const milliseconds = ((moment % 1000) + 1000) % 1000;
  const offset = Math.round((second + milliseconds - moment) / MINUTE);
  return { at: new Date(second + milliseconds), offset, name: parts.get('timeZoneName') ?? '' };
}
