// Ends what killed processes left active on the account, by their journals, and nothing that may belong to others.
import { appendFile, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Problem } from '../errors.ts';
import type { StudioApi } from '../workflow/api.ts';
import { endCall, openCalls } from '../workflow/calls.ts';
import { endExecution } from '../workflow/end.ts';
import { causeOf, isRefusal } from '../workflow/errors.ts';
import { type Active, activeFor } from '../workflow/started.ts';
import { type Entry, type Here, isDead, readJournal, textOf } from './journal.ts';
import type { Lock } from './lock.ts';

export type Sweeping = {
  api: StudioApi;
  /** The folder of the journals. */
  folder: string;
  here: Here;
  fingerprint: (number: string) => string;
  /** Locks the contact, unless another process on this machine is using it. */
  lease: (number: string) => Promise<Lock | undefined>;
};

export type Swept = { ended: number; problems: Problem[] };

const SECOND = 1000;

/** Everything that was sent and carried out is listed after this time. */
const CLOCK_TOLERANCE = 5 * SECOND;
const PAUSE = SECOND / 2;

/** Clocks differ, a request may have been retried for a while, and Studio starts shortly after a message arrives. */
const EARLIEST = -60 * SECOND;
const LATEST = 120 * SECOND;

const isSoonAfter = ({ at }: Entry, moment: number): boolean =>
  moment >= Date.parse(at) + EARLIEST && moment <= Date.parse(at) + LATEST;

/** A call may start at any time during a scenario. */
const isWithin = ({ at, until }: Entry, moment: number): boolean =>
  moment >= Date.parse(at) + EARLIEST && moment <= Date.parse(until) + LATEST;

/** Studio deletes executions after 30 days. */
const isForgotten = ({ at }: Entry, now: number): boolean => Date.parse(at) + 30 * 86_400 * SECOND < now;

/** Executions that the killed process triggered without learning their SIDs: of the flow, for the contact, and of that time. */
async function findUnnamed(entry: Entry, { api, fingerprint }: Sweeping): Promise<Active[]> {
  const isContact = (number: string) => fingerprint(number) === entry.contact;
  for (;;) {
    const active = await activeFor(api, entry.flowSid, isContact);
    const candidates = active.filter(({ createdAt }) => isSoonAfter(entry, createdAt));
    if (candidates.length > 0 || api.clock.now() > Date.parse(entry.at) + CLOCK_TOLERANCE) return candidates;
    await api.clock.sleep(PAUSE);
  }
}

const leftRunning = ({ flowSid, at }: Entry, why: string): Problem => ({
  code: 'left-running',
  message: `The execution that an earlier run triggered in the flow ${flowSid} at ${at} may still be active, and was not ended: ${why}.`,
  fix: "look at the flow's logs in the Twilio console, and end what is active; later runs try again",
});

/** Runs `work` while no other process on this machine uses the contact: any execution active for it then belongs to the killed process. */
async function alone(number: string, { lease }: Sweeping, work: () => Promise<void>): Promise<boolean> {
  const held = await lease(number);
  if (!held) return false;
  await work().finally(held.release);
  return true;
}

const BUSY = 'another run is using the contact';

/** Ends each active call of the contact. Returns why, if it could not. */
async function endPhone(entry: Entry, sweeping: Sweeping): Promise<string | undefined> {
  const { api, fingerprint } = sweeping;
  const isContact = (number: string) => fingerprint(number) === entry.contact;
  for (const { sid, from, to, dateCreated } of await openCalls(api)) {
    const contact = [from, to].find(isContact);
    if (!contact || !isWithin(entry, Number(dateCreated))) continue;
    if (!(await alone(contact, sweeping, () => endCall(api, sid)))) return BUSY;
  }
  return undefined;
}

/** The result of an entry: whether there was anything to end, and what prevented it. */
type Outcome = { ended: boolean; inTheWay?: string };

/** A recorded execution certainly belongs to the killed process. Any other must be the only candidate. */
async function endTriggered(entry: Entry, sweeping: Sweeping): Promise<Outcome> {
  const { api } = sweeping;
  const { flowSid, executionSid } = entry;
  if (executionSid) {
    await endExecution(api, { flowSid, executionSid });
    return { ended: true };
  }
  const [one, ...others] = await findUnnamed(entry, sweeping);
  if (!one) return { ended: false };
  if (others.length > 0) return { ended: false, inTheWay: `${others.length + 1} executions match` };
  const ending = () => endExecution(api, { flowSid, executionSid: one.executionSid });
  return (await alone(one.contact, sweeping, ending)) ? { ended: true } : { ended: false, inTheWay: BUSY };
}

type Done = { ended: boolean; problem?: Problem };

/** A deleted flow has no executions. */
async function endEntry(entry: Entry, sweeping: Sweeping): Promise<Done> {
  if (isForgotten(entry, sweeping.here.now)) return { ended: false };
  try {
    const { ended, inTheWay } = await endTriggered(entry, sweeping);
    const why = inTheWay ?? (entry.phone ? await endPhone(entry, sweeping) : undefined);
    return why === undefined ? { ended } : { ended: false, problem: leftRunning(entry, why) };
  } catch (error) {
    const isGone = isRefusal(error) && error.status === 404;
    return isGone ? { ended: false } : { ended: false, problem: leftRunning(entry, causeOf(error)) };
  }
}

/** Another run may be doing the same at this moment: everything here can safely be done twice. */
async function sweepFile(file: string, sweeping: Sweeping): Promise<Swept> {
  const text = await readFile(file, 'utf8').catch(() => '');
  const kept = readJournal(text);
  if (!isDead(kept, sweeping.here)) return { ended: 0, problems: [] };
  const ours = kept.open.filter(({ account }) => account === sweeping.api.accountSid);
  const problems: Problem[] = [];
  let count = 0;
  for (const entry of ours) {
    const { ended, problem } = await endEntry(entry, sweeping);
    if (ended) count += 1;
    if (problem) problems.push(problem);
    else await appendFile(file, `\n${textOf([{ over: entry.id }])}`);
  }
  if (kept.open.length === ours.length && problems.length === 0) await rm(file, { force: true });
  return { ended: count, problems };
}

export async function sweep(sweeping: Sweeping): Promise<Swept> {
  const names = await readdir(sweeping.folder).catch(() => []);
  const all: Swept = { ended: 0, problems: [] };
  for (const name of names.filter((one) => one.endsWith('.jsonl'))) {
    const { ended, problems } = await sweepFile(join(sweeping.folder, name), sweeping);
    all.ended += ended;
    all.problems.push(...problems);
  }
  return all;
}
