// ListExecutionStep: pages, order, gaps, and steps that are listed late.
import type { Step } from '../../src/flow/step.ts';
import { listSteps } from '../../src/workflow/steps.ts';
import { type Asked, EXECUTION, expect, FLOW, json, page, type Reply, reset, test } from './fakes.ts';
import { longRoute, stepsOf } from './routes.ts';

const REF = { flowSid: FLOW, executionSid: EXECUTION };
const body = ({ sid, name, from, to, at, parentStepSid = '' }: Step) => ({
  sid,
  name,
  transitioned_from: from,
  transitioned_to: to,
  parent_step_sid: parentStepSid || null,
  date_created: at.replace('.000Z', 'Z'),
  date_updated: null,
});
const to = (...widgets: string[]) => stepsOf(widgets.map((widget) => ({ widget, event: 'next', seconds: 0 })));
const newestFirst = (steps: readonly Step[]): Reply => page('steps', steps.toReversed().map(body));
const steps = to('ask', 'check', 'thank', 'Ended');

/** Serves steps page by page, in the requested size, with URLs of the requested host. */
const paged = (all: readonly Step[], most: number) => {
  const bodies = all.toReversed().map(body);
  return ({ path, headers }: Asked): Reply => {
    const { searchParams, pathname } = new URL(path, `http://${headers.host}`);
    const size = Math.min(most, Number(searchParams.get('PageSize') ?? 50));
    const begin = Number(searchParams.get('PageToken') ?? 0);
    const next = begin + size < bodies.length ? `?PageSize=${size}&PageToken=${begin + size}` : undefined;
    return page('steps', bodies.slice(begin, begin + size), next ? `http://${headers.host}${pathname}${next}` : null);
  };
};

test('1,000 steps need one page', async ({ studio }) => {
  const all = longRoute(1000, 10);
  const { api, asked } = await studio(paged(all, 1000));
  expect(await listSteps(api, REF)).toEqual(all);
  expect(asked.map(({ path }) => new URL(path, 'http://a').search)).toEqual(['?PageSize=1000']);
});

test('with smaller pages, all of them are read', async ({ studio }) => {
  const all = longRoute(1000, 10);
  const { api, asked } = await studio(paged(all, 300));
  expect(await listSteps(api, REF)).toEqual(all);
  expect(asked).toHaveLength(4);
});

test('a reset between two pages loses nothing', async ({ studio }) => {
  const all = longRoute(20, 1);
  const serve = paged(all, 8);
  const { api } = await studio((asked, before) => (before === 1 ? reset : serve(asked)));
  expect(await listSteps(api, REF)).toEqual(all);
});

test('a list with a gap is read again until the gap is filled', async ({ studio }) => {
  const gap = newestFirst(steps.filter((_, index) => index !== 1));
  const { api, clock } = await studio((_, before) => (before < 2 ? gap : newestFirst(steps)));
  expect(await listSteps(api, REF)).toEqual(steps);
  expect(clock.slept).toEqual([100, 300]);
});

test('a gap that stays is reported with its neighbours', async ({ studio }) => {
  const { api, asked } = await studio(() => newestFirst(steps.filter((_, index) => index !== 1)));
  const problem = { code: 'steps-incomplete', message: expect.stringContaining('between FT0000 and FT0002') };
  await expect(listSteps(api, REF)).rejects.toMatchObject({ problems: [problem] });
  expect(asked).toHaveLength(6);
});

test('the end of an execution that has ended may be listed late', async ({ studio }) => {
  const { api } = await studio((_, before) => newestFirst(before < 1 ? steps.slice(0, 3) : steps));
  expect(await listSteps(api, { ...REF, status: 'ended' })).toEqual(steps);
});

test('an execution that was stopped has no end to wait for', async ({ studio }) => {
  const { api, asked } = await studio(() => newestFirst(steps.slice(0, 2)));
  expect(await listSteps(api, { ...REF, status: 'ended' })).toEqual(steps.slice(0, 2));
  expect(asked).toHaveLength(4);
});

test('a step that was listed once is kept if a later list leaves it out', async ({ studio }) => {
  const stopped = steps.slice(0, 2);
  const { api } = await studio((_, before) => newestFirst(before < 2 ? stopped : stopped.slice(0, 1)));
  expect(await listSteps(api, { ...REF, status: 'ended' })).toEqual(stopped);
});

test('the steps of an active execution are listed at once, as far as it is', async ({ studio }) => {
  const { api, asked } = await studio(() => newestFirst(steps.slice(0, 2)));
  expect(await listSteps(api, REF)).toEqual(steps.slice(0, 2));
  expect(asked).toHaveLength(1);
});

test('a missing step does not change the order', async ({ studio }) => {
  const loops = to('menu', 'a', 'menu', 'b', 'menu');
  const { api } = await studio((_, before) =>
    newestFirst(before < 1 ? loops.filter((_step, index) => index !== 2) : loops),
  );
  expect(await listSteps(api, REF)).toEqual(loops);
});

test('duplicate steps in the wrong order are corrected', async ({ studio }) => {
  const mixed = [2, 0, 3, 1, 2].flatMap((index) => steps[index] ?? []);
  const { api } = await studio(() => page('steps', mixed.map(body)));
  expect(await listSteps(api, REF)).toEqual(steps);
});

for (const [what, reply] of [
  ['without a sid', page('steps', [{ name: 'next' }])],
  ['without widgets', page('steps', [{ sid: 'FT1', name: 'next' }])],
  [
    'without a time',
    page(
      'steps',
      steps.map(body).map((step) => ({ ...step, date_created: 'soon' })),
    ),
  ],
  ['that are no list', json(200, { steps: 7, meta: { key: 'steps' } })],
  ['that are null', page('steps', [null])],
] as const) {
  test(`steps ${what} are an invalid answer`, async ({ studio }) => {
    const { api } = await studio(() => reply);
    await expect(listSteps(api, REF)).rejects.toMatchObject({ problems: [{ code: 'odd-answer' }] });
  });
}
