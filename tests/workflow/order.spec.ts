// The order of steps is found in shuffled lists, or reported as uncertain.

import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import type { Step } from '../../src/flow/step.ts';
import { isUnbroken } from '../../src/workflow/euler-path.ts';
import { orderSteps } from '../../src/workflow/order.ts';
import fc from '../fast-check.ts';
import { expect, test } from '../test.ts';
import { atSecond, longRoute, route, shuffled, stepsOf } from './routes.ts';

const sids = (steps: readonly Step[]) => steps.map(({ sid }) => sid);
const to = (...widgets: string[]) => stepsOf(widgets.map((widget) => ({ widget, event: 'next', seconds: 0 })));

test('steps that are listed newest first are reversed', () => {
  fc.assert(
    fc.property(route, (steps) => {
      assert.deepEqual(sids(orderSteps(steps.toReversed()).steps), sids(steps));
    }),
  );
});

test('the order is found again from a shuffled list, or is reported as uncertain', () => {
  const lists = route.chain((steps) => fc.tuple(fc.constant(steps), shuffled(steps)));
  fc.assert(
    fc.property(lists, ([steps, mixed]) => {
      const { steps: found, gaps, certain } = orderSteps(mixed);
      assert.deepEqual(gaps, []);
      assert(isUnbroken(found, 'Trigger'));
      if (certain) assert.deepEqual(sids(found), sids(steps));
    }),
    { numRuns: 500 },
  );
});

test('the order is always found if no widget is entered twice within a second', () => {
  const steps = longRoute(100, 5);
  fc.assert(
    fc.property(shuffled(steps), (mixed) => {
      const { steps: found, gaps, certain } = orderSteps(mixed);
      assert.deepEqual({ found, gaps, certain }, { found: steps, gaps: [], certain: true });
    }),
  );
});

test('an order that is called certain is the only possible one', () => {
  const small = route.filter((steps) => steps.length <= 6);
  const lists = small.chain((steps) =>
    fc.tuple(fc.constant(steps), fc.array(shuffled(steps), { minLength: 20, maxLength: 20 })),
  );
  fc.assert(
    fc.property(lists, ([steps, others]) => {
      if (!orderSteps(steps).certain) return;
      const inTime = (list: readonly Step[]) => list.every(({ at }, index) => at >= (list[index - 1]?.at ?? ''));
      const fitting = others.filter((list) => isUnbroken(list, 'Trigger') && inTime(list));
      for (const list of fitting) assert.deepEqual(sids(list), sids(steps));
    }),
  );
});

test('two loops at one widget within a second cannot be distinguished', () => {
  const [one, two, three, four, five] = to('menu', 'a', 'menu', 'b', 'menu');
  const mixed = [one, five, four, three, two].flatMap((step) => step ?? []);
  expect(orderSteps(mixed).certain).toBe(false);
});

test('the order of the list decides where the steps leave it open', () => {
  const steps = to('menu', 'a', 'menu', 'b', 'menu', 'Ended');
  expect(orderSteps(steps.toReversed())).toEqual({ steps, gaps: [], certain: false, asListed: true });
});

test('a step that is listed twice counts once', () => {
  const steps = to('a', 'b', 'Ended');
  expect(orderSteps([...steps, ...steps].toReversed()).steps).toEqual(steps);
});

test('the chain of steps wins over times that contradict it', () => {
  const steps = to('a', 'b', 'c', 'Ended').map((step, index) => ({ ...step, at: atSecond(index === 1 ? 9 : index) }));
  const mixed = [2, 0, 3, 1].flatMap((index) => steps[index] ?? []);
  expect(orderSteps(mixed)).toEqual({ steps, gaps: [], certain: true, asListed: false });
});

test('a missing step is reported with its neighbours', () => {
  const steps = longRoute(30, 3);
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 28 }), (missing) => {
      const { gaps, certain } = orderSteps(steps.filter((_, index) => index !== missing).toReversed());
      const gap = { after: steps[missing - 1]?.sid, before: steps[missing + 1]?.sid };
      assert(gaps.some((found) => isDeepStrictEqual(found, gap)));
      assert.equal(certain, false);
    }),
  );
});

test('a missing first step is reported', () => {
  const [first, ...others] = to('a', 'b', 'Ended');
  expect(first?.from).toBe('Trigger');
  expect(orderSteps(others.toReversed()).gaps).toEqual([{ before: 'FT0001' }]);
});

test('a Trigger may have another name', () => {
  const steps = to('a', 'b').map((step) =>
    step.from === 'Trigger' ? { ...step, name: 'incomingRequest', from: 'Start' } : step,
  );
  expect(orderSteps(steps.toReversed())).toMatchObject({ steps, gaps: [] });
});

test("a subflow's steps follow the step that started it", () => {
  const own = to('ask', 'run_subflow', 'Ended');
  const subflow = stepsOf(
    ['x', 'y', 'Ended'].map((widget) => ({ widget, event: 'next', seconds: 0 })),
    'FS',
    'FT0001',
  );
  const expected = ['FT0000', 'FT0001', 'FS0000', 'FS0001', 'FS0002', 'FT0002'];
  expect(sids(orderSteps([...own, ...subflow].toReversed()).steps)).toEqual(expected);
  expect(orderSteps(subflow.toReversed())).toMatchObject({ steps: subflow, gaps: [], certain: true });
});

test('without parent steps, a subflow begins with incomingParent and ends before its widget is left', () => {
  const names = [
    ['incomingMessage', 'Trigger', 'run'],
    ['incomingParent', 'Trigger', 'run'],
    ['next', 'run', 'say'],
    ['sent', 'say', 'Ended'],
    ['completed', 'run', 'run'],
    ['incomingParent', 'Trigger', 'say'],
    ['sent', 'say', 'Ended'],
    ['failed', 'run', 'Ended'],
  ] as const;
  const steps = names.map(([name, from, to], index) => ({
    sid: `FT${index}`,
    name,
    from,
    to,
    at: '2026-03-02T12:00:00Z',
  }));
  const { steps: found, gaps } = orderSteps(steps.toReversed());
  expect(gaps).toEqual([]);
  const parents = [undefined, 'FT0', 'FT0', 'FT0', undefined, 'FT4', 'FT4', undefined];
  expect(found.map(({ sid, parentStepSid }) => [sid, parentStepSid])).toEqual(
    steps.map(({ sid }, index) => [sid, parents[index]]),
  );
});

test('a subflow whose parent step is not listed leaves a gap', () => {
  const subflow = stepsOf([{ widget: 'x', event: 'next', seconds: 0 }], 'FS', 'FT9999');
  expect(orderSteps([...to('a'), ...subflow]).gaps).toEqual([{ before: 'FS0000' }]);
});

test('no steps are an unbroken chain', () => {
  expect(orderSteps([])).toEqual({ steps: [], gaps: [], certain: true, asListed: true });
});

for (const [what, perSecond] of [
  ['all in one second', 1000],
  ['ten a second', 10],
] as const) {
  test(`1,000 steps, ${what}, are all in the order, also where every ninth is missing`, () => {
    const [mixed = []] = fc.sample(shuffled(longRoute(1000, perSecond)), { numRuns: 1, seed: 7 });
    const broken = mixed.filter((_, index) => index % 9 > 0);
    for (const steps of [mixed, broken]) expect(orderSteps(steps).steps).toHaveLength(steps.length);
  });
}
