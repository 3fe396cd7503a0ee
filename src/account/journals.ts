// The journals of this machine's runs on a test account: each worker writes one, and later runs clean up after killed workers.
import { randomUUID } from 'node:crypto';
import type { Account } from '../workflow/account.ts';
import { createClient, systemClock } from '../workflow/client.ts';
import { fingerprintBy, type Journal, openJournal } from './journal.ts';
import { HOST, isOwnerAlive, ownerHere } from './processes.ts';
import { contactAlone } from './protection.ts';
import { type Swept, sweep } from './sweep.ts';

export const journalOf = ({ accountSid, password }: Account, folder: string): Journal =>
  openJournal({
    folder,
    owner: ownerHere(),
    account: accountSid,
    fingerprint: fingerprintBy(password),
    clock: systemClock,
    unique: randomUUID,
  });

/** The run waits for this: an unresponsive network must not delay it for long. */
const SHORT_RETRIES = { retry: { attempts: 3, giveUpAfter: 8000 }, timeoutMilliseconds: 8000 };

export async function sweepAccount(account: Account, folder: string): Promise<Swept> {
  const api = createClient({ ...account, ...SHORT_RETRIES });
  const here = { host: HOST, isAlive: isOwnerAlive, now: systemClock.now() };
  const fingerprint = fingerprintBy(account.password);
  try {
    return await sweep({ api, folder, here, fingerprint, lease: contactAlone });
  } finally {
    await api.close();
  }
}
