// The picture of flows that run one another: what is open in what, where it stands, and the path through all of it.

import type { FlowDefinition } from '../../src/flow/types.ts';
import { type Flows, levelAt, placeId, readPlace } from '../../src/playground/nesting.ts';
import { type Choices, pictureOf } from '../../src/playground/picture.ts';
import type { PicturePart, PictureView } from '../../src/playground/view.ts';
import { expect, test } from '../test.ts';
import { ENDS, talking } from './folder.ts';

type Runs = readonly (readonly [widget: string, sid: string])[];

/** A Trigger and one Run Subflow widget after the other. */
const running = (runs: Runs): FlowDefinition => ({
  description: 'runs others',
  initial_state: 'Trigger',
  states: [
    {
      name: 'Trigger',
      type: 'trigger',
      properties: {},
      transitions: [{ event: 'incomingMessage', ...(runs[0] ? { next: runs[0][0] } : {}) }],
    },
    ...runs.map(([name, flow_sid], index) => ({
      name,
      type: 'run-subflow',
      properties: { flow_sid },
      transitions: [{ event: 'completed', ...(runs[index + 1] ? { next: runs[index + 1]?.[0] ?? '' } : {}) }],
    })),
  ],
});

const flows = (root: Runs, others: Readonly<Record<string, Runs>> = {}): Flows => [
  { name: 'root', definition: running(root) },
  ...Object.entries(others).map(([sid, runs]) => ({ sid, name: sid.toLowerCase(), definition: running(runs) })),
];

const opened = (...places: readonly (readonly string[])[]): Choices =>
  new Map(places.map((place) => [placeId(place), true]));

type Card = Extract<PicturePart, { is: 'card' }>;
const cards = ({ parts }: PictureView): Card[] => parts.filter((part) => part.is === 'card');
const named = ({ place, widget }: Card) => [...readPlace(place), widget].join('/');
const boxAt = (picture: PictureView, name: string) => {
  const card = cards(picture).find((one) => named(one) === name);
  const [[x, y] = [0, 0], [width, height] = [0, 0]] = [card?.at, card?.size];
  return { left: x, top: y, right: x + width, bottom: y + height };
};

test('a closed subflow is a card with a sign that opens it', () => {
  const { parts } = pictureOf(flows([['run', 'FWA']], { FWA: [] }), new Map());
  expect(parts.filter(({ is }) => is === 'card')).toHaveLength(2);
  expect(parts.find(({ is }) => is === 'toggle')).toMatchObject({ label: 'Subflow fwa in run', open: false });
});

test('an open subflow is drawn inside its card, and the cards below make room', () => {
  const two = flows([['run', 'FWA'], ['after', 'FWB']], { FWA: [] }); // biome-ignore format: one line
  const [before, picture] = [pictureOf(two, new Map()), pictureOf(two, opened(['run']))];
  const [outer, inner] = [boxAt(picture, 'run'), boxAt(picture, 'run/Trigger')];
  expect(inner.left > outer.left && inner.right < outer.right).toBe(true);
  expect(inner.top > outer.top && inner.bottom < outer.bottom).toBe(true);
  const gap = (one: PictureView) => boxAt(one, 'after').top - boxAt(one, 'run').bottom;
  expect(gap(picture)).toBe(gap(before));
});

test('a subflow that two widgets run is open in the one and closed in the other', () => {
  const twice = flows([['first', 'FWA'], ['second', 'FWA']], { FWA: [] }); // biome-ignore format: one line
  const names = cards(pictureOf(twice, opened(['second']))).map(named);
  expect(names).toEqual(['Trigger', 'first', 'second', 'second/Trigger']);
});

test('subflows of subflows are open within each other', () => {
  const nested = flows([['a', 'FWA']], { FWA: [['b', 'FWB']], FWB: [] });
  const names = cards(pictureOf(nested, opened(['a'], ['a', 'b']))).map(named);
  expect(names).toEqual(['Trigger', 'a', 'a/Trigger', 'a/b', 'a/b/Trigger']);
  expect(cards(pictureOf(nested, opened(['a', 'b']))).map(named)).toEqual(['Trigger', 'a']);
});

test('a flow that runs itself can be opened again and again, up to a depth', () => {
  const itself = flows([['again', 'FWA']], { FWA: [['again', 'FWA']] });
  const places = Array.from({ length: 20 }, (_, index) => Array.from({ length: index + 1 }, () => 'again'));
  const picture = pictureOf(itself, opened(...places));
  expect(cards(picture)).toHaveLength(2 * 9);
  expect(picture.subflows.filter(({ open }) => !open)).toHaveLength(1);
});

test('a missing subflow is marked on its card, and cannot be opened', () => {
  const picture = pictureOf(flows([['run', 'FWX'], ['other', '{{flow.variables.sid}}']]), opened(['run'], ['other'])); // biome-ignore format: one line
  expect(cards(picture)).toHaveLength(3);
  expect(cards(picture)[1]?.svg).toContain('run-subflow: not found');
  expect(picture.parts.some(({ is }) => is === 'toggle')).toBe(false);
});

test('a place of another shape is the flow itself', () => {
  for (const text of ['', '{', '[1]', '{"a":1}']) expect(readPlace(text)).toEqual([]);
  expect(levelAt(flows([['run', 'FWA']]), ['run'])).toBeUndefined();
});

const entering = () => talking('front-desk', { by: 'message', ...ENDS, body: 'I have a question.' });
const texts = (picture: PictureView | undefined, place: string) =>
  picture?.parts.flatMap(({ id, svg }) =>
    id.startsWith(`badge ${place}`) ? [/>([^<>]+)<\/text>/.exec(svg)?.[1]] : [],
  );

test('a subflow opens when the execution goes into it, and the path is numbered through it', () => {
  const { app } = entering();
  expect(app.view().picture?.subflows.map(({ widget, open }) => [widget, open])).toEqual([
    ['identify', true],
    ['arrange_call', false],
  ]);
  expect(texts(app.view().picture, ' ')).toEqual(['1']);
  expect(texts(app.view().picture, '["identify"]')).toEqual(['2']);
});

test('where the execution waits is marked in the subflow, or on its closed widget', () => {
  const { app } = entering();
  const waits = (picture: PictureView | undefined) =>
    picture?.parts.filter(({ id }) => id.startsWith('waits')).map(({ id }) => id);
  expect(waits(app.view().picture)).toEqual(['waits ["identify"] ask_name']);
  const closed = app.act({ do: 'expand', place: '["identify"]', open: false });
  expect(waits(closed.picture)).toEqual(['waits  identify']);
});

test('a picture names the card that the execution is at, was left last, or is within', () => {
  const { app } = entering();
  expect(app.view().picture?.at).toBe('card ["identify"] ask_name');
  expect(app.pictureAt(1)?.at).toBe('card  identify');
  expect(app.act({ do: 'expand', place: '["identify"]', open: false }).picture?.at).toBe('card  identify');
  const { app: other } = talking('appointment-reminder');
  expect(other.act({ do: 'move', move: { do: 'reply', body: 'no' } }).picture?.at).toBe('card  say_rebook');
});

test('a subflow that the user closed stays closed when the execution enters it again', () => {
  const { app } = entering();
  app.act({ do: 'expand', place: '["identify"]', open: false });
  const { picture } = app.act({ do: 'start', start: { by: 'message', ...ENDS, body: 'Again' } });
  expect(picture?.subflows[0]).toMatchObject({ widget: 'identify', open: false });
});

test('the past has the same subflows open as now', () => {
  const { app } = entering();
  const [now, past] = [app.view().picture, app.pictureAt(1)];
  expect(past?.box).toEqual(now?.box);
  expect(texts(past, '["identify"]')).toEqual([]);
});

test("a subflow's widget has the context and the counts of its own place", () => {
  const { app } = entering();
  const place = '["identify"]';
  expect(app.widget('Trigger', { place }).transitions.filter(({ taken }) => taken > 0)).toMatchObject([
    { event: 'incomingParent' },
  ]);
  expect(app.widget('ask_name', { place })).toMatchObject({ place, flow: 'identify', entered: 1 });
  expect(() => app.widget('ask_name')).toThrow(/is not a widget of this flow/);
});
