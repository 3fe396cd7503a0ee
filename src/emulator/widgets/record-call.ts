// Call Recording: turns the recording of the call on or off.

import type { JsonObject } from '../../flow/types.ts';
import type { Outcome, Widget, WidgetContext } from '../engine/widget.ts';

/** The Recording resource of the Calls API. It has no `RecordingUrl`: the URL is in `Uri` [catalogue]. */
function recordingOf({ channel, accountSid, properties, render, now }: WidgetContext): JsonObject {
  const callSid = channel.call?.sid ?? '';
  const sid = `RE${callSid.slice(2)}`;
  const date = new Date(now).toUTCString().replace('GMT', '+0000');
  return {
    Sid: sid,
    AccountSid: accountSid,
    CallSid: callSid,
    Status: render(properties.record_call) === 'true' ? 'in-progress' : 'stopped',
    StartTime: date,
    Duration: '-1',
    DateCreated: date,
    DateUpdated: date,
    ErrorCode: null,
    Price: null,
    PriceUnit: 'USD',
    Channels: render(properties.recording_channels) === 'mono' ? 1 : 2,
    Source: 'StartCallRecordingAPI',
    Uri: `/2010-04-01/Accounts/${accountSid}/Calls/${callSid}/Recordings/${sid}.json`,
  };
}

/** "Can only be used for Incoming Calls and must be placed after an initial Say/Play or Gather widget." */
const canRecord = ({ channel: { call } }: WidgetContext): boolean => call?.direction === 'inbound' && call.hasSpoken;

const enter = (ctx: WidgetContext): Outcome =>
  canRecord(ctx)
    ? { do: 'leave', event: 'success', output: recordingOf(ctx) }
    : {
        do: 'leave',
        event: 'failed',
        effects: [
          { type: 'note', message: 'Only an incoming call can be recorded, after a first Say/Play or Gather.' },
        ],
      };

export const recordCall: Widget = {
  type: 'record-call',
  knowledge: {
    fidelity: 'documented',
    source: 'https://www.twilio.com/docs/studio/widget-library/call-recording',
    notes:
      'Nothing is recorded. It fails without an active incoming call, and before the flow has said or played something.',
  },
  enter,
};
