// Builds paths, steps and expected lines for the specs of path/ from short texts.

import type { Step } from '../../src/flow/step.ts';
import type { Expected } from '../../src/path/match.ts';
import type { Path } from '../../src/path/path.ts';

/** `pathFrom('ask:incomingMessage check:match book')`: the execution is still at a widget without an event. */
export const pathFrom = (text: string): Path =>
  text
    .split(' ')
    .filter(Boolean)
    .map((part, index) => {
      const [widget = '', event] = part.split(':');
      const visit = { widget, enteredAt: `2026-01-01T00:00:0${index % 10}Z` };
      return event === undefined ? visit : { ...visit, event, leftAt: visit.enteredAt, leftBy: `FT${index}` };
    });

/** `lines('ask:incomingMessage ... book')`. */
export const lines = (text: string): Expected[] =>
  text
    .split(' ')
    .filter(Boolean)
    .map((part): Expected => {
      if (part === '...') return { kind: 'gap' };
      const [widget = '', event] = part.split(':');
      return { kind: 'widget', widget, ...(event === undefined ? {} : { event }) };
    });

/** `steps('incomingRequest>ask incomingMessage>check match>Ended')`: each starts where the previous one ended. */
export function steps(text: string): Step[] {
  let from = 'Trigger';
  return text.split(' ').map((part, index) => {
    const [name = '', to = ''] = part.split('>');
    const step = { sid: `FT${index}`, name, from, to, at: `2026-01-01T00:00:0${index % 10}Z` };
    from = to;
    return step;
  });
}
