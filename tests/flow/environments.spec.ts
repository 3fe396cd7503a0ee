// One definition for several environments: only SIDs, numbers and URLs are replaced.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inEnvironment, readEnvironments } from '../../src/flow/environments.ts';
import type { FlowDefinition } from '../../src/flow/types.ts';
import { expect, test } from '../test.ts';

const ROWS = [
  { dev: 'https://dev-1.twil.io', prod: 'https://prod-2.twil.io' },
  { dev: '+15550100011', prod: '+15550100012' },
];

const definition = (url: string): FlowDefinition => ({
  initial_state: 'a',
  states: [{ name: 'a', type: 'run-function', properties: { url, to: '+15550100011' }, transitions: [] }],
});

test('URLs and numbers are replaced by those of the other environment, and back', () => {
  const dev = definition('https://dev-1.twil.io/orders?x=1');
  const prod = inEnvironment(dev, ROWS, { from: 'dev', to: 'prod' });
  expect(prod.states[0]?.properties).toEqual({ url: 'https://prod-2.twil.io/orders?x=1', to: '+15550100012' });
  expect(inEnvironment(prod, ROWS, { from: 'prod', to: 'dev' })).toEqual(dev);
});

test('a value inside a longer one stays', () => {
  const dev = definition('https://dev-1.twil.io.example.com0155501000119');
  expect(inEnvironment(dev, ROWS, { from: 'dev', to: 'other' })).toBe(dev);
  const { url } =
    inEnvironment(definition('x155501000110'), ROWS, { from: 'dev', to: 'prod' }).states[0]?.properties ?? {};
  expect(url).toBe('x155501000110');
});

test('the nearest environments.json is used, and none outside the project', () => {
  const root = test.info().outputPath('project');
  mkdirSync(join(root, 'scenarios/orders'), { recursive: true });
  writeFileSync(join(root, 'scenarios/environments.json'), JSON.stringify(ROWS));
  expect(readEnvironments(join(root, 'scenarios/orders/orders.yaml'), root)).toEqual(ROWS);
  expect(readEnvironments(join(root, 'other.yaml'), root)).toEqual([]);
});

test('an invalid environments.json is refused with the reason and an example', () => {
  const file = test.info().outputPath('environments.json');
  for (const [text, why] of [
    ['{', 'It is not JSON'],
    ['{}', 'It must be a list'],
    ['[{"dev":1}]', 'Row 1 must be an object with a string'],
  ] as const) {
    writeFileSync(file, text);
    expect(() => readEnvironments(file, test.info().outputPath())).toThrow(new RegExp(`bad-environments: ${why}`));
  }
});
