// Paths over widgets, for the specs that shuffle the steps and find their order again.

import type { Step } from '../../src/flow/step.ts';
import fc from '../fast-check.ts';

const start = Date.parse('2026-11-24T09:00:00Z');
export const atSecond = (second: number): string => new Date(start + second * 1000).toISOString();

export type Move = { widget: string; event: string; seconds: number };

/** The steps of a path from the Trigger, oldest first. */
export function stepsOf(moves: readonly Move[], prefix = 'FT', parentStepSid?: string): Step[] {
  let second = 0;
  return moves.map(({ widget, event, seconds }, index) => {
    second += seconds;
    const from = moves[index - 1]?.widget ?? 'Trigger';
    const sid = `${prefix}${String(index).padStart(4, '0')}`;
    return { sid, name: event, from, to: widget, at: atSecond(second), ...(parentStepSid ? { parentStepSid } : {}) };
  });
}

const move = (widgets: number): fc.Arbitrary<Move> =>
  fc.record({
    widget: fc.integer({ min: 1, max: widgets }).map((number) => `widget_${number}`),
    event: fc.constantFrom('next', 'match', 'incomingMessage'),
    seconds: fc.constantFrom(0, 0, 0, 1, 5),
  });

/** Few widgets, so that they repeat; many moves within one second. */
export const route: fc.Arbitrary<Step[]> = fc
  .integer({ min: 1, max: 12 })
  .chain((widgets) => fc.array(move(widgets), { minLength: 1, maxLength: 40 }))
  .map((moves) => stepsOf(moves));

export const shuffled = <T>(items: readonly T[]): fc.Arbitrary<T[]> =>
  fc.shuffledSubarray([...items], { minLength: items.length, maxLength: items.length });

/** A long path over some widgets, with a limited number of steps in a second. */
export const longRoute = (length: number, perSecond: number): Step[] =>
  stepsOf(
    Array.from({ length }, (_, index) => ({
      widget: index === length - 1 ? 'Ended' : `widget_${index % 7}`,
      event: 'next',
      seconds: index % perSecond === 0 ? 1 : 0,
    })),
  );
