// A definition's digest distinguishes revisions by their content only.

import { digestOf } from '../../src/flow/digest.ts';
import type { FlowDefinition } from '../../src/flow/types.ts';
import { expect, test } from '../test.ts';
import { flowOf, widget } from './flows.ts';

test('the same content has the same digest, in any order of keys', () => {
  const flow = flowOf(widget('a', 'say-play', { audioComplete: '' }));
  const { states, ...rest } = flow;
  const turned: FlowDefinition = { states: states.map(({ type, ...state }) => ({ ...state, type })), ...rest };
  expect(digestOf(turned)).toBe(digestOf(flow));
  expect(digestOf(flow)).toMatch(/^[0-9a-f]{64}$/);
});

test('any other content has another digest', () => {
  const digests = [
    flowOf(widget('a', 'say-play')),
    flowOf(widget('b', 'say-play')),
    flowOf(widget('a', 'say-play', { audioComplete: '' })),
    flowOf(widget('a', 'say-play'), widget('b', 'say-play')),
    flowOf(widget('b', 'say-play'), widget('a', 'say-play')),
  ].map(digestOf);
  expect(new Set(digests).size).toBe(digests.length);
});
