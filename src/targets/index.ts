// Opens the target that a worker runs on; nothing else knows whether it is the embedded Studio or a test account.
import type { Swept } from '../account/sweep.ts';
import type { OpenedTarget } from '../session/target.ts';
import type { Opening, Sweeping } from './opening.ts';

/** A worker runs on one of them, and does not load the other. */
export async function openTarget(opening: Opening): Promise<OpenedTarget> {
  if (opening.target === 'emulator') return (await import('./emulator.ts')).openEmulator(opening);
  return (await import('./twilio.ts')).openAccount(opening);
}

/** Ends what dead processes have left active on the account; an embedded Studio has died with them. */
export const sweepAccount = async (sweeping: Sweeping): Promise<Swept> => (await import('./twilio.ts')).sweep(sweeping);
