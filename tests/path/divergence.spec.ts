// The message that says where a path left the expected one.

import { divergenceText } from '../../src/path/divergence.ts';
import { pathOf } from '../coverage/flows.ts';
import { expect, test } from '../test.ts';

const path = pathOf(['ask', 'timeout'], ['bye']);

for (const [divergence, text] of [
  [{ index: 0, expected: { widget: 'ask', event: 'reply' } }, 'expected ask to be left by reply, not by timeout'],
  [{ index: 1, expected: { widget: 'bye', event: 'sent' } }, 'expected bye to be left by sent, it waits there'],
  [{ index: 1, expected: { widget: 'book' } }, 'expected book, went to bye'],
  [{ index: 2, expected: { widget: 'book' } }, 'expected book, stopped'],
  [{ index: 1 }, 'expected the end, went to bye'],
] as const)
  test(`it says: ${text}`, () => {
    expect(divergenceText(path, divergence)).toBe(text);
  });
