// What a scenario finds on the embedded Studio: its flow, its numbers, and nothing of the previous scenario.

import { type Emulator, startEmulator } from '../../src/emulator/server.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import type { Target } from '../../src/session/target.ts';
import { openEmulatorTarget } from '../../src/targets/emulator.ts';
import { createClient } from '../../src/workflow/client.ts';
import { scenario } from '../session/judged.ts';
import { QUESTION } from '../system/flows.ts';
import { test as base, expect } from '../test.ts';

const test = base.extend<{ emulator: Emulator; target: Target }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the first parameter's pattern.
  emulator: async ({}, use) => {
    const emulator = await startEmulator();
    await use(emulator);
    await emulator.close();
  },
  target: async ({ emulator }, use) => {
    const { accountSid, authToken: password, url: origin } = emulator;
    const api = createClient({ accountSid, password, origin });
    await use(openEmulatorTarget(emulator, api));
    await api.close();
  },
});

const of = (name: string, given: Partial<Scenario> = {}): Scenario =>
  scenario({}, { flow: { name, definition: QUESTION, definitionPath: `/flows/${name}.json` }, ...given });

test('a flow is loaded once for all of its scenarios', async ({ emulator, target }) => {
  const [first, again] = [await target.prepare(of('a')), await target.prepare(of('a'))];
  expect(again).toEqual(first);
  expect(emulator.studio.flows.all()).toHaveLength(1);
});

test('a definition that changed is a new revision of its flow', async ({ target }) => {
  const first = await target.prepare(of('a'));
  const definition = { ...QUESTION, description: 'changed' };
  const { sid, revision } = await target.prepare(
    of('a', { flow: { name: 'a', definition, definitionPath: '/flows/a.json' } }),
  );
  expect({ sid, revision }).toEqual({ sid: first.sid, revision: 2 });
});

test('a number of another flow is assigned to the flow that runs', async ({ emulator, target }) => {
  await target.prepare(of('a', { trigger: 'incomingMessage' }));
  const { sid } = await target.prepare(of('b'));
  expect(emulator.studio.numbers.flowAt('+15550100000')).toBe(sid);
});

test('the next scenario starts without the executions of the previous one', async ({ emulator, target }) => {
  const { sid } = await target.prepare(of('a', { now: '2030-01-01T00:00:00Z' }));
  const parties = { to: '+15550100001', from: '+15550100000' };
  emulator.studio.executions.trigger({ flowSid: sid, ...parties, parameters: {} });
  await target.prepare(of('a'));
  expect(emulator.studio.executions.page(sid, { offset: 0, size: 10 })).toEqual([]);
  expect(new Date(emulator.studio.now()).getUTCFullYear()).not.toBe(2030);
});

test('a scenario without a definition says what is missing', async ({ target }) => {
  await expect(target.prepare(of('a', { flow: { name: 'a' } }))).rejects.toThrow(/no-definition/);
});

test('a contact of another channel reaches the flow', async ({ emulator, target }) => {
  const inputs = { to: 'whatsapp:+15550100001', from: 'whatsapp:+15550100000', parameters: {} };
  await target.prepare(of('a', { trigger: 'incomingMessage', inputs }));
  const { sid } = await target.prepare(of('b', { inputs }));
  expect(emulator.studio.numbers.flowAt(inputs.from)).toBe(sid);
});
