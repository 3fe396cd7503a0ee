// Gather Input On Call: plays a prompt and waits for keys or speech.

import { WIDGET_TYPES } from '../../flow/widget-types.ts';
import { callParameters } from '../engine/call-parameters.ts';
import { secondsOf } from '../engine/seconds.ts';
import { promptOf } from '../engine/speech.ts';
import type { Outcome, Signal, Widget, WidgetContext } from '../engine/widget.ts';

const DEFAULT_FINISH_KEY = '#';

/** None if the console's "stop gathering after keypress" is off [assumed]. */
function finishKeyOf({ properties, render }: WidgetContext): string {
  if (render(properties.stop_gather) === 'false') return '';
  const { finish_on_key: key } = properties;
  return key === undefined || key === null ? DEFAULT_FINISH_KEY : render(key);
}

/** Leaves out the finishing key and all keys after it, and keys beyond the expected number. */
function digitsOf(ctx: WidgetContext, pressed: string): string {
  const { properties, render } = ctx;
  const finish = finishKeyOf(ctx);
  const end = finish === '' ? -1 : pressed.indexOf(finish);
  const wanted = Number(render(properties.number_of_digits)) || pressed.length;
  return (end < 0 ? pressed : pressed.slice(0, end)).slice(0, wanted);
}

const answered = (ctx: WidgetContext, event: string, heard: Record<string, string>): Outcome => ({
  do: 'leave',
  event,
  output: { ...callParameters(ctx), ...heard },
});

/** Whether the finishing key alone counts as an answer. */
const isAnswer = ({ behaviour }: WidgetContext, signal: Signal): boolean =>
  behaviour.finishKeyAlone === 'keypress' && signal.type === 'digits' && signal.digits !== '';

/** Observed, together with `msg`: empty if no finishing key ended the input. See docs/contexts.md. */
function finishedOn(ctx: WidgetContext, signal: Signal): Record<string, string> {
  const finish = finishKeyOf(ctx);
  const pressed = signal.type === 'digits' ? signal.digits : '';
  return { FinishedOnKey: finish !== '' && pressed.includes(finish) ? finish : '' };
}

const timedOut = (ctx: WidgetContext): Outcome => answered(ctx, 'timeout', { FlowEvent: 'timeout' });

export const gatherInputOnCall: Widget = {
  type: 'gather-input-on-call',
  knowledge: {
    fidelity: 'documented',
    source: 'https://www.twilio.com/docs/studio/widget-library/gather-input-call',
    notes:
      'Without `stop_gather` there is no finishing key [assumed]. Speech is the text of the contact: there is no recognition and no profanity filter.',
  },
  enter: (ctx) => ({
    do: 'wait',
    on: ['digits', 'speech', 'timeout'],
    timeoutSeconds: secondsOf(ctx, ctx.properties.timeout, WIDGET_TYPES['gather-input-on-call'].timeoutSeconds),
    effects: promptOf(ctx),
  }),
  resume: (ctx, signal) => {
    if (signal.type === 'speech') {
      const language = ctx.render(ctx.properties.gather_language) || 'en-US';
      const heard = { SpeechResult: signal.text, Confidence: String(signal.confidence), Language: language };
      return answered(ctx, 'speech', heard);
    }
    const digits = signal.type === 'digits' ? digitsOf(ctx, signal.digits) : '';
    if (digits === '' && !isAnswer(ctx, signal)) return timedOut(ctx);
    return answered(ctx, 'keypress', { Digits: digits, msg: 'Gather End', ...finishedOn(ctx, signal) });
  },
};
