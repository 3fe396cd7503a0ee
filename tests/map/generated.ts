// Generated flows for specs and benchmarks: of any size, with or without positions.
import type { FlowDefinition, FlowState } from '../../src/flow/types.ts';

const TYPES = ['send-and-wait-for-reply', 'split-based-on', 'make-http-request', 'say-play', 'set-variables'];

/** As many transitions for each widget as in the largest public flow: three for two. */
function waysOut(index: number, count: number): FlowState['transitions'] {
  const next = (step: number) => `widget_${Math.min(count - 1, index + step)}`;
  const back = `widget_${Math.max(0, index - 7)}`;
  return [
    { event: 'success', next: next(1) },
    { event: 'failed', ...(index % 3 === 0 ? { next: back } : {}) },
    { event: 'timeout', ...(index % 4 === 0 ? { next: next(5) } : {}) },
  ];
}

/** A flow of `count` widgets in columns of 25, as Studio places them. */
export function flowOf(count: number, { places = true, seed = 0 } = {}): FlowDefinition {
  const states = Array.from({ length: count }, (_, index): FlowState => {
    const offset = { x: Math.floor(index / 25) * 480 + (index % 3) * 20, y: 260 + (index % 25) * 210 };
    const properties = { body: `text ${seed}`, ...(places ? { offset } : {}) };
    return {
      name: `widget_${index}`,
      type: TYPES[index % TYPES.length] ?? '',
      transitions: waysOut(index, count),
      properties,
    };
  });
  const start: FlowState = {
    name: 'Trigger',
    type: 'trigger',
    transitions: [{ event: 'incomingRequest', next: 'widget_0' }],
    properties: places ? { offset: { x: 0, y: 0 } } : {},
  };
  return { initial_state: 'Trigger', states: [start, ...states] };
}
