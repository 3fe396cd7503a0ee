// An account with one flow and its executions, for one spec: an emulator behind a proxy that lists each request, and a store.

import type { Studio } from '../../src/emulator/engine/studio.ts';
import type { PlannedFault } from '../../src/emulator/http/faults.ts';
import { startEmulator } from '../../src/emulator/server.ts';
import type { FlowDefinition } from '../../src/flow/types.ts';
import { type Collection, collect, replacementKey } from '../../src/recorded/collect.ts';
import type { RecordedExecution } from '../../src/recorded/execution.ts';
import type { Wanted } from '../../src/recorded/fetch.ts';
import { openReadOnly } from '../../src/recorded/read-only.ts';
import { createReplacements } from '../../src/recorded/replacement.ts';
import { createReplay, type Replayed } from '../../src/recorded/replay.ts';
import { type ExecutionStore, openStore } from '../../src/recorded/store.ts';
import { test as base } from '../test.ts';
import { openProxy, type ProxyOptions, type RecordingProxy } from './proxy.ts';

export const FLOW_NUMBER = '+15550100090';
export const CONTACT = '+15552005678';

export type Rules = { sensitive?: readonly string[]; keep?: readonly string[] };

export type Account = {
  studio: Studio;
  flowSid: string;
  proxy: RecordingProxy;
  folder: string;
  environment: Readonly<Record<string, string>>;
  faults: (faults: readonly PlannedFault[]) => Promise<void>;
  openStore: (rules?: Rules) => ExecutionStore;
  collect: (asked?: Rules & Partial<Wanted>) => Promise<Collection & { store: ExecutionStore }>;
};

export type Opening = ProxyOptions & { definition: FlowDefinition; folder: string; name?: string };

/** The executions ended an hour ago: they are listed completely, and there is no need to wait for their last steps. */
const HOUR = 60 * 60 * 1000;

export async function openAccount(opening: Opening): Promise<Account & { close: () => Promise<void> }> {
  const { definition, folder, name = 'order-status', ...proxyOptions } = opening;
  const emulator = await startEmulator({
    flows: [{ name, definition }],
    rateLimits: false,
    now: () => Date.now() - HOUR,
  });
  const { studio, accountSid, authToken } = emulator;
  const proxy = await openProxy(emulator.url, proxyOptions);
  const flowSid = studio.flows.byName(name)?.sid ?? '';
  const clock = { now: Date.now, sleep: () => new Promise<void>((resolve) => setTimeout(resolve, 5)) };
  const api = openReadOnly({ account: { accountSid, password: authToken }, origin: proxy.url, clock });
  const store = ({ sensitive = [], keep = [] }: Rules = {}) =>
    openStore(folder, { flowSid, now: studio.now(), rules: { sensitive, keep } });
  return {
    studio,
    flowSid,
    proxy,
    folder,
    environment: { TWILIO_ACCOUNT_SID: accountSid, TWILIO_AUTH_TOKEN: authToken, FLOWPROOF_API_ORIGIN: proxy.url },
    faults: async (faults) => {
      const authorization = `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`;
      const headers = { authorization, 'content-type': 'application/json' };
      const body = JSON.stringify(faults);
      const answer = await fetch(`${emulator.url}/_emulator/faults`, { method: 'PUT', headers, body });
      if (!answer.ok) throw new Error(await answer.text());
    },
    openStore: store,
    collect: async ({ sensitive = [], keep = [], ...wanted } = {}) => {
      const opened = store({ sensitive, keep });
      const anonymising = { replacements: createReplacements(replacementKey(authToken)), sensitive, keep };
      const found = await collect({ api, store: opened, wanted: { flowSid, ...wanted }, anonymising });
      return { ...found, store: opened };
    },
    close: async () => {
      await api.close();
      await proxy.close();
      await emulator.close();
    },
  };
}

/** Replays everything in a store with another definition; by default with the one that ran. */
export function replayAll(store: ExecutionStore, against?: FlowDefinition): Replayed {
  const [first] = store.executions();
  const ran = first && store.revision(first.revision)?.definition;
  if (!ran) throw new Error('the store has no revision');
  const replay = createReplay('order-status', {
    revisions: (revision) => store.revision(revision)?.definition,
    against: against ?? ran,
  });
  for (const execution of store.executions()) replay.add(execution);
  return replay.result();
}

export const onlyOne = (store: ExecutionStore): RecordedExecution => {
  const [one, ...more] = store.executions();
  if (!one || more.length > 0) throw new Error(`${more.length + (one ? 1 : 0)} executions are stored`);
  return one;
};

export const test = base.extend<{ account: (opening: Omit<Opening, 'folder'>) => Promise<Account> }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from this pattern.
  account: async ({}, use, info) => {
    const opened: { close: () => Promise<void> }[] = [];
    await use(async (opening) => {
      const account = await openAccount({ folder: info.outputPath('store'), ...opening });
      opened.push(account);
      return account;
    });
    await Promise.all(opened.map(({ close }) => close()));
  },
});

export { expect } from '../test.ts';
