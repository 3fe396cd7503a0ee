// A run with uncovered transitions names the command that writes scenarios for them.

import { exploreCommand, exploreHint } from '../../src/coverage/explore-hint.ts';
import type { FlowCoverage } from '../../src/coverage/result.ts';
import { expect, test } from '../test.ts';

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

test('a flow with uncovered transitions gets the command to explore it', () => {
  expect(exploreCommand(flow('menu', 3), '/work')).toBe('npx flowproof explore scenarios/menu/flow.json --uncovered');
  expect(exploreCommand(flow('menu', 4), '/work')).toBeUndefined();
});

test('a path with spaces is quoted', () => {
  expect(exploreCommand(flow('my menu', 3), '/work')).toContain('"scenarios/my menu/flow.json"');
});

test('the end of a run names the flow with the most uncovered transitions', () => {
  const hint = exploreHint([flow('a', 3), flow('b', 1), flow('c', 4)], '/work');
  expect(hint).toContain('scenarios/b/flow.json');
  expect(hint).toContain('1 more flow)');
  expect(exploreHint([flow('c', 4)], '/work')).toBeUndefined();
});
