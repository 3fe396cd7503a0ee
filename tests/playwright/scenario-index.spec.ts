// The index of a scenario file: when it is written, and when it is not used.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Indexed, readIndex, writeIndex } from '../../src/playwright/scenario-index.ts';
import { loadScenarioFile } from '../../src/scenario/load.ts';
import { flowOf, say } from '../emulator/flows.ts';
import { expect, test } from '../test.ts';

const TEXT = `flow: { definition: flow.json }
scenarios:
  - name: a greeting
    tags: [smoke]
    description: says hello
    expect: { path: [{ greet: sent }] }
`;

/** A scenario file of this text, with an index if it can have one. */
function indexed(text = TEXT): Indexed {
  const folder = test.info().outputPath('hello');
  const of = { file: join(folder, 'hello.yaml'), index: join(folder, 'hello.yaml.json'), code: 'core-1.js' };
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'flow.json'), JSON.stringify(flowOf(say('greet', 'Hello'))));
  writeFileSync(of.file, text);
  writeIndex(of, loadScenarioFile(of.file, { env: { NAME: 'Ada' }, target: 'emulator' }));
  return of;
}

const GREETING = {
  ...{ name: 'a greeting', tags: ['smoke'], only: false, description: 'says hello' },
  ...{ line: 3, column: 5, declaredAt: 3 },
};

test('a file that has not changed has its tests from its index', () => {
  const of = indexed();
  expect(readIndex(of)).toEqual([GREETING]);
  expect(readdirSync(dirname(of.index)).sort()).toEqual(['flow.json', 'hello.yaml', 'hello.yaml.json']);
});

test('an index of another text, of other code or of another file is not used', () => {
  const of = indexed();
  writeFileSync(`${of.file}.copy`, TEXT);
  expect(readIndex({ ...of, code: 'core-2.js' })).toBeUndefined();
  expect(readIndex({ ...of, file: `${of.file}.copy` })).toBeUndefined();
  writeFileSync(of.file, TEXT.replace('greeting', 'farewell'));
  expect(readIndex(of)).toBeUndefined();
});

const DAMAGES: Readonly<Record<string, (text: string) => string>> = {
  'is cut': (text) => text.slice(0, -3),
  'is empty': () => '',
  'is null': () => 'null',
  'is a list': () => '[]',
  'has another name': (text) => text.replace('a greeting', 'another one'),
  'has no tests': (text) => JSON.stringify({ ...JSON.parse(text), tests: [] }),
};
for (const [how, damage] of Object.entries(DAMAGES))
  test(`an index that ${how} is not used`, () => {
    const of = indexed();
    writeFileSync(of.index, damage(readFileSync(of.index, 'utf8')));
    expect(readIndex(of)).toBeUndefined();
  });

const NOT_INDEXED: Readonly<Record<string, string>> = {
  'has a mistake': TEXT.replace('tags', 'tag'),
  'uses the environment': TEXT.replace('a greeting', 'hello ${NAME}'),
  'is skipped': TEXT.replace('tags:', 'skip: not yet\n    tags:'),
  'has a sensitive value': TEXT.replace(
    'tags:',
    'inputs: { parameters: { pin: "4711" }, sensitive: [pin] }\n    tags:',
  ),
};
for (const [how, text] of Object.entries(NOT_INDEXED))
  test(`a file of which a scenario ${how} has no index`, () => {
    expect(existsSync(indexed(text).index)).toBe(false);
  });

test('a file that has changed since it was loaded has no index', () => {
  const of = indexed(TEXT.replace('tags', 'tag'));
  writeFileSync(of.file, TEXT);
  const loaded = loadScenarioFile(of.file, { env: {}, target: 'emulator' });
  writeFileSync(of.file, TEXT.replace('greeting', 'farewell'));
  writeIndex(of, loaded);
  expect(existsSync(of.index)).toBe(false);
});

test('an index that cannot be written is left out', () => {
  const of = indexed();
  const index = join(of.file, 'below-a-file.json');
  writeIndex({ ...of, index }, loadScenarioFile(of.file, { env: {}, target: 'emulator' }));
  expect(readIndex({ ...of, index })).toBeUndefined();
});
