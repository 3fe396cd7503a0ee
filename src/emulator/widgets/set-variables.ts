// Set Variables: keeps values under flow.variables for the rest of the execution.

import type { Json } from '../../flow/types.ts';
import { entryValue, type KeyValue, keyValues } from '../engine/key-values.ts';
import type { Widget } from '../engine/widget.ts';

/**
 * "A Studio variable created with the Set Variables will be numeric if you do not enclose it in quotation marks":
 * https://support.twilio.com/hc/en-us/articles/4413699936411-How-do-I-use-Liquid-with-Twilio-Studio
 * Only what prints as it was written becomes a number, so that 007, 1.50 and long IDs lose nothing [assumed].
 */
function typed(entry: KeyValue): Json {
  if (entry.parse) return entryValue(entry);
  const text = entry.text.trim();
  const number = Number(text);
  return text !== '' && Number.isFinite(number) && String(number) === text ? number : entry.text;
}

export const setVariables: Widget = {
  type: 'set-variables',
  knowledge: {
    fidelity: 'documented',
    source: 'https://www.twilio.com/docs/studio/widget-library/set-variables',
    notes:
      'A value in quotation marks is text, and keeps them [assumed]. The values are also under `widgets.NAME` [a public catalogue of widgets]. How an export marks "Parse as JSON object" is assumed: any `type` but text, or a flag named so; text that is no JSON stays text [assumed].',
  },
  enter: ({ properties, render }) => {
    const variables = Object.fromEntries(
      keyValues(properties.variables, render).map((entry) => [entry.key, typed(entry)]),
    );
    return { do: 'leave', event: 'next', output: variables, effects: [{ type: 'set-variables', variables }] };
  },
};
