// What a failing scenario's own entry says of its flow: what changed since it was last green.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { expect, test } from '@playwright/test';
import { NO_HISTORY, remember } from '../../src/coverage/history.ts';
import type { FlowDefinition } from '../../src/flow/types.ts';
import { changesSinceGreen } from '../../src/playwright/since-green.ts';
import { booking, CONFIRMED, evidenceOf, widget } from '../coverage/flows.ts';

const edited = (): FlowDefinition => ({
  ...booking(),
  states: [...booking().states, widget('say +15550101234', 'send-message', [])],
});

/** The configuration of a run whose history says that the scenario `s` was green with the flow as it was. */
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

test('what changed is told in the words of the flow', () => {
  expect(changesSinceGreen(failedOn('now'), configWith('kept'))).toEqual([
    expect.stringContaining('(send-message) was added'),
  ]);
});

test('nothing is told of a flow that is what it was, nor of a scenario that never was green', () => {
  expect(changesSinceGreen(failedOn('then'), configWith('kept'))).toEqual([]);
  expect(changesSinceGreen(failedOn('now', 'another'), configWith('kept'))).toEqual([]);
});

test('nothing is told where no history is kept', () => {
  expect(changesSinceGreen(failedOn('now'), configWith(false))).toEqual([]);
});
