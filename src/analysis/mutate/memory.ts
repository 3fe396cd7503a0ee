// Stores the results of earlier runs, so that only mutants with a changed flow, scenario or fault are judged again.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Behaviour } from '../../emulator/engine/behaviour.ts';
import { digestOf } from '../../flow/digest.ts';
import { subflowsOf } from '../../flow/subflows.ts';
import type { FlowDefinition } from '../../flow/types.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import type { Baseline, Verdict } from './judge-mutants.ts';
import { covering } from './judge-mutants.ts';
import type { Mutant } from './mutants.ts';

export type Remembered = Pick<Verdict, 'status' | 'coveredBy' | 'killedBy' | 'reason' | 'hint'>;

export type Memory = {
  find: (key: string) => Remembered | undefined;
  keep: (key: string, verdict: Remembered) => void;
  /** Writes the entries that this run read or added; unused entries are dropped. */
  save: () => void;
};

const hashOf = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('hex');

const digests = new WeakMap<Scenario, string>();

/** The position of a scenario in its file does not affect its result. */
function scenarioDigest(scenario: Scenario): string {
  const known = digests.get(scenario);
  if (known) return known;
  const { flow: _, ...rest } = scenario;
  const digest = hashOf(
    JSON.stringify(rest, (key, value) => (key === 'place' || key === 'declaredAt' ? undefined : value)),
  );
  digests.set(scenario, digest);
  return digest;
}

export type Keying = {
  definition: FlowDefinition;
  baselines: readonly Baseline[];
  version: string;
  behaviour: Partial<Behaviour>;
};

/** Mutants that must have the same result have the same key. */
export function keyOf(mutant: Mutant, { definition, baselines, version, behaviour }: Keying): string {
  const scenarios = covering(mutant, baselines).map(({ scenario }) => scenarioDigest(scenario));
  const subflows = subflowsOf(definition).map((subflow) => digestOf(subflow.definition));
  return hashOf([version, behaviour, digestOf(definition), subflows, mutant.id, scenarios]);
}

type Stored = { version: 1; verdicts: Record<string, Remembered> };

function read(file: string): Record<string, Remembered> {
  if (!existsSync(file)) return {};
  try {
    const stored = JSON.parse(readFileSync(file, 'utf8')) as Stored;
    return stored.version === 1 ? stored.verdicts : {};
  } catch {
    // An incomplete file is ignored.
    return {};
  }
}

/** With `undefined`, nothing is stored. */
export function openMemory(file: string | undefined): Memory {
  const before = file ? read(file) : {};
  const after: Record<string, Remembered> = {};
  return {
    find: (key) => {
      const found = Object.hasOwn(before, key) ? before[key] : undefined;
      if (found) after[key] = found;
      return found;
    },
    keep: (key, { status, coveredBy, killedBy, reason, hint }) => {
      after[key] = {
        status,
        coveredBy,
        ...(killedBy ? { killedBy } : {}),
        ...(reason ? { reason } : {}),
        ...(hint ? { hint } : {}),
      };
    },
    save: () => {
      if (!file) return;
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, JSON.stringify({ version: 1, verdicts: after } satisfies Stored));
    },
  };
}
