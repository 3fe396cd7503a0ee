// The scenario files that came with 0.1, unchanged: each scenario passes, or its failure names what has changed since.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createPlayer } from '../../src/analysis/play.ts';
import { isSetting } from '../../src/emulator/engine/behaviour.ts';
import { loadScenarioText } from '../../src/scenario/load.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import { expect, test } from '../test.ts';

const FILES = join(import.meta.dirname, 'first-edition');
/** The flows are the current ones. */
const FLOWS = join(import.meta.dirname, '../../scenarios');

const names = readdirSync(FILES, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.yaml'));

const scenariosOf = (name: string): readonly Scenario[] => {
  const text = readFileSync(join(FILES, name), 'utf8');
  return loadScenarioText({ file: join(FLOWS, name), text }, { env: {}, target: 'emulator' }).scenarios;
};

async function failureOf(scenario: Scenario): Promise<string> {
  const { name, definition = { initial_state: '', states: [] } } = scenario.flow;
  const { failures } = await createPlayer({ name, definition }, scenario.flow.subflows).play(scenario);
  return failures.map(({ message }) => message).join('\n');
}

/** Each scenario of 0.1 that 0.2 fails, with the setting that its failure names. */
const CHANGED: Readonly<Record<string, string>> = {
  'a wrong key leads back to the menu': 'voicemailSilence',
  'a caller who hangs up during the message': 'hangupInVoicemail',
};

for (const name of names)
  test(`the scenarios of 0.1 in ${name} pass, or their failure names what changed`, async () => {
    const scenarios = scenariosOf(name);
    expect(scenarios.length).toBeGreaterThan(0);
    for (const scenario of scenarios) {
      const setting = CHANGED[scenario.name];
      const message = await failureOf(scenario);
      if (setting === undefined) expect(message, scenario.name).toBe('');
      else expect(message).toMatch(new RegExp(`since Flowproof 0\\.2, .*expect that[^]*"${setting}"`));
    }
  });

test('each setting that a failure of 0.1 names is a setting of a calibration', () => {
  for (const setting of Object.values(CHANGED)) expect(isSetting(setting)).toBe(true);
});
