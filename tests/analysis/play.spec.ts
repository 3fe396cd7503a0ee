// A scenario has the same evidence and the same result in process as over HTTP.

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createPlayer } from '../../src/analysis/play.ts';
import { CALIBRATION_FILE, calibrationText } from '../../src/calibration/file.ts';
import { linkContent } from '../../src/flow/content.ts';
import type { FlowDefinition } from '../../src/flow/types.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import type { Evidence } from '../../src/session/evidence.ts';
import { play } from '../../src/session/play.ts';
import { record } from '../../src/session/record.ts';
import type { OpenedTarget } from '../../src/session/target.ts';
import { openEmulator } from '../../src/targets/emulator.ts';
import { flowOf, widget } from '../emulator/flows.ts';
import { shippedScenarios } from '../scenario/shipped.ts';
import { scenario as scenarioOf } from '../session/judged.ts';
import { optionsOn } from '../session/options.ts';
import { expect, test } from '../test.ts';

let studio: OpenedTarget;

test.beforeAll(async () => {
  studio = await openEmulator({ onExchange: () => undefined, root: test.info().outputDir });
});

test.afterAll(() => studio.close());

const SECONDS = 30;

async function overHttp(scenario: Scenario, { target, lease }: OpenedTarget): Promise<Evidence> {
  const leased = () => lease(scenario.inputs, SECONDS);
  return (await play(scenario, optionsOn(target, { lease: leased, seconds: SECONDS, root: '/' }))).evidence;
}

async function inProcess(scenario: Scenario, studio: OpenedTarget): Promise<Evidence> {
  const { name, definition = { initial_state: '', states: [] } } = scenario.flow;
  const { failures, evidence } = await createPlayer({ name, definition }, scenario.flow.subflows).play(scenario);
  const observed = { evidence, sensitiveInputs: [] };
  const { executionSid } = evidence;
  const { contact: to, flowNumber: from } = (await studio.lease(scenario.inputs, SECONDS)).parties;
  return record({
    scenario: { ...scenario, inputs: { ...scenario.inputs, to, from } },
    target: studio.target,
    executionSid,
    observed,
    failures,
    calls: [],
    root: '/',
    secrets: [],
  });
}

/** SIDs are new each time, and a session's requests take some virtual time. */
function comparable({ flow, calls: _, executionSid: __, ...evidence }: Evidence): unknown {
  const text = JSON.stringify({ ...evidence, flow: flow.name })
    .replace(/\b[A-Z]{2}[0-9a-f]{32}\b/g, 'SID')
    .replace(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z/g, 'TIME');
  return JSON.parse(text);
}

/** A fixed start time: otherwise the two could see different dates. */
const fixed = (scenario: Scenario): Scenario => ({ now: '2026-12-23T12:00:00-08:00', ...scenario });

/** The flow without the targets of its fourth widget: scenarios fail, and must fail in the same way. */
function broken(definition: FlowDefinition): FlowDefinition {
  const states = definition.states.map((state, index) =>
    index === 3
      ? {
          ...state,
          transitions: state.transitions.map(({ event, conditions }) => ({
            event,
            ...(conditions ? { conditions } : {}),
          })),
        }
      : state,
  );
  return { ...definition, states };
}

const scenarios = shippedScenarios().filter(({ targets }) => targets.includes('emulator'));

test('there are shipped scenarios to compare', () => {
  expect(scenarios.length).toBeGreaterThan(20);
});

for (const scenario of scenarios) {
  test(`${scenario.id} has the same evidence and result in process as over HTTP`, async () => {
    const both = await Promise.all([overHttp(fixed(scenario), studio), inProcess(fixed(scenario), studio)]);
    const [http, own] = both.map(comparable);
    expect(both[1].failures).toEqual([]);
    expect(own).toEqual(http);
  });

  test(`${scenario.id} fails the same in process as over HTTP when its flow is broken`, async () => {
    const { definition = { initial_state: '', states: [] } } = scenario.flow;
    const flow = {
      ...scenario.flow,
      name: `${scenario.flow.name} broken`,
      definitionPath: `${scenario.flow.definitionPath}.broken`,
      definition: broken(definition),
    };
    const given = fixed({ ...scenario, flow });
    const [http, own] = (await Promise.all([overHttp(given, studio), inProcess(given, studio)])).map(comparable);
    expect(own).toEqual(http);
  });
}

/** Settings of an account that say how a subflow's steps are listed. */
for (const settings of [
  { subflowParentStep: 'none' },
  { subflowParentStep: 'none', subflowEnd: 'the-parent-widget' },
] as const)
  test(`scenarios with subflows pass on an account with ${Object.keys(settings).join(' and ')}`, async () => {
    const root = test.info().outputPath('calibrated');
    mkdirSync(root, { recursive: true });
    const text = calibrationText({ account: `AC${'1'.repeat(32)}`, date: '2026-11-25', settings });
    writeFileSync(join(root, CALIBRATION_FILE), text);
    const calibrated = await openEmulator({ onExchange: () => undefined, root });
    const nested = scenarios.filter(({ flow }) => (flow.subflows ?? []).length > 0);
    for (const scenario of nested) {
      const [there, here] = [await overHttp(fixed(scenario), calibrated), await overHttp(fixed(scenario), studio)];
      expect([scenario.id, there.failures, comparable(there)]).toEqual([scenario.id, [], comparable(here)]);
    }
    expect(nested.length).toBeGreaterThan(2);
    await calibrated.close();
  });

const greeting = (): FlowDefinition => {
  const properties = { message_type: 'content_template', content_sid: `HX${'a'.repeat(32)}` };
  return flowOf(widget('greet', 'send-message', properties, { sent: '' }));
};

test('a content template is sent the same both ways, and not by a scenario whose flow has none', async () => {
  const [own, none] = [greeting(), greeting()];
  linkContent(own, [{ sid: `HX${'a'.repeat(32)}`, variables: {}, types: { 'twilio/text': { body: 'Hello.' } } }]);
  for (const [definition, text] of [
    [own, /^Hello\.$/],
    [none, /no file beside the flow/],
  ] as const) {
    const given = fixed(scenarioOf({}, { flow: { name: 'greeting', definition, definitionPath: '/greeting.json' } }));
    const both = await Promise.all([overHttp(given, studio), inProcess(given, studio)]);
    for (const { messages } of both) expect(messages.map(({ body }) => body)).toEqual([expect.stringMatching(text)]);
  }
});
