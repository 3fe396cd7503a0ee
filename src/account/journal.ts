// Records each trigger before it is sent, so that a later run can identify and end the executions of a killed process.
import { createHmac } from 'node:crypto';
import { appendFile, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { FlowproofError, type Problem } from '../errors.ts';
import { whyFailed } from '../unwritable.ts';
import type { Clock } from '../workflow/api.ts';
import type { Owner } from './processes.ts';

/** An execution that was triggered, or was about to be. */
export type Entry = {
  id: number;
  account: string;
  flowSid: string;
  /** A keyed digest: it identifies the contact's number without revealing it. */
  contact: string;
  /** Whether the contact may have active calls. */
  phone: boolean;
  /** When it was sent, and the latest time at which its process would have ended it; ISO 8601. */
  at: string;
  until: string;
  /** Set as soon as it is known. */
  executionSid?: string;
};

export type Kept = { owner?: Owner; open: readonly Entry[] };

type Line = { owner: Owner } | { sent: Entry } | { started: number; executionSid: string } | { over: number };

/** They become parts of URLs, and a file may contain anything. */
const SIDS = { account: /^AC[0-9a-f]{32}$/i, flowSid: /^FW[0-9a-f]{32}$/i, executionSid: /^FN[0-9a-f]{32}$/i };

const isEntry = ({ account, flowSid, contact, at, until }: Entry): boolean =>
  SIDS.account.test(account) &&
  SIDS.flowSid.test(flowSid) &&
  typeof contact === 'string' &&
  !Number.isNaN(Date.parse(at)) &&
  !Number.isNaN(Date.parse(until));

const isOwner = ({ host, pid }: Owner): boolean => typeof host === 'string' && Number.isInteger(pid) && pid > 0;

/** A line that a killed process wrote only in part is ignored. */
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

/** The journal's owner, and its entries that had not ended. */
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

/** Decides which journals are abandoned: on this machine, by the process; on another, by the latest end of its entries. */
export type Here = { host: string; isAlive: (owner: Owner) => boolean; now: number };

/** Whether its process has ended, so that it will neither write the journal nor clean up. */
export function isDead({ owner, open }: Kept, { host, isAlive, now }: Here): boolean {
  if (!owner) return false;
  return owner.host === host ? !isAlive(owner) : open.every(({ until }) => Date.parse(until) < now);
}

export const textOf = (lines: readonly Line[]): string => lines.map((line) => `${JSON.stringify(line)}\n`).join('');

/** Only those with the account's secret can tell which number it is. */
export const fingerprintBy = (secret: string) => (number: string) =>
  createHmac('sha256', secret).update(number).digest('hex').slice(0, 24);

/** `seconds`: the time after which its process ends it. */
export type Sent = { flowSid: string; contact: string; phone: boolean; seconds: number };

/** The journal's entry for one trigger. */
export type JournalEntry = { started: (executionSid: string) => Promise<void>; over: () => Promise<void> };

export type Journal = {
  /** Call it before anything is sent. */
  note: (sent: Sent) => Promise<JournalEntry>;
  /** Removes the journal, unless something may still be active. */
  close: () => Promise<void>;
};

/** For targets that do not outlive the process. */
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

/** A trigger that cannot be recorded could not be ended after a crash: so it is not sent. */
function cannotNote(file: string, error: unknown): Problem {
  const message = `The journal ${file} cannot be written (${whyFailed(file, error)}): nothing was triggered.`;
  return { code: 'cannot-journal', message, fix: 'free disk space, or give this user write access to the folder' };
}

export function openJournal({ folder, owner, account, fingerprint, clock, unique }: Keeping): Journal {
  const file = join(folder, `${owner.pid}-${unique()}.jsonl`);
  const open = new Set<number>();
  let notes = 0;
  let isOwned = false;
  /** A full disk may have cut the last line: the next one starts on a new line. */
  let mayBeCut = false;
  const write = async (...lines: Line[]): Promise<void> => {
    const text = `${mayBeCut ? '\n' : ''}${textOf(lines)}`;
    mayBeCut = true;
    await appendFile(file, text);
    mayBeCut = false;
  };
  /** The process ends its own executions: without this line a later run looks for them once more, and the scenario continues. */
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
      // A file that cannot be removed has no open entries, so it does no harm.
      if (notes > 0 && open.size === 0) await rm(file, { force: true }).catch(() => undefined);
    },
  };
}
