// The contact's messages: its number sends to the flow's number.
import type { Ends } from './stage.ts';

export type Text = { body: string; media?: readonly string[] };

export async function sendText({ api, contact, flowNumber }: Ends, { body, media = [] }: Text): Promise<void> {
  await api.client.messages.create({
    from: contact,
    to: flowNumber,
    body,
    ...(media.length > 0 ? { mediaUrl: [...media] } : {}),
  });
}
