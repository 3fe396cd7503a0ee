// The shipped scenarios detect at least nine of ten faults in their flows.
import { join } from 'node:path';
import { loadTestedFlows } from '../../../src/analysis/mutate/flows.ts';
import { openMemory } from '../../../src/analysis/mutate/memory.ts';
import { mutateFlow } from '../../../src/analysis/mutate/mutate.ts';
import { expect, test } from '../../test.ts';

const { flows } = loadTestedFlows([join(import.meta.dirname, '../../../scenarios')], {});

test('there are shipped flows', () => {
  expect(flows.length).toBeGreaterThan(5);
});

for (const flow of flows) {
  test(`the scenarios of ${flow.name} detect at least 90 % of the faults`, async () => {
    const { score, failing } = await mutateFlow(flow, { memory: openMemory(undefined), version: 'test' });
    expect(failing).toEqual([]);
    expect(score).toBeGreaterThanOrEqual(90);
  });
}
