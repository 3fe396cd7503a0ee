// The report of a failing scenario says what changed in its flow since the scenario last passed.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { NO_HISTORY, remember } from '../../src/coverage/history.ts';
import type { FlowDefinition } from '../../src/flow/types.ts';
import { changesSincePass } from '../../src/playwright/changes-since-pass.ts';
import { booking, CONFIRMED, evidenceOf, widget } from '../coverage/flows.ts';
import { expect, test } from '../test.ts';

const edited = (): FlowDefinition => ({
  ...booking(),
  states: [...booking().states, widget('say +15550101234', 'send-message', [])],
});

/** The configuration of a run in whose history the scenario `s` passed with the earlier flow. */
function configWith(history: string | false) {
  const green = remember(
    NO_HISTORY,
    [{ scenario: evidenceOf('s', CONFIRMED).scenario.id, target: 'emulator', digest: 'then' }],
    new Map([['then', booking()]]),
  );
  const file = test.info().outputPath('history.json');
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(green));
  const option = history === false ? false : file;
  return { ...test.info().config, reporter: [['/x/src/reporters/coverage.ts', { history: option }]] as never };
}

const failedOn = (digest: string, name = 's') => ({
  evidence: evidenceOf(name, CONFIRMED, { flow: { name: 'booking', sid: 'FW0', digest } }),
  definition: edited(),
  secrets: [],
});

test('changes are described in terms of the flow', () => {
  expect(changesSincePass(failedOn('now'), configWith('kept'))).toEqual([
    expect.stringContaining('(send-message) was added'),
  ]);
});

test('an unchanged flow, and a scenario that never passed, have no note', () => {
  expect(changesSincePass(failedOn('then'), configWith('kept'))).toEqual([]);
  expect(changesSincePass(failedOn('now', 'another'), configWith('kept'))).toEqual([]);
});

test('without a history there is no note', () => {
  expect(changesSincePass(failedOn('now'), configWith(false))).toEqual([]);
});
