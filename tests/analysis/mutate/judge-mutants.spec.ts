// A mutant is killed by a scenario that fails, survives with the expectation that would detect it, or is not covered.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { example } from '../../../src/analysis/lint/example.ts';
import { baselinesOf, judgeMutant } from '../../../src/analysis/mutate/judge-mutants.ts';
import { mutantsOf } from '../../../src/analysis/mutate/mutants.ts';
import { countsOf, scoreOf } from '../../../src/analysis/mutate/score.ts';
import { hintYaml } from '../../../src/analysis/mutate/text.ts';
import { createPlayer } from '../../../src/analysis/play.ts';
import { loadScenarioText } from '../../../src/scenario/load.ts';
import type { Scenario } from '../../../src/scenario/scenario.ts';
import { expect, test } from '../../test.ts';

const DEFINITION = example(
  { incomingMessage: 'which' },
  {
    which: [
      'split-based-on',
      { input: '{{trigger.message.Body}}' },
      { noMatch: 'sorry', match: [['equal_to', 'yes', 'thanks']] },
    ],
    thanks: ['send-message', { body: 'Thank you, {{trigger.message.Body}}' }, { sent: null }],
    sorry: ['send-message', { body: 'Sorry' }, { sent: 'again' }],
    again: [
      'split-based-on',
      { input: '{{trigger.message.Body}}' },
      { noMatch: null, match: [['equal_to', 'loop', 'sorry']] },
    ],
  },
);
const FLOW = { name: 'answers', definition: DEFINITION };

function scenarios(...lines: string[]): Scenario[] {
  const folder = test.info().outputPath('flows');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'flow.json'), JSON.stringify(DEFINITION));
  const text = ['flow: { definition: flow.json }', 'scenarios:', ...lines].join('\n');
  const { scenarios: loaded, problems } = loadScenarioText({ file: join(folder, 'a.yaml'), text }, { env: {} });
  expect(problems).toEqual([]);
  return loaded;
}

const YES =
  '  - { name: "yes", trigger: incomingMessage, inputs: { body: "yes" }, expect: { status: ended, path: [which: match, thanks] } }';
const LOOP =
  '  - { name: loop, trigger: incomingMessage, inputs: { body: "no" }, expect: { path: [which, sorry, again] } }';

async function judged(...lines: string[]) {
  const { baselines, failing } = await baselinesOf(createPlayer(FLOW), scenarios(...lines));
  const verdicts = await Promise.all(
    mutantsOf(DEFINITION).map((mutant) => judgeMutant(mutant, { flow: FLOW, baselines })),
  );
  const of = (operator: string, widget: string) =>
    verdicts.find(({ mutant }) => mutant.operator === operator && mutant.widget === widget);
  return { verdicts, failing, of };
}

test('a mutant on the path is killed, and the scenario that failed is named', async () => {
  const { of } = await judged(YES);
  expect(of('negate-condition', 'which')).toMatchObject({ status: 'killed', killedBy: 'flows/a.yaml › yes' });
  expect(of('empty-condition', 'which')).toMatchObject({ status: 'killed', reason: expect.stringContaining('which') });
});

test('a mutant that changes what no scenario expects survives, with the expectation to add', async () => {
  const verdict = (await judged(YES)).of('change-text', 'thanks');
  expect(verdict).toMatchObject({ status: 'survived', hint: { key: 'messages', scenario: 'flows/a.yaml › yes' } });
  expect(verdict?.hint && hintYaml(verdict.hint)).toBe('expect:\n  messages:\n    - Thank you, yes');
  const messages = YES.replace('path:', 'messages: ["Thank you, yes"], path:');
  expect((await judged(messages)).of('change-text', 'thanks')?.status).toBe('killed');
});

test('a mutant that no scenario reaches is not covered', async () => {
  expect((await judged(YES)).of('change-text', 'sorry')).toMatchObject({ status: 'notCovered', coveredBy: [] });
});

test('a mutant in which the flow loops endlessly is timed out', async () => {
  const { verdicts } = await judged(LOOP);
  expect(verdicts.filter(({ status }) => status === 'timedOut').length).toBeGreaterThan(0);
});

test('a scenario that fails on the unchanged flow is not used', async () => {
  const { failing, verdicts } = await judged(YES.replace('thanks]', 'sorry]'));
  expect(failing).toHaveLength(1);
  expect(verdicts.every(({ status }) => status === 'notCovered' || status === 'equivalent')).toBe(true);
});

test('mutants that are not covered lower the score, equivalent and invalid ones do not', () => {
  const statuses = ['killed', 'timedOut', 'survived', 'notCovered', 'equivalent', 'invalid'] as const;
  const counts = countsOf(statuses.map((status) => ({ status })));
  expect(counts).toMatchObject({ total: 6, killed: 1, equivalent: 1 });
  expect(scoreOf(counts)).toBe(50);
  expect(scoreOf(countsOf([]))).toBe(100);
});
