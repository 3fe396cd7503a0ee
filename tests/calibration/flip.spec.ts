// Each setting is changed in a second emulator, and exactly the probes of that setting find a difference.

import { calibrate, changesOf } from '../../src/calibration/calibrate.ts';
import { type Echo, openEcho, openEmbedded } from '../../src/calibration/embedded.ts';
import { NOT_ASKED, PROBES } from '../../src/calibration/probes.ts';
import { type Behaviour, SETTINGS, type SettingName } from '../../src/emulator/engine/behaviour.ts';
import { test as base, expect } from '../test.ts';

type Ask = (behaviour: Partial<Behaviour>) => ReturnType<typeof calibrate>;

let echo: Echo;

const test = base.extend<{ ask: Ask }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright wants a pattern there
  ask: async ({}, use) => {
    const accounts: { close: () => Promise<void> }[] = [];
    await use(async (behaviour) => {
      const account = await openEmbedded(behaviour, echo);
      accounts.push(account);
      const emulator = (own: Behaviour) => openEmbedded(own, echo);
      return calibrate({ account, emulator, asks: () => undefined });
    });
    for (const account of accounts) await account.close();
  },
});

test.beforeAll(async () => {
  echo = await openEcho();
});

test.afterAll(() => echo.close());

const named = Object.keys(SETTINGS) as SettingName[];

test('every setting has one probe, except two with a reason', () => {
  const asked = PROBES.flatMap(({ observes }) => Object.keys(observes));
  expect(new Set(asked).size).toBe(asked.length);
  expect(named.filter((name) => !asked.includes(name))).toEqual(['undeliveredMessage', 'conversationReply']);
  expect(Object.keys(NOT_ASKED)).toEqual(['undeliveredMessage', 'conversationReply']);
});

test('two Studios that behave alike give the same answers', async ({ ask }) => {
  const answers = await ask({});
  expect(answers.map(({ setting }) => setting)).toEqual(named);
  expect(answers.filter(({ result }) => result === 'different')).toEqual([]);
  expect(answers.filter(({ result }) => result === 'not-asked').map(({ setting }) => setting)).toEqual(
    named.filter((name) => name in NOT_ASKED),
  );
});

for (const name of named.filter((one) => !(one in NOT_ASKED)))
  for (const other of SETTINGS[name].others)
    test(`an account with ${name} ${other} differs in that setting only`, async ({ ask }) => {
      expect(changesOf(await ask({ [name]: other }))).toEqual({ [name]: other });
    });

test('several differences are found at once', async ({ ask }) => {
  const changes = { objectText: 'ruby', hangupInGather: 'step', subflowEnd: 'the-parent-widget' } as const;
  expect(changesOf(await ask(changes))).toEqual(changes);
});
