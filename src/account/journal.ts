// Notes each trigger before it is sent, so that what a killed process leaves active can be told from what is not ours, and ended.
import { createHmac } from 'node:crypto';
import { appendFile, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { FlowproofError, type Problem } from '../errors.ts';
import { whyFailed } from '../unwritable.ts';
import type { Clock } from '../workflow/api.ts';
import type { Owner } from './processes.ts';

/** What was triggered, or was about to be. */
export type Entry = {
  id: number;
  account: string;
  flowSid: string;
  /** A keyed digest: it tells whether a number is the contact's, and not which number that is. */
  contact: string;
  /** Whether calls of the contact may be up. */
  phone: boolean;
  /** When it was sent, and when its process would have ended it at the latest; ISO 8601. */
  at: string;
  until: string;
  /** As soon as it is known. */
  executionSid?: string;
};

export type Kept = { owner?: Owner; open: readonly Entry[] };

type Line = { owner: Owner } | { sent: Entry } | { started: number; executionSid: string } | { over: number };

/** They become parts of addresses, and a file may hold anything. */
const SIDS = { account: /^AC[0-9a-f]{32}$/i, flowSid: /^FW[0-9a-f]{32}$/i, executionSid: /^FN[0-9a-f]{32}$/i };

const isEntry = ({ account, flowSid, contact, at, until }: Entry): boolean =>
  SIDS.account.test(account) &&
  SIDS.flowSid.test(flowSid) &&
  typeof contact === 'string' &&
  !Number.isNaN(Date.parse(at)) &&
  !Number.isNaN(Date.parse(until));

const isOwner = ({ host, pid }: Owner): boolean => typeof host === 'string' && Number.isInteger(pid) && pid > 0;

/** A line that a killed process has half written says nothing. */
function lineOf(text: string): Line | undefined {
  try {
    const line = JSON.parse(text) as Line;
    if ('sent' in line) return isEntry(line.sent) ? line : undefined;
    if ('owner' in line) return isOwner(line.owner) ? line : undefined;
    if ('started' in line) return SIDS.executionSid.test(line.executionSid) ? line : undefined;
    return 'over' in line ? line : undefined;
  } catch {
    return undefined;
  }
}

/** Whose journal it is, and what had not ended when it was last written. */
export function readJournal(text: string): Kept {
  let owner: Owner | undefined;
  const open = new Map<number, Entry>();
  for (const line of text.split('\n').flatMap((one) => lineOf(one) ?? [])) {
    if ('owner' in line) owner = line.owner;
    else if ('sent' in line) open.set(line.sent.id, line.sent);
    else if ('over' in line) open.delete(line.over);
    else {
      const entry = open.get(line.started);
      if (entry) open.set(entry.id, { ...entry, executionSid: line.executionSid });
    }
  }
  return { ...(owner ? { owner } : {}), open: [...open.values()] };
}

/** Tells whose journals are dead: on this machine, by its processes; on another, when its process has had its time. */
export type Here = { host: string; isAlive: (owner: Owner) => boolean; now: number };

/** Whether nobody will write it, nor end anything of it, any more. */
export function isDead({ owner, open }: Kept, { host, isAlive, now }: Here): boolean {
  if (!owner) return false;
  return owner.host === host ? !isAlive(owner) : open.every(({ until }) => Date.parse(until) < now);
}

export const textOf = (lines: readonly Line[]): string => lines.map((line) => `${JSON.stringify(line)}\n`).join('');

/** Whoever has the account's secret can tell whether a number is meant. */
export const fingerprintBy = (secret: string) => (number: string) =>
  createHmac('sha256', secret).update(number).digest('hex').slice(0, 24);

/** `seconds`: how long it may take until its process ends it. */
export type Sent = { flowSid: string; contact: string; phone: boolean; seconds: number };

/** What was noted of one trigger. */
export type JournalEntry = { started: (executionSid: string) => Promise<void>; over: () => Promise<void> };

export type Journal = {
  /** Ask before anything is sent. */
  note: (sent: Sent) => Promise<JournalEntry>;
  /** Leaves nothing behind, unless something may still be active. */
  close: () => Promise<void>;
};

/** For what does not outlive its process. */
export const NO_JOURNAL: Journal = {
  note: async () => ({ started: async () => undefined, over: async () => undefined }),
  close: async () => undefined,
};

export type Keeping = {
  folder: string;
  owner: Owner;
  account: string;
  fingerprint: (number: string) => string;
  clock: Clock;
  unique: () => string;
};

/** What is not noted could not be ended after a crash: so it is not sent, either. */
function cannotNote(file: string, error: unknown): Problem {
  const message = `The journal ${file} cannot be written (${whyFailed(file, error)}): nothing was triggered.`;
  return { code: 'cannot-journal', message, fix: 'make room, or make its folder one that this user may write to' };
}

export function openJournal({ folder, owner, account, fingerprint, clock, unique }: Keeping): Journal {
  const file = join(folder, `${owner.pid}-${unique()}.jsonl`);
  const open = new Set<number>();
  let notes = 0;
  let isOwned = false;
  /** A full disk may have cut the last line: what follows begins on a line of its own. */
  let mayBeCut = false;
  const write = async (...lines: Line[]): Promise<void> => {
    const text = `${mayBeCut ? '\n' : ''}${textOf(lines)}`;
    mayBeCut = true;
    await appendFile(file, text);
    mayBeCut = false;
  };
  /** What was triggered is tracked here, and ended: without this line a later run looks for it once more, and the scenario goes on. */
  const tryToWrite = (line: Line): Promise<void> => write(line).catch(() => undefined);
  const over = async (id: number): Promise<void> => {
    if (open.delete(id)) await tryToWrite({ over: id });
  };
  return {
    note: async ({ flowSid, contact, phone, seconds }) => {
      notes += 1;
      const id = notes;
      const now = clock.now();
      const [at, until] = [now, now + seconds * 1000].map((moment) => new Date(moment).toISOString()) as [
        string,
        string,
      ];
      const sent = { id, account, flowSid, contact: fingerprint(contact), phone, at, until };
      try {
        await mkdir(folder, { recursive: true });
        await write(...(isOwned ? [] : [{ owner }]), { sent });
        isOwned = true;
      } catch (error) {
        throw new FlowproofError([cannotNote(file, error)]);
      }
      open.add(id);
      return {
        started: (executionSid) => tryToWrite({ started: id, executionSid }),
        over: () => over(id),
      };
    },
    close: async () => {
      // What cannot be removed holds nothing open, and hurts nobody.
      if (notes > 0 && open.size === 0) await rm(file, { force: true }).catch(() => undefined);
    },
  };
}
