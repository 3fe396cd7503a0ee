// Which scenarios are listed beside a flow's changes, and which of them count as passed.

import { remember } from '../../src/coverage/history.ts';
import { changesOf, type Outcome, passedRuns } from '../../src/reporters/coverage-changes.ts';
import { booking, evidenceOf, SILENT } from '../coverage/flows.ts';
import { expect, test } from '../test.ts';

const outcome = (passed: boolean, target: 'emulator' | 'twilio', digest = 'new'): Outcome => ({
  evidence: evidenceOf('a', SILENT, { target, flow: { name: 'booking', sid: 'FW0', digest } }),
  passed,
});
const green = (target: string) => ({ scenario: 'booking.yaml:a', target, digest: 'old' });
const history = remember(
  { version: 1, definitions: {}, green: {} },
  [green('emulator'), green('twilio')],
  new Map([['old', { ...booking(), initial_state: 'ask' }]]),
);
const flows = [{ name: 'booking', digest: 'new', definition: booking() }];
const shown = (outcomes: Outcome[]) =>
  changesOf(history, { outcomes, notRun: [], flows }).map(({ failing, passing }) => [failing.length, passing.length]);

test('a scenario that fails on two targets is listed once', () => {
  expect(shown([outcome(false, 'emulator'), outcome(false, 'twilio')])).toEqual([[1, 0]]);
});

test('a scenario that passes on one target and fails on another fails', () => {
  expect(shown([outcome(true, 'emulator'), outcome(false, 'twilio')])).toEqual([[1, 0]]);
  expect(shown([outcome(false, 'emulator'), outcome(true, 'twilio')])).toEqual([[1, 0]]);
});

test('a repeated scenario passes only if every repetition passes', () => {
  expect(passedRuns([outcome(true, 'emulator'), outcome(false, 'emulator')])).toEqual([]);
  expect(passedRuns([outcome(true, 'emulator'), outcome(false, 'twilio')])).toMatchObject([{ target: 'emulator' }]);
});

test('a definition that was stored before masking is not a change', () => {
  const calling = (to: string) => ({
    ...booking(),
    initial_state: 'ask',
    states: booking().states.map((state) => ({ ...state, properties: { to } })),
  });
  const kept = remember(history, [green('emulator')], new Map([['old', calling('+15550100042')]]));
  const shownFlows = [{ name: 'booking', digest: 'new', definition: calling('+1555•••••42') }];
  expect(changesOf(kept, { outcomes: [outcome(false, 'emulator')], notRun: [], flows: shownFlows })).toEqual([]);
});
