// An emulator in a separate process: its memory and its garbage collection are not ours.
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import type { FlowDefinition } from '../src/flow/types.ts';
import { type Ask, basic, openAsk } from './ask.ts';

export type NamedFlow = { name: string; definition: FlowDefinition };

/** The flows to serve, or a request for the resident memory. */
export type ServerRequest = { flows: NamedFlow[] } | 'rss';

export type Serving = { url: string; account: { accountSid: string; password: string }; flowSids: string[] };

export type Served = Serving & { ask: Ask; rss: () => Promise<number>; close: () => Promise<void> };

const TIMEOUT = 60_000;

/** The child's response, one for each message. */
async function request<T>(child: ChildProcess, message: ServerRequest): Promise<T> {
  child.send(message);
  const [answer] = await once(child, 'message', { signal: AbortSignal.timeout(TIMEOUT) });
  return answer as T;
}

export async function serve(flows: NamedFlow[]): Promise<Served> {
  // With the arguments of this process: `node --cpu-prof --import tsx bench/run.ts emulator` writes a profile of each.
  const child = fork(`${import.meta.dirname}/serving.ts`);
  const serving = await request<Serving>(child, { flows });
  const { url, account } = serving;
  const { ask, hangUp } = openAsk({ url, authorization: basic(account.accountSid, account.password) });
  const close = async () => {
    await hangUp();
    child.disconnect();
    await once(child, 'exit');
  };
  return { ...serving, ask, rss: () => request<number>(child, 'rss'), close };
}
