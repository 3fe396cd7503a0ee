// Opens the Studio that a worker plays on: the one place that knows whether it is embedded or a test account.

import type { Journal } from '../account/journal.ts';
import type { Budget } from '../account/policy.ts';
import type { protect } from '../account/protection.ts';
import type { Swept } from '../account/sweep.ts';
import type { FlowDefinition } from '../flow/types.ts';
import type { Scenario, TargetName } from '../scenario/scenario.ts';
import type { Evidence } from '../session/evidence.ts';
import type { Parties } from '../session/start.ts';
import type { Target } from '../session/target.ts';
import type { Calls } from './calls.ts';
import { dryRun, hasAccount } from './environment.ts';

/** Who plays a scenario, for as long as it lasts. */
export type Cast = { parties: Parties; release: () => Promise<void> };

export type Studio = {
  target: Target;
  calls: Calls;
  cast: (inputs: Scenario['inputs'], seconds: number) => Promise<Cast>;
  /** Where a scenario costs something: what this one did. */
  settle?: (evidence: Evidence, definition: FlowDefinition | undefined) => Promise<Budget>;
  /** Where executions outlive their process: what this one has triggered. */
  journal: Journal;
  close: () => Promise<void>;
};

export type Opening = {
  target: TargetName;
  options: Parameters<typeof protect>[0];
  shard: Parameters<typeof protect>[1];
  /** Where all workers of a run keep what they share; emptied when a run starts. */
  folder: string;
};

/** A worker plays on one of them, and is spared the other. */
export async function openStudio(opening: Opening): Promise<Studio> {
  if (opening.target === 'emulator') return (await import('../targets/embedded.ts')).openEmulator();
  return (await import('../targets/account.ts')).openAccount(opening);
}

/** What dead processes have left active; an embedded Studio has died with them, and a dry run changes nothing. */
export async function sweepLeft(): Promise<Swept> {
  if (!hasAccount || dryRun) return { ended: 0, problems: [] };
  return (await import('../targets/account.ts')).sweep();
}
