// A flow with a SID in each environment: the account uses the chosen one, the emulator needs none.

import { loadScenarioText } from '../../src/scenario/load.ts';
import { expect, test } from '../test.ts';

const DEV = `FW${'1'.repeat(32)}`;
const PROD = `FW${'2'.repeat(32)}`;
const TEXT = `flow: { sids: { dev: ${DEV}, prod: ${PROD} } }\nscenarios:\n  - name: one\n    expect: { status: ended }\n`;

const load = (env: Record<string, string>, text = TEXT) =>
  loadScenarioText({ file: '/flows/orders.yaml', text }, { env, target: 'twilio' });

test('FLOWPROOF_ENV chooses the SID', () => {
  const { problems, scenarios } = load({ FLOWPROOF_ENV: 'prod' });
  expect(problems).toEqual([]);
  expect(scenarios[0]?.flow).toMatchObject({ sid: PROD, environment: 'prod', sids: { dev: DEV, prod: PROD } });
});

test('a misspelt environment gets the nearest correct one', () => {
  const [problem] = load({ FLOWPROOF_ENV: 'prud' }).problems;
  expect(problem).toMatchObject({ code: 'unknown-environment', fix: 'did you mean `prod`?' });
});

test('`sid` beside `sids` is refused', () => {
  const both = TEXT.replace('{ sids', `{ sid: ${DEV}, sids`);
  expect(load({}, both).problems[0]).toMatchObject({ code: 'contradiction' });
});
