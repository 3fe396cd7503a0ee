// Send To Flex: a call, message or conversation becomes a task for an agent.

import type { JsonObject } from '../../flow/types.ts';
import { callParameters } from '../engine/call-parameters.ts';
import type { Widget, WidgetContext } from '../engine/widget.ts';

/** The parameters at the end of `<Enqueue>`. */
const call = (ctx: WidgetContext): JsonObject => ({
  ...callParameters(ctx),
  QueueResult: 'bridged',
  QueueSid: `QU${(ctx.channel.call?.sid ?? '').slice(2)}`,
  QueueTime: '0',
});

/** The TaskRouter task of a chat [catalogue]. */
function task({ properties, render, accountSid, now }: WidgetContext): JsonObject {
  const sid = `WT${'0'.repeat(32)}`;
  const date = new Date(now).toISOString().replace(/\.\d+Z$/, 'Z');
  return {
    sid,
    account_sid: accountSid,
    age: 0,
    assignment_status: 'pending',
    attributes: render(properties.attributes),
    addons: '{}',
    date_created: date,
    date_updated: date,
    priority: Number(render(properties.priority)) || 0,
    reason: null,
    task_channel_sid: render(properties.channel),
    task_channel_unique_name: 'chat',
    timeout: Number(render(properties.timeout)) || 86_400,
    workflow_sid: render(properties.workflow),
  };
}

export const sendToFlex: Widget = {
  type: 'send-to-flex',
  knowledge: {
    fidelity: 'documented',
    source: 'https://www.twilio.com/docs/studio/widget-library/send-flex',
    notes:
      'No agent answers. It completes at once unless a mock gives another event, with the values that the catalogue has for a call or a task. Afterwards the flow has no call any more [assumed].',
  },
  enter: (ctx) => ({ do: 'party', usual: 'callComplete', output: ctx.channel.call ? call(ctx) : task(ctx) }),
};
