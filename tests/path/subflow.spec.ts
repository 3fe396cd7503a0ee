// A subflow's steps are in the path below the widget that runs it, and are compared if the scenario has them.

import type { Step } from '../../src/flow/step.ts';
import { type Expected, matchPath } from '../../src/path/match.ts';
import { ownVisits, subflowPaths } from '../../src/path/path.ts';
import { trace } from '../../src/path/trace.ts';
import { expect, test } from '../test.ts';

let number = 0;
const step = (from: string, name: string, to: string, parentStepSid?: string): Step => ({
  sid: `${from}-${name}`,
  name,
  from,
  to,
  at: `2026-03-02T12:00:${String(number++ % 60).padStart(2, '0')}.000Z`,
  ...(parentStepSid ? { parentStepSid } : {}),
});

const begun = step('Trigger', 'incomingRequest', 'run');
const inner = (parent: string) => [
  { ...step('Trigger', 'incomingParent', 'ask', parent), sid: 'inner-1' },
  step('ask', 'timeout', 'Ended', parent),
];
const over = [step('run', 'completed', 'thank'), step('thank', 'sent', 'Ended')];

const shown = (steps: readonly Step[]): string[] =>
  trace(steps).path.map(({ widget, event, within }) => `${within ? `${within}/` : ''}${widget}:${event ?? ''}`);

test('steps of a subflow follow the widget that their parent step leads to', () => {
  expect(shown([begun, ...inner(begun.sid), ...over])).toEqual(['run:completed', 'run/ask:timeout', 'thank:sent']);
});

test('steps of a subflow follow the widget that their parent step leaves, if the account lists them so', () => {
  expect(shown([begun, ...inner('run-completed'), ...over])).toEqual([
    'run:completed',
    'run/ask:timeout',
    'thank:sent',
  ]);
});

test("an execution in a subflow is at the subflow's widget", () => {
  const { current, ended } = trace([begun, ...inner(begun.sid).slice(0, 1)]);
  expect({ current, ended }).toMatchObject({ current: { widget: 'ask', within: 'run' }, ended: false });
});

test('the flow and each subflow have their own path', () => {
  const { path } = trace([begun, ...inner(begun.sid), ...over]);
  expect(ownVisits(path).map(({ widget }) => widget)).toEqual(['run', 'thank']);
  expect(subflowPaths(path)).toMatchObject([{ within: 'run', path: [{ widget: 'ask' }] }]);
});

const widget = (name: string, rest: object = {}): Expected => ({ kind: 'widget', widget: name, ...rest });

for (const [what, lines, matches] of [
  ['any steps where none are written', [widget('run'), widget('thank')], true],
  [
    'the steps that are written',
    [widget('run', { opened: true }), widget('ask', { within: 'run' }), widget('thank')],
    true,
  ],
  ['no steps where an empty path is written', [widget('run', { opened: true }), widget('thank')], false],
  ['other steps', [widget('run', { opened: true }), widget('say', { within: 'run' }), widget('thank')], false],
  ['a gap within', [widget('run', { opened: true }), { kind: 'gap', within: 'run' }, widget('thank')], true],
  ['a gap around', [{ kind: 'gap' }, widget('thank')], true],
  ['a widget of the subflow in the flow itself', [widget('run'), widget('ask'), widget('thank')], false],
] as const satisfies readonly (readonly [string, readonly Expected[], boolean])[]) {
  test(`${what} ${matches ? 'match' : 'do not match'}`, () => {
    const { path } = trace([begun, ...inner(begun.sid), ...over]);
    expect(matchPath(lines, path).matches).toBe(matches);
  });
}
