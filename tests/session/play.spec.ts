// One scenario played on an emulator: its result and its evidence.

import { startEmulator } from '../../src/emulator/server.ts';
import type { FlowDefinition } from '../../src/flow/types.ts';
import type { ContactAction, Expectation, Scenario } from '../../src/scenario/scenario.ts';
import { type Played, play } from '../../src/session/play.ts';
import type { Target } from '../../src/session/target.ts';
import { openEmulatorTarget } from '../../src/targets/emulator.ts';
import { createClient } from '../../src/workflow/client.ts';
import { QUESTION } from '../system/flows.ts';
import { expect, test } from '../test.ts';
import { expectedPath, PLACE, scenario as scenarioOf } from './judged.ts';
import { optionsOn } from './options.ts';

let target: Target;
let close: () => Promise<void>;

test.beforeAll(async () => {
  const emulator = await startEmulator();
  const { accountSid, authToken: password, url: origin } = emulator;
  const api = createClient({ accountSid, password, origin });
  target = openEmulatorTarget(emulator, api);
  close = async () => {
    await api.close();
    await emulator.close();
  };
});

test.afterAll(() => close());

const reply = (body: string): ContactAction => ({ at: 'ask', place: PLACE, kind: 'reply', body, media: [] });

const scenario = (expectation: Partial<Expectation>, given: Partial<Scenario>): Scenario =>
  scenarioOf(expectation, { flow: { name: 'a', definition: QUESTION }, ...given });

const ENDED = { value: 'ended', place: PLACE } as const;
const YES: Partial<Scenario> = { contact: [reply('yes')], secrets: ['yes'] };

/** Thanks with a request instead of a message. */
const ASKING_OUTSIDE: FlowDefinition = {
  ...QUESTION,
  states: QUESTION.states.map((state) =>
    state.name === 'thanks'
      ? {
          ...state,
          type: 'make-http-request',
          properties: { method: 'GET', url: 'https://clinic.example/book', content_type: 'application/json' },
          transitions: [{ event: 'success' }, { event: 'failed' }],
        }
      : state,
  ),
};

const playOn = (target: Target, one: Scenario, signal?: AbortSignal): Promise<Played> =>
  play(one, optionsOn(target, { secrets: ['hunter2'], ...(signal ? { signal } : {}) }));

const codes = ({ failures }: Played) => failures.map(({ code }) => code);

test('a scenario that passes has no failures, and its path as evidence', async () => {
  const path = expectedPath('ask:incomingMessage check:match thanks:sent');
  const played = await playOn(target, scenario({ path }, YES));
  expect(codes(played)).toEqual([]);
  expect(played.evidence).toMatchObject({ target: 'emulator', status: 'ended', trigger: 'incomingRequest' });
  expect(played.evidence.path.map(({ widget, event }) => `${widget} ${event}`)).toEqual([
    'ask incomingMessage',
    'check match',
    'thanks sent',
  ]);
});

test('evidence contains no full numbers and no secrets', async () => {
  const inputs = { to: '+15550100001', from: '+15550100000', parameters: { password: 'hunter2' } };
  const { evidence } = await playOn(target, scenario({}, { ...YES, inputs }));
  expect(evidence.messages.some(({ direction }) => direction === 'from-contact')).toBe(true);
  expect(JSON.stringify(evidence)).not.toMatch(/\+1555010|hunter2|"yes"/);
  expect(evidence.scenario.file).toBe('a.yaml');
});

test('a path that differs has its divergence in the evidence', async () => {
  const path = expectedPath('ask check:noMatch ...');
  const played = await playOn(target, scenario({ path }, YES));
  expect(codes(played)).toEqual(['path-differs']);
  expect(played.evidence.divergence).toEqual({ index: 1, expected: { widget: 'check', event: 'noMatch' } });
});

test('after a gap, the divergence is the visit after the last possible widget', async () => {
  const path = expectedPath('... thanks');
  const { evidence } = await playOn(target, scenario({ path }, { contact: [reply('no')] }));
  expect(evidence.divergence).toEqual({ index: 2, expected: { widget: 'thanks' }, gap: true });
  expect(evidence.path[2]?.widget).toBe('sorry');
});

test('an action that the flow never waits for is explained with the value that decided', async () => {
  const contact: ContactAction[] = [reply('no'), { ...reply('again'), at: 'thanks' }];
  const { failures } = await playOn(target, scenario({}, { contact }));
  const text = failures.find(({ code }) => code === 'widget-not-reached')?.message;
  expect(text).toContain('path: ask (incomingMessage) → check (noMatch) → sorry (sent) → ended');
  expect(text).toContain('why: `thanks` was never reached');
});

test('a flow that waits with no action left fails', async () => {
  const played = await playOn(target, scenario({}, {}));
  expect(codes(played)).toEqual(['waits-for-contact']);
});

test('a request without a mock names the widget', async () => {
  const played = await playOn(target, scenario({}, { ...YES, flow: { name: 'b', definition: ASKING_OUTSIDE } }));
  expect(codes(played)).toEqual(['unmocked-request']);
  expect(played.failures[0]?.fix).toContain('thanks: { status: 200, body: {} }');
});

test("a trigger that Studio refuses is reported with Studio's message", async () => {
  const refusing = {
    ...target,
    prepare: async () => ({ sid: `FW${'0'.repeat(32)}`, name: 'gone', definition: QUESTION }),
  };
  const { failures, evidence } = await playOn(refusing, scenario({}, {}));
  expect(failures[0]).toMatchObject({ kind: 'refused', code: 'refused-by-api', at: PLACE });
  expect(failures[0]?.message).toContain('status 404');
  expect(evidence.path).toEqual([]);
});

test('an API that never answers fails at the timeout, with evidence', async () => {
  const silent = { ...target, prepare: () => new Promise<never>(() => undefined) };
  const played = await playOn(silent, scenario({}, {}), AbortSignal.abort());
  expect(codes(played)).toEqual(['no-answer']);
  expect(played.evidence.flow.name).toBe('a');
});

test("the transcript has the contact's actions, except one that failed", async () => {
  const contact: ContactAction[] = [reply('yes'), { ...reply('again'), at: 'thanks' }];
  const { failures, evidence } = await playOn(target, scenario({}, { contact }));
  expect(failures.map(({ code }) => code)).toContain('widget-not-reached');
  expect(evidence.transcript?.map(({ text }) => text).filter((text) => text.startsWith('replies'))).toEqual([
    'replies: yes',
  ]);
});

test('errors that Studio would log are reported for scenarios that pass too', async () => {
  const states = QUESTION.states.map((state) =>
    state.name === 'thanks'
      ? { ...state, properties: { ...state.properties, body: 'Thanks {{flow.data.name' } }
      : state,
  );
  const flow = { name: 'logs', definition: { ...QUESTION, states } };
  const { failures, evidence } = await playOn(target, scenario({ status: ENDED }, { ...YES, flow }));
  expect(failures).toEqual([]);
  expect(evidence.logged).toEqual([expect.stringMatching(/^thanks: .*not closed/)]);
});

test('without logged errors, the evidence has no such entry', async () => {
  const { evidence } = await playOn(target, scenario({ status: ENDED }, YES));
  expect(evidence).not.toHaveProperty('logged');
});
