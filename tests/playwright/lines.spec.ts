// Which scenarios a line number selects.

import { around } from '../../src/playwright/lines.ts';
import { PLACE, scenario } from '../session/judged.ts';
import { expect, test } from '../test.ts';

test('a line selects the scenario around it, or the row at that line', () => {
  const at = (line: number, declared = line) =>
    scenario({}, { place: { ...PLACE, line }, declaredAt: { ...PLACE, line: declared } });
  const [first, row, other] = [at(4), at(11, 9), at(12, 9)];
  const all = [first, row, other];
  expect(around(6, all)).toEqual([first]);
  expect(around(11, all)).toEqual([row]);
  expect(around(20, all)).toEqual([row, other]);
  expect(around(1, all)).toEqual([]);
});
