// Connect Call To: connects the contact to another party; the flow continues when that call has ended.

import { callParameters } from '../engine/call-parameters.ts';
import type { Outcome, Widget, WidgetContext } from '../engine/widget.ts';

const SIMULATED_SECONDS = '30';

/** The URL of the recording of both legs, if the widget records. */
const recordingUrl = ({ channel, accountSid }: WidgetContext): string =>
  `https://api.twilio.com/2010-04-01/Accounts/${accountSid}/Recordings/RE${channel.call?.sid.slice(2) ?? ''}`;

function connected(ctx: WidgetContext): Outcome {
  const sid = ctx.channel.call?.sid ?? '';
  const output = {
    ...callParameters(ctx),
    DialCallSid: `CA${sid.slice(2).split('').reverse().join('')}`,
    DialCallStatus: 'completed',
    DialCallDuration: SIMULATED_SECONDS,
    ...(ctx.render(ctx.properties.record) === 'true' ? { RecordingUrl: recordingUrl(ctx) } : {}),
  };
  return { do: 'party', usual: 'callCompleted', output };
}

export const connectCallTo: Widget = {
  type: 'connect-call-to',
  knowledge: {
    fidelity: 'documented',
    source: 'https://www.twilio.com/docs/studio/widget-library/connect-call',
    notes:
      'No call is made. It completes as an answered call unless a mock gives another outcome: `{ event: hangup }`, or `{ event: callCompleted, output: { DialCallStatus: no-answer } }`.',
  },
  enter: connected,
};
