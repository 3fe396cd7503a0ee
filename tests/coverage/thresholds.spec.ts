// When a run is below a coverage threshold, and what it reports.

import { coverageOf } from '../../src/coverage/coverage.ts';
import { shortfallsOf, unknownFlows } from '../../src/coverage/thresholds.ts';
import { digestOf } from '../../src/flow/digest.ts';
import { expect, test } from '../test.ts';
import { booking, CONFIRMED, evidenceOf } from './flows.ts';

const flow = { name: 'booking', digest: digestOf(booking()), definition: booking() };
const coverage = coverageOf([flow], [evidenceOf('a', CONFIRMED)]);

test('a flow below its threshold is listed with what is not covered', () => {
  expect(shortfallsOf(coverage, { transitions: 80 })).toEqual([
    {
      flow: 'booking',
      measure: 'transitions',
      wanted: 80,
      covered: 4,
      total: 7,
      missing: ['ask —timeout→ bye', 'check —noMatch→ ask', 'check —No→ bye'],
    },
  ]);
});

test('a flow exactly at its threshold passes', () => {
  expect(shortfallsOf(coverage, { widgets: 100, transitions: 57, conditions: 50 })).toEqual([]);
});

test('a flow may have its own thresholds', () => {
  expect(shortfallsOf(coverage, { transitions: 80, flows: { booking: { transitions: 50 } } })).toEqual([]);
  expect(shortfallsOf(coverage, { flows: { booking: { conditions: 51 } } })).toMatchObject([{ measure: 'conditions' }]);
});

test('thresholds for a flow that no scenario ran on are reported', () => {
  expect(unknownFlows(coverage, { flows: { bokking: { widgets: 1 }, booking: {} } })).toEqual(['bokking']);
});
