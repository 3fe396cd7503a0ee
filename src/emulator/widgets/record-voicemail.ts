// Record Voicemail: records what the contact says after the beep.

import { WIDGET_TYPES } from '../../flow/widget-types.ts';
import { callParameters } from '../engine/call-parameters.ts';
import { secondsOf } from '../engine/seconds.ts';
import type { Outcome, Widget, WidgetContext } from '../engine/widget.ts';

const DEFAULT_MAX_LENGTH = 3600;
/** The approximate length of a spoken word, since no sound is recorded here. */
const SECONDS_A_WORD = 0.4;

/** Without silence, a recording continues up to the longest possible length. Source: https://www.twilio.com/docs/voice/twiml/record */
function listen(ctx: WidgetContext): Outcome {
  const { timeout, max_length: longest } = ctx.properties;
  const silence = secondsOf(ctx, timeout, WIDGET_TYPES['record-voicemail'].timeoutSeconds);
  return {
    do: 'wait',
    on: ['speech', 'digits', 'timeout', 'hangup'],
    timeoutSeconds: silence > 0 ? silence : secondsOf(ctx, longest, DEFAULT_MAX_LENGTH),
  };
}

const finishingKey = ({ properties, render }: WidgetContext, pressed: string): string | undefined =>
  [...render(properties.finish_on_key)].find((key) => pressed.includes(key));

const isFinished = (ctx: WidgetContext, pressed: string): boolean => finishingKey(ctx, pressed) !== undefined;

function recorded(ctx: WidgetContext, text: string, digits?: string): Outcome {
  const recordingSid = `RE${(ctx.channel.call?.sid ?? '').slice(2)}`;
  const seconds = Math.max(1, Math.ceil(text.split(/\s+/).length * SECONDS_A_WORD));
  return {
    do: 'leave',
    event: 'recordingComplete',
    output: {
      ...callParameters(ctx),
      RecordingSid: recordingSid,
      RecordingUrl: `https://api.twilio.com/2010-04-01/Accounts/${ctx.accountSid}/Recordings/${recordingSid}`,
      RecordingDuration: String(seconds),
      ...(digits ? { Digits: digits } : {}),
    },
  };
}

/** A recording that ended with a hang-up has `hangup` instead of the finishing key [catalogue]. */
function hungUp(ctx: WidgetContext): Outcome {
  if (ctx.behaviour.hangupInVoicemail === 'hangup')
    return { do: 'leave', event: 'hangup', output: callParameters(ctx) };
  return recorded(ctx, '', 'hangup');
}

/** "No Audio" applies to legacy accounts only: on others, silence is recorded. */
const silent = (ctx: WidgetContext): Outcome =>
  ctx.behaviour.voicemailSilence === 'noAudio' ? { do: 'leave', event: 'noAudio' } : recorded(ctx, '');

export const recordVoicemail: Widget = {
  type: 'record-voicemail',
  knowledge: {
    fidelity: 'documented',
    source: 'https://www.twilio.com/docs/studio/widget-library/record-voicemail',
    notes:
      'The speech of the contact becomes a recording whose URL does not exist. The finishing key alone makes a recording too [assumed]. Nothing is transcribed. Silence is recorded too: `noAudio` is for legacy accounts, see `voicemailSilence`.',
  },
  enter: listen,
  resume: (ctx, signal) => {
    if (signal.type === 'speech') return recorded(ctx, signal.text);
    if (signal.type === 'digits')
      return isFinished(ctx, signal.digits) ? recorded(ctx, '', finishingKey(ctx, signal.digits)) : listen(ctx);
    return signal.type === 'hangup' ? hungUp(ctx) : silent(ctx);
  },
};
