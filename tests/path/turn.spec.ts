// Which visit explains why an execution left the expected path.

import type { FlowDefinition } from '../../src/flow/types.ts';
import { matchPath } from '../../src/path/match.ts';
import { divergingVisit } from '../../src/path/turn.ts';
import { expect, test } from '../test.ts';
import { lines, pathFrom } from './paths.ts';

/** `flowOf('a>b,c b>d')`: each widget with the widgets that it leads to. */
const flowOf = (text: string): FlowDefinition => ({
  initial_state: 'Trigger',
  states: text.split(' ').map((part) => {
    const [name = '', next = ''] = part.split('>');
    const transitions = next.split(',').map((to, index) => ({ event: `e${index}`, ...(to ? { next: to } : {}) }));
    return { name, type: 'split-based-on', properties: {}, transitions };
  }),
});

const turn = (expected: string, path: string, flow?: string) => {
  const match = matchPath(lines(expected), pathFrom(path));
  if (match.matches) throw new Error('they match');
  return divergingVisit(flow ? flowOf(flow) : undefined, {
    lines: lines(expected),
    path: pathFrom(path),
    divergence: match.divergence,
  });
};

test('a widget that was left by another event is the turning point', () => {
  expect(turn('a b:match c', 'a:x b:noMatch d:x')).toBe(1);
});

test('another widget is explained by the one before it', () => {
  expect(turn('a b c', 'a:x b:x d:x')).toBe(1);
});

test('another first widget has no explanation', () => {
  expect(turn('a', 'b:x')).toBeUndefined();
});

test('a widget after a gap is explained by the last widget that could lead to it', () => {
  expect(turn('... thank', 'a:e0 b:e1 c:e0 d:e0', 'a>b b>thank,c c>d d> thank>')).toBe(1);
});

test('without a definition, the last visit is the turning point', () => {
  expect(turn('... thank', 'a:e0 b:e1 c:e0')).toBe(2);
});
