// What changed in a flow since a scenario last passed on it, for the entry of a failed scenario.
import { resolve } from 'node:path';
import type { FullConfig } from '@playwright/test';
import { changeText } from '../coverage/change-text.ts';
import { definitionAt, lastPassing } from '../coverage/history.ts';
import { HISTORY_FILE, readHistory } from '../coverage/history-file.ts';
import type { FlowDefinition } from '../flow/types.ts';
import { changesSince } from '../reporters/coverage-changes.ts';
import type { Evidence } from '../session/evidence.ts';
import { ROOT } from './root.ts';

/** The file in which the coverage reporter keeps the last passing definitions; undefined if it keeps none. */
function historyFile({ reporter }: Pick<FullConfig, 'reporter'>): string | undefined {
  const [, options] = reporter.find(([name]) => /reporters[\\/]coverage\.[jt]s$/.test(name)) ?? [];
  const { history = HISTORY_FILE } = (options ?? {}) as { history?: string | false };
  return history === false ? undefined : resolve(ROOT, history);
}

type Failed = { evidence: Evidence; definition: FlowDefinition; secrets: readonly string[] };

/** One line for each change; empty if the flow did not change, or the scenario never passed. */
export function changesSincePass({ evidence, definition, secrets }: Failed, config: FullConfig): string[] {
  const { scenario, target, flow } = evidence;
  const history = readHistory(historyFile(config));
  const digest = lastPassing(history, { scenario: scenario.id, target });
  const before = digest === undefined || digest === flow.digest ? undefined : definitionAt(history, digest);
  return changesSince(before, definition, secrets).map(changeText);
}
