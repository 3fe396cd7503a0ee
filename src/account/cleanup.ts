// Tracks each trigger of a test before it is sent, and ends the resulting executions and calls, however the test stops.
import { setTimeout } from 'node:timers/promises';
import { FlowproofError, type Problem } from '../errors.ts';
import type { StudioApi } from '../workflow/api.ts';
import { endExecution } from '../workflow/end.ts';
import { causeOf } from '../workflow/errors.ts';
import { activeFor } from '../workflow/started.ts';
import type { Journal, JournalEntry } from './journal.ts';

/** An execution that is about to be triggered. */
export type Triggering = {
  flowSid: string;
  /** The contact's number. */
  address: string;
  /** Ends the contact's active calls. */
  contact: { finish: () => Promise<void> };
  /** Whether the contact may have active calls. */
  phone: boolean;
  /** The longest time that it may take. */
  seconds: number;
};

/**
 * Records the result of a trigger: `refused` if certainly nothing was started. Always call `done` last: nothing may be reported after it.
 */
export type TrackedTrigger = {
  started: (executionSid: string) => Promise<void>;
  refused: () => Promise<void>;
  done: () => void;
};

export type ExecutionTracker = {
  /** Call it before anything is sent. */
  triggering: (triggering: Triggering) => Promise<TrackedTrigger>;
  /** An execution has ended on its own. */
  ended: (executionSid: string) => void;
  /** Ends everything active so far; afterwards another test may use the contact. */
  end: () => Promise<void>;
  /** The same, and rejects every later trigger. */
  close: () => Promise<void>;
};

type Tracked = {
  triggering: Triggering;
  entry: JournalEntry;
  executionSid?: string;
  /** It has ended, or certainly never began. */
  isOver: boolean;
  /** Resolves when nothing more will be reported. */
  done: Promise<void>;
  /** Its executions were already searched for: what is reported from now on comes late. */
  wasSought: boolean;
  ending?: Promise<void>;
};

/** Milliseconds to wait for a trigger's response; a slower one is left to the cleanup at the end of this run, or of the next one. */
const LONGEST_ANSWER = 8000;

/** Waits for the trigger's response, even if the test no longer does. */
async function waitForAnswer({ done }: Tracked): Promise<void> {
  const waiting = new AbortController();
  const timeout = setTimeout(LONGEST_ANSWER, undefined, waiting).catch(() => undefined);
  await Promise.race([done, timeout]);
  waiting.abort();
}

/** The contact is leased for this test and had nothing active before: everything active for it now belongs to this test. */
async function sidsOf({ executionSid, triggering: { flowSid, address } }: Tracked, api: StudioApi): Promise<string[]> {
  if (executionSid) return [executionSid];
  const active = await activeFor(api, flowSid, (number) => number === address);
  return active.map((one) => one.executionSid);
}

/** An execution may still appear later: it stays in the journal. */
async function endExecutions(tracked: Tracked, api: StudioApi): Promise<void> {
  await waitForAnswer(tracked);
  tracked.wasSought = true;
  const { flowSid } = tracked.triggering;
  const sids = tracked.isOver ? [] : await sidsOf(tracked, api);
  for (const executionSid of sids) await endExecution(api, { flowSid, executionSid });
  tracked.isOver ||= sids.length > 0;
}

function leftRunning(what: string, flowSid: string, error: unknown): never {
  const message = `${what} could not be ended: ${causeOf(error)}`;
  const fix = `end it under the flow's logs in the Twilio console (flow ${flowSid}): while it is active, it receives the contact's messages`;
  throw new FlowproofError([{ code: 'left-running', message, fix }]);
}

async function endTracked(tracked: Tracked, api: StudioApi): Promise<void> {
  const { triggering, entry } = tracked;
  const { flowSid, contact } = triggering;
  await endExecutions(tracked, api).catch((error: unknown) => {
    const { executionSid } = tracked;
    leftRunning(
      executionSid ? `The execution ${executionSid}` : 'The execution that may have been triggered',
      flowSid,
      error,
    );
  });
  await contact.finish().catch((error: unknown) => leftRunning("The contact's call", flowSid, error));
  if (tracked.isOver) await entry.over();
}

const overAlready: Problem = { code: 'interrupted', message: 'The test is over: nothing more will be triggered.' };

function track(
  triggering: Triggering,
  entry: JournalEntry,
  api: StudioApi,
): { trigger: TrackedTrigger; tracked: Tracked } {
  let resolve = (): void => undefined;
  const done = new Promise<void>((settle) => {
    resolve = settle;
  });
  const tracked: Tracked = { triggering, entry, isOver: false, wasSought: false, done };
  const trigger: TrackedTrigger = {
    started: async (executionSid) => {
      tracked.executionSid = executionSid;
      await entry.started(executionSid);
      if (tracked.wasSought) await endExecution(api, { flowSid: triggering.flowSid, executionSid });
    },
    refused: async () => {
      tracked.isOver = true;
    },
    done: resolve,
  };
  return { trigger, tracked };
}

export function trackExecutions(api: StudioApi, journal: Journal): ExecutionTracker {
  const all = new Set<Tracked>();
  let closed = false;
  const end = (tracked: Tracked): Promise<void> => {
    tracked.ending ??= endTracked(tracked, api).then(() => void all.delete(tracked));
    return tracked.ending;
  };
  const endAll = async (): Promise<void> => {
    const ends = await Promise.allSettled([...all].map(end));
    for (const one of ends) if (one.status === 'rejected') throw one.reason;
  };
  return {
    triggering: async (triggering) => {
      if (closed) throw new FlowproofError([overAlready]);
      const { flowSid, address: contact, phone, seconds } = triggering;
      const entry = await journal.note({ flowSid, contact, phone, seconds });
      if (closed) {
        await entry.over();
        throw new FlowproofError([overAlready]);
      }
      const { trigger, tracked } = track(triggering, entry, api);
      all.add(tracked);
      return trigger;
    },
    ended: (executionSid) => {
      for (const tracked of all) if (tracked.executionSid === executionSid) tracked.isOver = true;
    },
    end: endAll,
    close: async () => {
      closed = true;
      await endAll();
    },
  };
}
