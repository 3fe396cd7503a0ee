// Dates in templates, in Studio's time zone and others, on machines in any time zone.
import process from 'node:process';
import { strftime } from '../../src/liquid/strftime.ts';
import { expect, test } from '../test.ts';

const MOMENT = Date.parse('2026-03-05T04:05:06.007Z');
const PACIFIC = 'America/Los_Angeles';

for (const [format, wanted] of [
  ['%a %A %b %B %h', 'Wed Wednesday Mar March Mar'],
  ['%C %d %e %j %m %y %Y', '20 04  4 063 03 26 2026'],
  ['%H %I %k %l %M %S %L %N %p %P', '20 08 20  8 05 06 007 007000000 PM pm'],
  ['%u %w %U %W %V %G', '3 3 09 09 10 2026'],
  ['%s %z %:z %Z', '1772683506 -0800 -08:00 PST'],
  [
    '%c|%D|%F|%r|%R|%T|%v|%x|%X',
    'Wed Mar  4 20:05:06 2026|03/04/26|2026-03-04|08:05:06 PM|20:05|20:05:06| 4-MAR-2026|03/04/26|20:05:06',
  ],
  ['%-d %_d %^a %0e %5Y %10B|%%|%q|%', '4  4 WED 04 02026      March|%|%q|%'],
] as const)
  test(`${format} writes ${wanted}`, () => {
    expect(strftime(format, MOMENT, PACIFIC)).toBe(wanted);
  });

test('the first days of a year belong to the week of their Thursday', () => {
  expect(strftime('%G %V', Date.parse('2027-01-02T12:00:00Z'), 'UTC')).toBe('2026 53');
});

test('a zone is given by its name, or by minutes west of Greenwich', () => {
  expect(strftime('%F %R %z %Z', MOMENT, 'Asia/Kolkata')).toBe('2026-03-05 09:35 +0530 GMT+5:30');
  expect(strftime('%F %R %z %Z', MOMENT, 480)).toBe('2026-03-04 20:05 -0800 -0800');
  expect(() => strftime('%F', MOMENT, 'Nowhere/Land')).toThrow('time zone');
});

for (const zone of ['UTC', 'America/Los_Angeles', 'Europe/Berlin', 'Australia/Lord_Howe'])
  test(`on a machine in ${zone}, daylight saving time is California's`, () => {
    const own = process.env.TZ;
    process.env.TZ = zone;
    const at = (moment: string) => strftime('%m-%d %R %z', Date.parse(moment), PACIFIC);
    const seen = ['2026-03-08T09:59:00Z', '2026-03-08T10:00:00Z', '2026-11-01T08:59:00Z', '2026-11-01T09:00:00Z'].map(
      at,
    );
    if (own === undefined) delete process.env.TZ;
    else process.env.TZ = own;
    expect(seen).toEqual(['03-08 01:59 -0800', '03-08 03:00 -0700', '11-01 01:59 -0700', '11-01 01:00 -0800']);
  });
