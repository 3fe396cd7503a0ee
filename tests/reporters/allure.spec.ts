// A scenario in Allure: the tree by flow, its parameters, and its category.

import { describeBadScenarioToAllure, describeToAllure, kindOf } from '../../src/reporters/allure.ts';
import type { Evidence, Failure } from '../../src/session/evidence.ts';
import { expect, test } from '../test.ts';

const evidence: Evidence = {
  version: 1,
  scenario: { id: 'a', name: 'confirms', file: 'scenarios/a/x.yaml', line: 3, tags: [], severity: 'critical' },
  target: 'emulator',
  flow: { name: 'reminder', sid: 'FW1', revision: 2 },
  simulatedTime: true,
  inputs: { to: '+1555•••01', parameters: { name: 'Ada' } },
  path: [],
  messages: [],
  context: {},
  calls: [],
  failures: [],
};
const failure = (kind: Failure['kind']): Failure => ({ kind, code: kind, message: kind });
const dataOf = ({ body }: { body: string }) => JSON.parse(body).data;

test('the tree is grouped by flow, then file, then target', () => {
  const { labels } = dataOf(describeToAllure(evidence));
  expect(labels).toContainEqual({ name: 'parentSuite', value: 'reminder' });
  expect(labels).toContainEqual({ name: 'suite', value: 'scenarios/a/x.yaml' });
  expect(labels).toContainEqual({ name: 'subSuite', value: 'emulator' });
  expect(labels).toContainEqual({ name: 'severity', value: 'critical' });
});

test('parameters do not change the identity of a scenario, so that trends continue', () => {
  const { parameters } = dataOf(describeToAllure(evidence));
  expect(parameters).toContainEqual({ name: 'flow', value: 'reminder (FW1, revision 2)', excluded: true });
  expect(parameters).toContainEqual({ name: 'inputs.parameters', value: '{"name":"Ada"}', excluded: true });
  expect(parameters.every(({ excluded }: { excluded: boolean }) => excluded)).toBe(true);
});

test('a failure has the category of its cause, not of its consequences', () => {
  expect(kindOf([failure('status'), failure('path')])).toBe('path');
  expect(kindOf([failure('path'), failure('unmocked')])).toBe('unmocked');
  expect(kindOf([])).toBeUndefined();
});

test('a passed scenario has no category, a file that cannot be loaded has its own', () => {
  const kinds = (data: { labels: { name: string; value: string }[] }) =>
    data.labels.filter(({ name }) => name === 'flowproof-kind').map(({ value }) => value);
  expect(kinds(dataOf(describeToAllure(evidence)))).toEqual([]);
  expect(kinds(dataOf(describeBadScenarioToAllure('a', 'scenarios/a/x.yaml')))).toEqual(['bad-scenario']);
});
