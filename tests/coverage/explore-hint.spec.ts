// Where scenarios are missing, the run says by which command they can be written.
import { expect, test } from '@playwright/test';
import { exploreCommand, exploreHint } from '../../src/coverage/explore-hint.ts';
import type { FlowCoverage } from '../../src/coverage/result.ts';

const flow = (name: string, covered: number, total = 4): FlowCoverage => ({
  name,
  digest: name,
  definitionPath: `/work/scenarios/${name}/flow.json`,
  tallies: { widgets: { covered, total }, transitions: { covered, total }, conditions: { covered: 0, total: 0 } },
  scenarios: [],
  widgets: [],
  transitions: [],
  conditions: [],
  ends: [],
  unknown: [],
});

test('a flow with transitions that are not covered has a command', () => {
  expect(exploreCommand(flow('menu', 3), '/work')).toBe('npx flowproof explore scenarios/menu/flow.json --uncovered');
  expect(exploreCommand(flow('menu', 4), '/work')).toBeUndefined();
});

test('a path with spaces is quoted', () => {
  expect(exploreCommand(flow('my menu', 3), '/work')).toContain('"scenarios/my menu/flow.json"');
});

test('the end of a run names the flow with the most that is missing', () => {
  const hint = exploreHint([flow('a', 3), flow('b', 1), flow('c', 4)], '/work');
  expect(hint).toContain('scenarios/b/flow.json');
  expect(hint).toContain('1 more flow)');
  expect(exploreHint([flow('c', 4)], '/work')).toBeUndefined();
});
