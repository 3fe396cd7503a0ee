// Set Variables: stores values in flow.variables for the rest of the execution.

import type { Json } from '../../flow/types.ts';
import type { Behaviour } from '../engine/behaviour.ts';
import { type KeyValue, keyValues, parseJson } from '../engine/key-values.ts';
import type { Widget } from '../engine/widget.ts';

/**
 * "A Studio variable created with the Set Variables will be numeric if you do not enclose it in quotation marks":
 * https://support.twilio.com/hc/en-us/articles/4413699936411-How-do-I-use-Liquid-with-Twilio-Studio
 * Only what prints as it was written becomes a number, so that 007, 1.50 and long IDs lose nothing [assumed].
 */
function typed(entry: KeyValue, behaviour: Behaviour): Json {
  if (entry.parse) return parsed(entry, behaviour);
  const text = entry.text.trim();
  if (behaviour.variableBooleans === 'boolean' && (text === 'true' || text === 'false')) return text === 'true';
  if (behaviour.variableQuotes === 'removed' && /^".*"$/s.test(text)) return text.slice(1, -1);
  return isWritten(text, behaviour) ? Number(text) : entry.text;
}

/** Whether a number can replace the text without losing digits, unless the behaviour allows that. */
function isWritten(text: string, { variableLeadingZeros, variableTrailingZeros }: Behaviour): boolean {
  const number = Number(text);
  if (text === '' || !Number.isFinite(number)) return false;
  if (String(number) === text) return true;
  if (variableLeadingZeros === 'number' && /^0\d+$/.test(text)) return true;
  return variableTrailingZeros === 'number' && /^-?\d+\.\d*0$/.test(text);
}

function parsed(entry: KeyValue, { variableNotJson }: Behaviour): Json {
  const value = parseJson(entry.text);
  return value ?? (variableNotJson === 'text' ? entry.text : '');
}

export const setVariables: Widget = {
  type: 'set-variables',
  knowledge: {
    fidelity: 'documented',
    source: 'https://www.twilio.com/docs/studio/widget-library/set-variables',
    notes:
      'The values are also under `widgets.NAME`, and null is an empty text [catalogue]. "Parse as JSON object" is `parse_as_json: true` [catalogue]; any other `type` than text counts as well.',
  },
  enter: ({ properties, render, behaviour }) => {
    const variables = Object.fromEntries(
      keyValues(properties.variables, render).map((entry) => [entry.key, typed(entry, behaviour)]),
    );
    return { do: 'leave', event: 'next', output: variables, effects: [{ type: 'set-variables', variables }] };
  },
};
