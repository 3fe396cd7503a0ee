// The JSON of a run is valid by its schema.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { diffFlows } from '../../src/coverage/changes.ts';
import { coverageOf } from '../../src/coverage/coverage.ts';
import { shortfallsOf } from '../../src/coverage/thresholds.ts';
import { digestOf } from '../../src/flow/digest.ts';
import { coverageJson } from '../../src/reporters/coverage-json.ts';
import { booking, CONFIRMED, evidenceOf } from '../coverage/flows.ts';
import { expect, test } from '../test.ts';

const schema = JSON.parse(readFileSync(join(import.meta.dirname, '../../schemas/coverage.schema.json'), 'utf8'));
const ajv = new Ajv2020({ allErrors: true, strict: true });
formats.default(ajv);
const validate = ajv.compile(schema);

function fullReport() {
  const flow = { name: 'booking', digest: digestOf(booking()), definition: booking(), definitionPath: 'flow.json' };
  const astray = evidenceOf('astray', [
    ['ask', 'timeout'],
    ['book', 'success'],
    ['bye', 'sent'],
  ]);
  const coverage = coverageOf([flow], [evidenceOf('a', CONFIRMED), astray]);
  const after = { ...booking(), initial_state: 'ask', states: booking().states.slice(0, 3) };
  const failing = [{ id: 'a', name: 'a', file: 'a.yaml', line: 1 }];
  const changes = [{ flow: 'booking', since: 'abc', changes: diffFlows(booking(), after), failing, passing: [] }];
  const shortfalls = shortfallsOf(coverage, { conditions: 100 });
  return JSON.parse(
    coverageJson({ generatedAt: '2026-01-01T00:00:00.000Z', coverage, changes, shortfalls, notes: ['a note'] }),
  );
}

test('a report with every part is valid', () => {
  const report = fullReport();
  expect(validate(report) || validate.errors).toBe(true);
  expect([report.flows[0].unknown.length, report.shortfalls.length, report.changes[0].changes.length > 2]).toEqual([
    1,
    1,
    true,
  ]);
});

test('an unknown key is refused', () => {
  const report = fullReport();
  report.flows[0].tallies.scenarios = 3;
  expect(validate(report)).toBe(false);
});
