// Record Voicemail: keeps what the contact says after the beep.

import { callParameters } from '../engine/call-parameters.ts';
import type { Outcome, Visit, Widget } from '../engine/widget.ts';

/** Seconds of silence that end a recording. Source: https://www.twilio.com/docs/studio/widget-library/record-voicemail */
const DEFAULT_TIMEOUT = 5;
/** A spoken word takes about this long; recordings are not made of sound here. */
const SECONDS_A_WORD = 0.4;

function recorded(visit: Visit, text: string): Outcome {
  const recordingSid = `RE${(visit.channel.call?.sid ?? '').slice(2)}`;
  const seconds = Math.max(1, Math.ceil(text.split(/\s+/).length * SECONDS_A_WORD));
  return {
    do: 'leave',
    event: 'recordingComplete',
    output: {
      ...callParameters(visit),
      RecordingSid: recordingSid,
      RecordingUrl: `https://api.twilio.com/2010-04-01/Accounts/recordings/${recordingSid}`,
      RecordingDuration: String(seconds),
    },
  };
}

export const recordVoicemail: Widget = {
  type: 'record-voicemail',
  events: ['recordingComplete', 'noAudio', 'hangup'],
  needsCall: true,
  knowledge: {
    fidelity: 'documented',
    source: 'https://www.twilio.com/docs/studio/widget-library/record-voicemail',
    notes:
      'What the contact says becomes a recording with an address that serves nothing. Transcription does not happen.',
  },
  enter: (visit) => ({
    do: 'wait',
    on: ['speech', 'timeout', 'hangup'],
    timeoutSeconds: Number(visit.render(visit.properties.timeout)) || DEFAULT_TIMEOUT,
  }),
  resume: (visit, signal) => {
    if (signal.type === 'speech') return recorded(visit, signal.text);
    return { do: 'leave', event: signal.type === 'hangup' ? 'hangup' : 'noAudio', output: callParameters(visit) };
  },
};
