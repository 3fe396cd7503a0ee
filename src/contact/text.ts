// Sends the contact's messages to the flow's number, each exactly once, even if the response is lost.
import type { StudioApi } from '../workflow/api.ts';
import { readResponse } from '../workflow/errors.ts';
import { executionOf } from '../workflow/fetch.ts';
import { readList } from '../workflow/list.ts';
import { sendOnce } from '../workflow/once.ts';
import type { Connection, ContactContext } from './context.ts';

export type Text = { body: string; media?: readonly string[] };

/** Sends a message; the caller must handle a lost response. */
export async function sendText({ api, contact, flowNumber }: Connection, { body, media = [] }: Text): Promise<void> {
  const fields = { from: contact, to: flowNumber, body, ...(media.length > 0 ? { mediaUrl: [...media] } : {}) };
  await readResponse('CreateMessage', () => api.client.messages.create(fields));
}

/** Twilio's times have whole seconds. */
const SECOND = 1000;

/** When the execution began, by the server's clock: its messages are not older. */
async function beginOf(api: StudioApi, context: ContactContext): Promise<Date> {
  const { dateCreated } = await readResponse('FetchExecution', () => executionOf(api, context).fetch());
  return new Date((dateCreated instanceof Date ? dateCreated.getTime() : 0) - SECOND);
}

/** A contact sends few messages in one execution. */
const FEW = 100;

/** How often the contact sent the same text in this execution: a message between two numbers of one account is listed at both. */
async function timesSaid(context: ContactContext, body: string): Promise<number> {
  const { api, contact, flowNumber, earlier } = context;
  const dateSentAfter = await beginOf(api, context);
  const asked = { from: contact, to: flowNumber, dateSentAfter, limit: FEW };
  const said = (await readList('ListMessage', api.client.messages, asked)).filter(
    ({ sid, dateCreated, dateSent, ...one }) =>
      one.body === body && !earlier?.has(sid) && Number(dateCreated ?? dateSent) >= dateSentAfter.getTime(),
  );
  const came = said.filter(({ direction }) => direction === 'inbound').length;
  return Math.max(came, said.length - came);
}

export type Voice = {
  /** Sends a message of the contact to an execution. */
  say: (text: Text, context: ContactContext) => Promise<void>;
};

/** Remembers what was sent, to recognize it when a response is lost. */
export function openVoice(): Voice {
  const said = new Map<string, number>();
  return {
    say: async (text, context) => {
      const { body } = text;
      const before = said.get(body) ?? 0;
      await sendOnce<unknown>({
        what: "the contact's message",
        done: 'sent',
        fix: 'look at the messages between the two numbers, and run the scenario again',
        send: () => sendText(context, text),
        look: async () => Array<true>(Math.max(0, (await timesSaid(context, body)) - before)).fill(true),
        clock: context.api.clock,
      });
      said.set(body, before + 1);
    },
  };
}
