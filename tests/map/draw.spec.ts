// The contents of the picture: the steps in order, where the path differs, how often a transition was taken.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { coverageOf } from '../../src/coverage/coverage.ts';
import { digestOf } from '../../src/flow/digest.ts';
import { drawFlow } from '../../src/map/draw.ts';
import { drawPath } from '../../src/map/path.ts';
import { booking, CONFIRMED, evidenceOf, pathOf, SILENT, type Visited } from '../coverage/flows.ts';
import { expect, test } from '../test.ts';

/** The kind of line of a widget's nth transition. */
const kindOf = (svg: string, from: string, index: number) =>
  new RegExp(`class="l ([a-z0-9]*)" data-from="${from}" data-index="${index}"`).exec(svg)?.[1];

const badges = (svg: string) =>
  [...svg.matchAll(/class="b (\w+)"><rect[^>]*\/><text[^>]*>([^<]*)</g)].map(([, kind, text]) => `${kind}:${text}`);

const BROKEN: Visited[] = [
  ['ask', 'incomingMessage'],
  ['check', 'match'],
  ['bye', 'sent'],
];
const wanted = CONFIRMED.map(([name, event]) => ({ widget: name, ...(event ? { event } : {}) }));
const broken = () => ({
  path: pathOf(...BROKEN),
  trigger: 'incomingRequest',
  expectedPath: wanted,
  divergence: { index: 2, expected: wanted[2] ?? { widget: '' } },
});

test('steps are numbered on the transitions that were taken', () => {
  const svg = drawFlow(booking(), { path: pathOf(...SILENT), trigger: 'incomingRequest' });
  expect([kindOf(svg, 'Trigger', 1), kindOf(svg, 'ask', 1), kindOf(svg, 'ask', 0)]).toEqual(['w', 'w', 'q']);
  expect(badges(svg).filter((text) => !text.endsWith(':1'))).toEqual(['w:2', 'w:3 end']);
});

test('steps of a loop share their transition', () => {
  const loop: Visited[] = [
    ['ask', 'incomingMessage'],
    ['check', 'noMatch'],
    ['ask', 'incomingMessage'],
    ['check', 'noMatch'],
    ['ask'],
  ];
  const svg = drawFlow(booking(), { path: pathOf(...loop) });
  expect(badges(svg)).toEqual(expect.arrayContaining(['w:3,5', 'w:2,4', 'w:waits here']));
});

test('where the path differs, the expected transition is dashed and the taken one has a cross', () => {
  const svg = drawFlow(booking(), broken());
  expect([kindOf(svg, 'check', 1), kindOf(svg, 'check', 3), kindOf(svg, 'book', 0)]).toEqual(['e', 'x', 'e']);
  expect(badges(svg)).toEqual(expect.arrayContaining(['e:expected', 'x:3']));
  expect(svg).toContain('The path broke at step 3: expected book, went to bye.');
});

test('the cross is below the number of its step, not on the transition beside it', () => {
  const svg = drawFlow(booking(), broken());
  const [, x] = /class="b x"><rect x="[\d.]+"[^>]*\/><text x="(\d+)"/.exec(svg) ?? [];
  expect(svg).toContain(`<g class="b x"><path d="M${x} `);
});

test('a widget that waits has a label at its top, apart from the numbers at its transitions', () => {
  const svg = drawFlow(booking(), { path: pathOf(['ask']) });
  expect(svg).toMatch(/class="b w"><rect [^>]* y="-11"[^>]*><text[^>]*>waits here/);
});

test('a path that left by another event than expected has a cross at that event', () => {
  const svg = drawFlow(booking(), {
    path: pathOf(...SILENT),
    divergence: { index: 0, expected: { widget: 'ask', event: 'incomingMessage' } },
  });
  expect([kindOf(svg, 'ask', 0), kindOf(svg, 'ask', 1)]).toEqual(['e', 'x']);
});

test("an expected event is shown with the flow's own target, not the scenario's", () => {
  const expectedPath = [{ widget: 'ask', event: 'incomingMessage' }, { widget: 'bye' }];
  const svg = drawFlow(booking(), {
    path: pathOf(...SILENT),
    expectedPath,
    divergence: { index: 0, expected: expectedPath[0] ?? { widget: '' } },
  });
  expect([kindOf(svg, 'ask', 0), kindOf(svg, 'ask', 1)]).toEqual(['e', 'x']);
  expect(svg).not.toContain('no transition in this definition');
});

test('a path that ended too early shows the transition that was expected next', () => {
  const path = pathOf(['ask', 'incomingMessage'], ['check', 'match'], ['book']);
  const svg = drawFlow(booking(), { path, divergence: { index: 3, expected: { widget: 'bye' } } });
  expect(kindOf(svg, 'book', 0)).toBe('e');
});

test('after a gap, the step after the last possible widget has a cross, and the transition from there is dashed', () => {
  const expectedPath = [{ widget: 'book' }];
  const path = pathOf(...SILENT);
  const svg = drawFlow(booking(), {
    path,
    expectedPath,
    divergence: { index: 1, expected: { widget: 'book' }, gap: true },
  });
  expect([kindOf(svg, 'ask', 0), kindOf(svg, 'ask', 1), kindOf(svg, 'check', 1)]).toEqual(['e', 'x', 'e']);
  expect(svg).toContain('The path broke at step 2: expected book, went to bye.');
  expect(badges(svg)).toContain('x:2');
});

test('the step in the description is the one with the cross', () => {
  const divergence = { index: 0, expected: { widget: 'ask', event: 'incomingMessage' } };
  const svg = drawFlow(booking(), { path: pathOf(...SILENT), divergence });
  const [, step] = /The path broke at step (\d+):/.exec(svg) ?? [];
  expect(badges(svg)).toContain(`x:${step}`);
});

test('a traversal without a transition in the flow is drawn too', () => {
  const svg = drawFlow(booking(), { path: pathOf(['ask', 'timeout'], ['book', 'success'], ['bye']) });
  expect(svg).toContain('no transition in this definition');
});

test('an expected traversal without a transition is named at its target, apart from the step that was taken', () => {
  const expectedPath = [{ widget: 'ask' }, { widget: 'book' }];
  const svg = drawFlow(booking(), {
    path: pathOf(...SILENT),
    expectedPath,
    divergence: { index: 1, expected: { widget: 'book' } },
  });
  const [, y] = /class="b e"><rect [^>]* y="(\d+)"/.exec(svg) ?? [];
  const [, top] = /translate\(\d+ (\d+)\)" data-widget="book"/.exec(svg) ?? [];
  expect(Number(y)).toBe(Number(top) - 26 - 11);
});

test('an uncovered transition is dotted, and a covered one has a number', () => {
  const flow = { name: 'booking', digest: digestOf(booking()), definition: booking() };
  const [coverage] = coverageOf(
    [flow],
    [evidenceOf('a', SILENT), evidenceOf('b', SILENT), evidenceOf('c', SILENT)],
  ).flows;
  const svg = drawFlow(booking(), coverage ? { coverage } : {});
  expect([kindOf(svg, 'ask', 1), kindOf(svg, 'ask', 0)]).toEqual(['h2', 'n']);
  expect(badges(svg)).toEqual(expect.arrayContaining(['h2:×3', 'n:never']));
});

test('the picture describes the path as text', () => {
  const svg = drawPath(evidenceOf('the contact is silent', SILENT), booking());
  expect(svg).toContain('<title>booking: the contact is silent</title>');
  expect(svg).toContain('The path of the execution: 1 ask (timeout), 2 bye (sent).');
});

test('drawing is the same every time', () => {
  const strayed = { path: pathOf(['ask', 'timeout'], ['book', 'success'], ['bye']) };
  expect(drawFlow(booking(), strayed)).toBe(drawFlow(booking(), strayed));
});

test('the picture of a path that differs is the reviewed one', () => {
  const reviewed = join(import.meta.dirname, 'booking-broken.min.svg');
  const svg = drawFlow(booking(), broken());
  if (['all', 'changed'].includes(test.info().config.updateSnapshots)) writeFileSync(reviewed, svg);
  expect(svg).toBe(readFileSync(reviewed, 'utf8'));
});
