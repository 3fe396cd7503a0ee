// Waits longer, or for another number of keys.
import type { Json } from '../../../flow/types.ts';
import { type Operator, widgetsOf } from '../operator.ts';

/** By type: the properties that set how long a widget waits for the contact, or for how many digits. */
const NUMBERS: Readonly<Record<string, readonly string[]>> = {
  'send-and-wait-for-reply': ['timeout'],
  'gather-input-on-call': ['timeout', 'number_of_digits'],
  'record-voicemail': ['timeout'],
  'make-outgoing-call-v1': ['timeout'],
  'make-outgoing-call-v2': ['timeout'],
};

/** Ten times as long, in the same format: the console writes some numbers as text. */
function other(value: Json | undefined, factor: number): Json | undefined {
  if (typeof value === 'number') return value * factor;
  return typeof value === 'string' && /^\d+$/.test(value) ? String(Number(value) * factor) : undefined;
}

export const operator: Operator = {
  name: 'change-timeout',
  summary: 'A widget waits ten times as long, or for twice as many keys',
  *faults(flow) {
    for (const { state, path } of widgetsOf(flow)) {
      for (const name of NUMBERS[state.type] ?? []) {
        const was = state.properties[name];
        const value = other(was, name === 'timeout' ? 10 : 2);
        if (value === undefined || value === was) continue;
        const at = [...path, 'properties', name];
        // Only a contact who stays silent detects a longer timeout.
        const silent = state.transitions.flatMap(({ event }, index) =>
          /timeout|noAnswer|noAudio/.test(event) ? [index] : [],
        );
        yield {
          widget: state.name,
          at,
          changes: [{ path: at, value }],
          description: `\`${name}\` of \`${state.name}\` is ${value} instead of ${was}`,
          replacement: JSON.stringify(value),
          ...(name === 'timeout' && silent.length > 0 ? { transitions: silent } : {}),
        };
      }
    }
  },
};
