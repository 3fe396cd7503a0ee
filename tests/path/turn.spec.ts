// Which visit explains that an execution turned away.
import { expect, test } from '@playwright/test';
import type { FlowDefinition } from '../../src/flow/types.ts';
import { matchPath } from '../../src/path/match.ts';
import { turnOf } from '../../src/path/turn.ts';
import { lines, walked } from './paths.ts';

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
  const match = matchPath(lines(expected), walked(path));
  if (match.matches) throw new Error('they match');
  return turnOf(flow ? flowOf(flow) : undefined, {
    lines: lines(expected),
    path: walked(path),
    divergence: match.divergence,
  });
};

test('a widget left by another event is the turn itself', () => {
  expect(turn('a b:match c', 'a:x b:noMatch d:x')).toBe(1);
});

test('another widget is explained by the one before it', () => {
  expect(turn('a b c', 'a:x b:x d:x')).toBe(1);
});

test('nothing explains another first widget', () => {
  expect(turn('a', 'b:x')).toBeUndefined();
});

test('what a gap leads to was given up at its last chance', () => {
  expect(turn('... thank', 'a:e0 b:e1 c:e0 d:e0', 'a>b b>thank,c c>d d> thank>')).toBe(1);
});

test('without a definition the last visit stands for the turn', () => {
  expect(turn('... thank', 'a:e0 b:e1 c:e0')).toBe(2);
});
