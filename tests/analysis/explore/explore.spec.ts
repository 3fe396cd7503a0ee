// Exploration covers every transition or proves it impossible, and the scenarios it writes pass.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkText } from '../../../src/analysis/explore/existing.ts';
import { type ExploredFlow, exploreFlow } from '../../../src/analysis/explore/explore.ts';
import { transitionsOf } from '../../../src/analysis/explore/transitions.ts';
import { shared } from '../../../src/analysis/explore/written.ts';
import { scenarioFileYaml } from '../../../src/scenario/write.ts';
import { expect, test } from '../../test.ts';
import { HARD, named, shippedFlows } from './flows.ts';

const flows = [...shippedFlows(), ...Object.entries(HARD).map(([name, definition]) => named(name, definition))];

/** The scenarios of an exploration, as the text of a file. */
function written(flow: ExploredFlow, exploration = exploreFlow([flow])) {
  const text = scenarioFileYaml({ flow: { definition: 'flow.json' }, ...shared(exploration.scenarios) });
  return { exploration, text };
}

for (const flow of flows) {
  test(`${flow.name}: no transition is missing, and the scenarios pass and cover what they claim`, async () => {
    const { exploration, text } = written(flow);
    expect(exploration.transitions.filter(({ status }) => status === 'missing')).toEqual([]);
    const folder = test.info().outputPath();
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'flow.json'), JSON.stringify(flow.definition));
    const { judged, loaded } = await checkText(
      { flows: [flow], env: {} },
      { file: join(folder, 'explored.yaml'), text },
    );
    expect(loaded.problems).toEqual([]);
    expect(judged.flatMap(({ failures }) => failures)).toEqual([]);
    const taken = new Set(judged.flatMap(({ keys }) => [...keys]));
    const covered = transitionsOf(flow.definition).filter((_, at) => exploration.transitions[at]?.status === 'covered');
    expect(covered.map(({ key }) => key).filter((key) => !taken.has(key))).toEqual([]);
    expect(judged).toHaveLength(exploration.scenarios.length);
  });
}

test('two explorations of a flow write the same scenarios', () => {
  const flow = named('filters', HARD.filters);
  expect(written(flow).text).toBe(written(flow).text);
});

test('a loop with a counter is repeated until the counter is high enough', () => {
  const { scenarios } = exploreFlow([named('counter', HARD.counter)]);
  const end = scenarios.find(({ expect: wanted }) => JSON.stringify(wanted).includes('give_up'));
  expect(end?.contact).toHaveLength(3);
});

test('a transition that is not taken has a proof or a reason', () => {
  const { transitions } = exploreFlow([named('shadows', HARD.shadows)]);
  const impossible = transitions.filter(({ status }) => status === 'impossible');
  expect(impossible.map(({ next }) => next)).toEqual(['senior', 'twenty', 'ten']);
});
