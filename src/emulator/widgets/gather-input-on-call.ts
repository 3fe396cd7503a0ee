// Gather Input On Call: a prompt, then keys or speech from the contact, or neither.

import { WIDGET_TYPES } from '../../flow/widget-types.ts';
import { callParameters } from '../engine/call-parameters.ts';
import { secondsOf } from '../engine/seconds.ts';
import { promptOf } from '../engine/speech.ts';
import type { Outcome, Visit, Widget } from '../engine/widget.ts';

const DEFAULT_FINISH_KEY = '#';

/** None where the console says not to stop gathering on a key [assumed: its page tells the setting, not what it becomes]. */
function finishKeyOf({ properties, render }: Visit): string {
  if (render(properties.stop_gather) === 'false') return '';
  const { finish_on_key: key } = properties;
  return key === undefined || key === null ? DEFAULT_FINISH_KEY : render(key);
}

/** Keys after the finishing one, or beyond the number wanted, are not part of the answer; nor is the finishing key. */
function digitsOf(visit: Visit, pressed: string): string {
  const { properties, render } = visit;
  const finish = finishKeyOf(visit);
  const end = finish === '' ? -1 : pressed.indexOf(finish);
  const wanted = Number(render(properties.number_of_digits)) || pressed.length;
  return (end < 0 ? pressed : pressed.slice(0, end)).slice(0, wanted);
}

const answered = (visit: Visit, event: string, heard: Record<string, string>): Outcome => ({
  do: 'leave',
  event,
  output: { ...callParameters(visit), ...heard },
});

const timedOut = (visit: Visit): Outcome => answered(visit, 'timeout', { FlowEvent: 'timeout' });

export const gatherInputOnCall: Widget = {
  type: 'gather-input-on-call',
  knowledge: {
    fidelity: 'documented',
    source: 'https://www.twilio.com/docs/studio/widget-library/gather-input-call',
    notes:
      'The finishing key alone counts as no input [assumed]; there is none where `stop_gather` is off [assumed]. Speech is taken as the contact says it: no recognition, no profanity filter.',
  },
  enter: (visit) => ({
    do: 'wait',
    on: ['digits', 'speech', 'timeout'],
    timeoutSeconds: secondsOf(visit, visit.properties.timeout, WIDGET_TYPES['gather-input-on-call'].timeoutSeconds),
    effects: promptOf(visit),
  }),
  resume: (visit, signal) => {
    if (signal.type === 'speech') {
      const language = visit.render(visit.properties.gather_language) || 'en-US';
      const heard = { SpeechResult: signal.text, Confidence: String(signal.confidence), Language: language };
      return answered(visit, 'speech', heard);
    }
    const digits = signal.type === 'digits' ? digitsOf(visit, signal.digits) : '';
    return digits === '' ? timedOut(visit) : answered(visit, 'keypress', { Digits: digits });
  },
};
