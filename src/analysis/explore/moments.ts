// The times at which a flow that reads the clock may behave differently: the hours of a week, and those in its conditions.
import type { FlowDefinition } from '../../flow/types.ts';
import { referencesOf, templatesOf } from './references.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Monday, 10:00 in California, when most businesses are open. */
export const BASE = Date.parse('2026-03-02T10:00:00-08:00');

const DATE = /\b(\d{4})-(\d{2})-(\d{2})\b/g;
const SHORT_DATE = /\b(\d{1,2})[-/](\d{1,2})\b/g;
const TIME = /\b(\d{1,2}):(\d{2})\b/g;

export const readsClock = ({ states }: FlowDefinition): boolean =>
  states.flatMap(templatesOf).some((template) => referencesOf(template).now);

const textOf = (flow: FlowDefinition): string => JSON.stringify(flow.states);

function datesIn(text: string): number[] {
  const whole = [...text.matchAll(DATE)].map(([date]) => Date.parse(`${date}T10:00:00-08:00`));
  const short = [...text.matchAll(SHORT_DATE)].flatMap(([, first = '', second = '']) =>
    [
      [first, second],
      [second, first],
    ].map(([month = '', day = '']) =>
      Date.parse(`2026-${month.padStart(2, '0')}-${day.padStart(2, '0')}T10:00:00-08:00`),
    ),
  );
  return [...whole, ...short]
    .filter((moment) => !Number.isNaN(moment))
    .flatMap((moment) => [moment, moment - DAY, moment + DAY]);
}

const minutesOfDay = (hours: number, minutes: number): number[] => {
  const at = BASE - 10 * HOUR + (hours * 60 + minutes) * 60_000;
  return [at, at - 60_000, at + 60_000];
};

const timesIn = (text: string): number[] =>
  [...text.matchAll(TIME)].flatMap(([, hours = '', minutes = '']) =>
    Number(hours) < 24 && Number(minutes) < 60 ? minutesOfDay(Number(hours), Number(minutes)) : [],
  );

const week = (): number[] =>
  Array.from({ length: 7 * 48 }, (_, index) => {
    // First each day at ten, then every half hour.
    const [day, half] = index < 7 ? [index, 20] : [(index - 7) % 7, Math.floor((index - 7) / 7)];
    return BASE - 10 * HOUR + day * DAY + half * (HOUR / 2);
  });

const months = (): number[] => Array.from({ length: 12 }, (_, month) => BASE + month * 30.5 * DAY);

/** Empty for flows that do not read the clock. */
export function momentsOf(flows: readonly FlowDefinition[]): number[] {
  if (!flows.some(readsClock)) return [];
  const texts = flows.map(textOf).join(' ');
  return [...new Set([BASE, ...datesIn(texts).slice(0, 60), ...timesIn(texts).slice(0, 90), ...week(), ...months()])];
}
