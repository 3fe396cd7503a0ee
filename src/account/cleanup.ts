// Knows of each trigger of a test before it is sent, and ends what came of it, whatever stops the test.
import { setTimeout } from 'node:timers/promises';
import { FlowproofError, type Problem, renderProblems } from '../errors.ts';
import { shownError } from '../playwright/shown.ts';
import type { Announced, Told, Witness } from '../session/witness.ts';
import type { StudioApi } from '../workflow/api.ts';
import { endExecution } from '../workflow/end.ts';
import { causeOf } from '../workflow/errors.ts';
import { activeFor } from '../workflow/started.ts';
import type { Journal, Noted } from './journal.ts';

export type Leftovers = Witness & {
  /** It has ended by itself. */
  ended: (executionSid: string) => void;
  /** Ends what is left so far; the contact can be another test's when this is done. */
  end: () => Promise<void>;
  /** From now on nothing is triggered any more, whoever still tries. */
  close: () => Promise<void>;
};

type Left = {
  announced: Announced;
  noted: Noted;
  executionSid?: string;
  /** It has ended, or surely never began. */
  isOver: boolean;
  /** Resolves when nothing more will be told. */
  settled: Promise<void>;
  /** It has been looked for: what is told from now on comes late. */
  isSought: boolean;
  ending?: Promise<void>;
};

/** An answer that takes longer is left to the end of the run, or to the next one. */
const PATIENCE = 8000;

/** What the trigger is answered with counts, even if nobody else waits for it any more. */
async function settle({ settled }: Left): Promise<void> {
  const waiting = new AbortController();
  const patience = setTimeout(PATIENCE, undefined, waiting).catch(() => undefined);
  await Promise.race([settled, patience]);
  waiting.abort();
}

/** The contact is ours as long as this test lasts, and had nothing active before: whatever it has now is of this test. */
async function sidsOf({ executionSid, announced: { flowSid, address } }: Left, api: StudioApi): Promise<string[]> {
  if (executionSid) return [executionSid];
  const active = await activeFor(api, flowSid, (number) => number === address);
  return active.map((one) => one.executionSid);
}

/** What is not there yet may still come: the journal remembers. */
async function endExecutions(left: Left, api: StudioApi): Promise<void> {
  await settle(left);
  left.isSought = true;
  const { flowSid } = left.announced;
  const sids = left.isOver ? [] : await sidsOf(left, api);
  for (const executionSid of sids) await endExecution(api, { flowSid, executionSid });
  left.isOver ||= sids.length > 0;
}

function leftRunning(what: string, flowSid: string, error: unknown): never {
  const message = `${what} could not be ended: ${causeOf(error)}`;
  const fix = `end it under the flow's logs in the Twilio console (flow ${flowSid}): active, it swallows the contact's messages`;
  throw shownError(renderProblems([{ code: 'left-running', message, fix }]));
}

async function endLeft(left: Left, api: StudioApi): Promise<void> {
  const { announced, noted } = left;
  const { flowSid, contact } = announced;
  await endExecutions(left, api).catch((error: unknown) => {
    const { executionSid } = left;
    leftRunning(executionSid ? `The execution ${executionSid}` : 'What may have been triggered', flowSid, error);
  });
  await contact.finish().catch((error: unknown) => leftRunning('The call of the contact', flowSid, error));
  if (left.isOver) await noted.over();
}

const overAlready: Problem = { code: 'interrupted', message: 'The test is over: nothing is triggered any more.' };

function begin(announced: Announced, noted: Noted, api: StudioApi): { told: Told; left: Left } {
  let done = (): void => undefined;
  const settled = new Promise<void>((resolve) => {
    done = resolve;
  });
  const left: Left = { announced, noted, isOver: false, isSought: false, settled };
  const told: Told = {
    started: async (executionSid) => {
      left.executionSid = executionSid;
      await noted.started(executionSid);
      if (left.isSought) await endExecution(api, { flowSid: announced.flowSid, executionSid });
    },
    refused: async () => {
      left.isOver = true;
    },
    done,
  };
  return { told, left };
}

export function openLeftovers(api: StudioApi, journal: Journal): Leftovers {
  const all = new Set<Left>();
  let closed = false;
  const end = (left: Left): Promise<void> => {
    left.ending ??= endLeft(left, api).then(() => void all.delete(left));
    return left.ending;
  };
  const endAll = async (): Promise<void> => {
    const ends = await Promise.allSettled([...all].map(end));
    for (const one of ends) if (one.status === 'rejected') throw one.reason;
  };
  return {
    sending: async (announced) => {
      if (closed) throw new FlowproofError([overAlready]);
      const { flowSid, address: contact, phone, seconds } = announced;
      const noted = await journal.note({ flowSid, contact, phone, seconds });
      if (closed) {
        await noted.over();
        throw new FlowproofError([overAlready]);
      }
      const { told, left } = begin(announced, noted, api);
      all.add(left);
      return told;
    },
    ended: (executionSid) => {
      for (const left of all) if (left.executionSid === executionSid) left.isOver = true;
    },
    end: endAll,
    close: async () => {
      closed = true;
      await endAll();
    },
  };
}
