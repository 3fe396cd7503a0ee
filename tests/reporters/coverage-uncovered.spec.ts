// Flows that no scenario covers: those without scenarios, and those whose scenario files have mistakes.
import { join } from 'node:path';
import type { FlowDefinition } from '../../src/flow/types.ts';
import { booking, CONFIRMED, evidenceOf, SILENT } from '../coverage/flows.ts';
import { readReport, runSuite, type Suite } from '../coverage/suite.ts';
import { expect, test } from '../test.ts';

const suiteFolder = () => test.info().outputPath('suite');
const played = (name: string, path = 'scenarios/booking/flow.json') => ({
  evidence: evidenceOf(`booking/booking.yaml › ${name}`, name === 'b' ? SILENT : CONFIRMED, {
    scenario: { id: `booking/booking.yaml › ${name}`, name, file: 'scenarios/booking/booking.yaml', line: 3, tags: [] },
    flow: { ...evidenceOf('', SILENT).flow, definitionPath: path },
  }),
  definition: booking(),
});
const two: Suite['tests'] = { a: [played('a')], b: [played('b')] };
const flowFile = (definition: FlowDefinition) => ({ 'scenarios/booking/flow.json': JSON.stringify(definition) });

/** The booking flow with `book` under another name. */
const renamed = (): FlowDefinition => JSON.parse(JSON.stringify(booking()).replaceAll('"book"', '"reserve"'));

test('a flow without scenarios counts as not covered, and fails a threshold', async () => {
  const files = { ...flowFile(booking()), 'scenarios/forgotten/flow.json': JSON.stringify(renamed()) };
  const reporter = { thresholds: { widgets: 50 } };
  const { code, output, folder } = await runSuite(suiteFolder(), { tests: two, files, reporter });
  expect(output).toContain('forgotten     0/4   0%      0/7   0%     0/2   0%           0');
  expect(output).toContain('  forgotten: widgets 0% (0 of 4), wanted 50%. Not covered by any scenario:\n    ask\n');
  expect(readReport(folder).flows).toHaveLength(2);
  expect(code).toBe(1);
});

test('a run of some scenarios does not list flows that it did not run', async () => {
  const files = { 'scenarios/forgotten/flow.json': JSON.stringify(renamed()) };
  const { output } = await runSuite(suiteFolder(), { tests: two, files }, ['-g', 'b']);
  expect(output).not.toContain('forgotten');
});

test('with `flows: false`, flows without scenarios are not listed', async () => {
  const files = { 'scenarios/forgotten/flow.json': JSON.stringify(renamed()) };
  const { output } = await runSuite(suiteFolder(), { tests: two, files, reporter: { flows: false } });
  expect(output).not.toContain('forgotten');
});

test('a renamed widget is listed beside the scenario file that still has its old name', async () => {
  const folder = suiteFolder();
  await runSuite(folder, { tests: two, files: flowFile(booking()) });
  const scenarios = 'flow: { definition: flow.json }\nscenarios:\n  - name: a\n    expect: { path: [book] }\n';
  const files = { ...flowFile(renamed()), 'scenarios/booking/booking.yaml': scenarios };
  const { output } = await runSuite(folder, { tests: {}, files });
  expect(output).toContain('booking    0/4   0%      0/7   0%     0/2   0%           0');
  expect(output).toContain(
    `booking changed since these scenarios last passed:\n  ✘ the file has mistakes (${join('scenarios/booking/booking.yaml')}:1)\n  ~ book was renamed to reserve`,
  );
});

test('numbers in a definition that was read from a file are masked', async () => {
  const calling = booking();
  Object.assign(calling.states[3] ?? {}, { properties: { to: '+15550100042' } });
  calling.states[2]?.transitions.push({
    event: 'match',
    conditions: [{ friendly_name: 'is +15550100042', arguments: ['x'], type: 'equal_to', value: '+15550100042' }],
  });
  const files = { 'scenarios/calling/flow.json': JSON.stringify(calling) };
  const { folder } = await runSuite(suiteFolder(), { tests: two, files });
  const report = JSON.stringify(readReport(folder));
  expect(report).toContain('calling');
  expect(report).not.toContain('15550100042');
});
