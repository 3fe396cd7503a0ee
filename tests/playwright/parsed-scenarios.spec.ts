// What a scenario file was parsed to: a worker that reads it has the same scenarios, and reads it only while nothing has changed.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from '@playwright/test';
import { readParsed, writeParsed } from '../../src/playwright/parsed-scenarios.ts';
import type { Indexed } from '../../src/playwright/scenario-index.ts';
import { discoverScenarioFiles } from '../../src/scenario/discover.ts';
import { loadScenarioFile } from '../../src/scenario/load.ts';
import { flowOf, say } from '../emulator/flows.ts';

const TEXT = `flow: { definition: flow.json }
scenarios:
  - name: a greeting
    each: [{ who: Ada }, { who: Bob }]
    inputs: { parameters: { __proto__: { a: 1 }, who: \${who} } }
    expect: { path: [{ greet: sent }], messages: [Hello] }
`.replace('${who}', 'someone');

const EMULATOR = { env: {}, target: 'emulator' } as const;
const FLOW = flowOf(say('greet', 'Hello'));

const keptFile = ({ index }: Indexed): string => index.replace('.json', '.parsed.json');

/** A scenario file of this text, with what was kept of it. */
function kept(text = TEXT, flow: object = FLOW): Indexed {
  const folder = test.info().outputPath('hello');
  const of = { file: join(folder, 'hello.yaml'), index: join(folder, 'hello.json'), code: 'core-1.js' };
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'flow.json'), JSON.stringify(flow));
  writeFileSync(of.file, text);
  writeParsed(of, loadScenarioFile(of.file, EMULATOR));
  return of;
}

test('a file and a flow that have not changed are as if they were loaded', () => {
  const of = kept();
  expect(readParsed(of)).toEqual(loadScenarioFile(of.file, EMULATOR));
});

for (const file of discoverScenarioFiles('scenarios'))
  test(`the stored scenarios of ${file.slice(file.indexOf('scenarios'))} are those that loading it gives`, () => {
    const of = { file, index: test.info().outputPath('index.json'), code: 'core-1.js' };
    mkdirSync(dirname(of.index), { recursive: true });
    const loaded = loadScenarioFile(file, EMULATOR);
    writeParsed(of, loaded);
    const read = readParsed(of);
    expect(read === undefined).toBe(!existsSync(keptFile(of)));
    if (read) expect(read).toEqual(loaded);
  });

const CHANGES: Readonly<Record<string, (of: Indexed) => unknown>> = {
  'the scenario file': ({ file }) => writeFileSync(file, TEXT.replace('Hello', 'Hi')),
  'the flow': ({ file }) =>
    writeFileSync(join(file, '../flow.json'), JSON.stringify(flowOf(say('greet', 'Good morning')))),
  'a content template': ({ file }) => {
    mkdirSync(join(file, '../content'));
    const template = { sid: `HX${'a'.repeat(32)}`, types: { 'twilio/text': { body: 'Hello' } }, variables: {} };
    writeFileSync(join(file, '../content/hello.json'), JSON.stringify(template));
  },
  'what was kept': (of) =>
    writeFileSync(keptFile(of), readFileSync(keptFile(of), 'utf8').replace('"a greeting', '"another')),
  'its first half': (of) => writeFileSync(keptFile(of), readFileSync(keptFile(of), 'utf8').slice(0, -100)),
  'everything that was kept': (of) => writeFileSync(keptFile(of), ''),
};
for (const [what, change] of Object.entries(CHANGES))
  test(`nothing is read after a change of ${what}`, () => {
    const of = kept();
    expect(readParsed(of)).toBeDefined();
    change(of);
    expect(readParsed(of)).toBeUndefined();
  });

test('nothing is read that other code has written', () => {
  expect(readParsed({ ...kept(), code: 'core-2.js' })).toBeUndefined();
});

const subflow = {
  ...{ name: 'sub', type: 'run-subflow', transitions: [{ event: 'completed' }, { event: 'failed' }] },
  properties: { flow_sid: `FW${'b'.repeat(32)}`, flow_revision: 'LatestPublished' },
};

const NOT_KEPT: Readonly<Record<string, () => Indexed>> = {
  'has a mistake': () => kept(TEXT.replace('expect:', 'expct:')),
  'uses the environment': () => kept(TEXT.replace('Hello', '${NAME:-Hello}')),
  'has a sensitive value': () => kept(TEXT.replace('someone }', 'someone }, sensitive: [who]')),
  'has a SID for each environment': () => kept(TEXT.replace('flow: {', `flow: { sids: { test: FW${'a'.repeat(32)} },`)),
  'runs a subflow': () => kept(TEXT, { ...FLOW, states: [...FLOW.states, subflow] }),
};
for (const [what, file] of Object.entries(NOT_KEPT))
  test(`nothing is kept of a file that ${what}`, () => {
    expect(existsSync(keptFile(file()))).toBe(false);
  });
