// The options of `studio.trigger`, and the scenario that is made of them.
import { join, resolve } from 'node:path';
import { FlowproofError } from '../../src/errors.ts';
import { scenarioFor, type TriggerOptions } from '../../src/session/trigger-options.ts';
import { expect, test } from '../test.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const file = join(ROOT, 'scenarios/appointment-reminder/a.spec.ts');
const named = { id: 'a › b', name: 'b', tags: ['smoke'], place: { file, line: 3, column: 5 } };
const delivery = 'scenarios/delivery-call/flow.json';

const scenario = (options: TriggerOptions) => scenarioFor(options, named, { root: ROOT, environment: {} });

function problemsOf(options: TriggerOptions) {
  try {
    scenario(options);
  } catch (error) {
    if (error instanceof FlowproofError) return error.problems;
  }
  return [];
}

test("a flow's path is relative to the configuration's folder, or to the spec", () => {
  expect(scenario({ flow: delivery }).flow.name).toBe('delivery-call');
  expect(scenario({ flow: './flow.json' }).flow.name).toBe('appointment-reminder');
});

test('a missing flow is reported with a suggestion, or with the folder that paths are relative to', () => {
  expect(problemsOf({ flow: './flo.json' })[0]).toMatchObject({ fix: 'did you mean `flow.json`?' });
  expect(problemsOf({ flow: 'nowhere/a.json' })[0]?.fix).toContain(
    'the path starts at the folder of playwright.config.ts',
  );
});

test('a trigger without a flow, and one with a mistyped key, are refused', () => {
  expect(problemsOf({})[0]).toMatchObject({ code: 'missing-key', at: named.place });
  const mistyped = { flow: delivery, paramters: {} };
  expect(problemsOf(mistyped)[0]).toMatchObject({ code: 'unknown-key', fix: 'did you mean `parameters`?' });
});

test('it runs on the targets for which its flow is given', () => {
  expect(scenario({ flow: delivery }).targets).toEqual(['emulator']);
  expect(scenario({ flow: delivery, sid: '${NOT_SET_HERE}' }).targets).toEqual(['emulator', 'twilio']);
});

test('numbers may come from the environment', () => {
  expect(scenario({ flow: delivery, from: '${NOT_SET_HERE:-+15550100000}' }).inputs.from).toBe('+15550100000');
  expect(problemsOf({ flow: delivery, from: '${NOT_SET_HERE}' })[0]?.code).toBe('unset-env');
});

test("a person answers the flow's calls, unless `answers` or a mock say otherwise", () => {
  const human = [expect.objectContaining({ at: 'call_contact', kind: 'answer', outcome: 'human' })];
  expect(scenario({ flow: delivery }).contact).toEqual(human);
  expect(scenario({ flow: delivery, answers: [] }).contact).toEqual([]);
  expect(scenario({ flow: delivery, mocks: { call_contact: { event: 'busy' } } }).contact).toEqual([]);
  const [busy] = scenario({ flow: delivery, answers: [{ call_contact: 'busy' }] }).contact;
  expect(busy).toMatchObject({ kind: 'answer', outcome: 'busy' });
});
