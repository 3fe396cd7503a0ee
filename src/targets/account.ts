// Opens a test account: protected from what a run should not do there, and telling what it waits for.

import { journalOf, sweepAccount } from '../account/journals.ts';
import { type Protection, protect } from '../account/protection.ts';
import type { Swept } from '../account/sweep.ts';
import { FlowproofError, type Problem } from '../errors.ts';
import { noteCalls } from '../playwright/calls.ts';
import { environment } from '../playwright/environment.ts';
import type { Opening, Studio } from '../playwright/studio.ts';
import { showWaits, type Waits } from '../playwright/waits.ts';
import { spentByFlow } from '../session/spent.ts';
import { accountOf } from '../workflow/account.ts';
import { createClient } from '../workflow/client.ts';
import { openTwilioTarget } from './twilio.ts';

const noFrom: Problem = {
  code: 'no-flow-number',
  message: 'On a test account a flow has a number of its own, and the scenario does not say which.',
  fix: 'add `from` to `inputs`: the number of the account that the flow answers at',
};

const castOnAccount =
  ({ lease }: Protection, waits: Waits): Studio['cast'] =>
  async ({ to, from }, seconds) => {
    if (!from) throw new FlowproofError([noFrom]);
    waits.show('for a contact that no other scenario has', seconds);
    const { number, release } = await lease(to, seconds);
    waits.show('for the execution to begin');
    return { parties: { contact: number, flowNumber: from }, release };
  };

export function openAccount({ options, shard, folder }: Opening): Studio {
  const protection = protect(options, shard, folder);
  const account = accountOf(environment);
  const journal = journalOf(account);
  const waits = showWaits();
  const calls = noteCalls(waits);
  const api = createClient({ ...account, onExchange: calls.note, guard: protection.guard });
  const target = { ...openTwilioTarget(api, protection.policy), observe: waits.observe };
  return {
    target,
    calls,
    cast: castOnAccount(protection, waits),
    settle: (evidence, definition) => protection.settle(spentByFlow(evidence, definition)),
    journal,
    close: async () => {
      await journal.close();
      await api.close();
    },
  };
}

/** What dead processes have left active on the account. */
export const sweep = (): Promise<Swept> => sweepAccount(accountOf(environment));
