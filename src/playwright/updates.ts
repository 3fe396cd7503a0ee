// `npx playwright test -u`: a failing scenario proposes an edit of its file; the main process writes it at the end of the run.
import { randomUUID } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import process from 'node:process';
import type { TestInfo } from '@playwright/test';
import type { Json } from '../flow/types.ts';
import { createRedactor, withoutSecrets } from '../redaction/redactor.ts';
import { loadScenarioText } from '../scenario/load.ts';
import { diffOf, textIn } from '../scenario/replace-file.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { placeUpdates } from '../scenario/update.ts';
import { type Edit, editYaml } from '../scenario/write.ts';
import type { Failure, Judged } from '../session/evidence.ts';
import { judge } from '../session/judge.ts';
import { notUpdatable, updatesOf } from '../session/updates.ts';
import { environment } from './environment.ts';
import { digestOfText, type LeftUpdate, prefixOf, UPDATES } from './left-updates.ts';
import { ROOT } from './root.ts';

export type Outcome = { updated: { what: string; diff: string } } | { notUpdated: readonly string[] };

type Update = { scenario: Scenario; evidence: Judged; failures: readonly Failure[]; secrets: readonly string[] };

/** The scenario in the new text, at the same position among all of its file. */
function reloaded({ id, place: { file } }: Scenario, before: string, after: string): Scenario | undefined {
  const options = { env: environment, target: 'emulator' } as const;
  const index = loadScenarioText({ file, text: before }, { ...options, updating: true }).tests.findIndex(
    ({ scenario }) => scenario?.id === id,
  );
  // Other scenarios may still fail: their own tests update them.
  return index < 0 ? undefined : loadScenarioText({ file, text: after }, options).tests[index]?.scenario;
}

/** Numbers do not count as secrets here, unlike in a Redactor: scenarios need them. */
function hasSecret(value: Json, secrets: readonly string[]): boolean {
  const text = JSON.stringify(value);
  return createRedactor({ secrets }).text(text) !== withoutSecrets.text(text);
}

const refusal = (what: string, reason: string): string => `${what} is not updated: ${reason}.`;

function tryUpdate({
  scenario,
  evidence,
  failures,
  secrets,
}: Update): { text: string; after: string; edits: Edit[]; what: string } | readonly string[] {
  const other = notUpdatable(failures);
  if (other) return [`Nothing is updated: \`${other.code}\` is not a failure that an updated expectation can fix.`];
  const updates = updatesOf(scenario, evidence);
  const hidden = updates.filter(({ was, value }) => hasSecret(value, secrets) && !hasSecret(was, secrets));
  if (hidden.length > 0) return hidden.map(({ steps }) => refusal(steps.join('.'), 'it would hold a secret'));
  const text = textIn(scenario.place.file);
  const { edits, refused } = placeUpdates(text, scenario, updates);
  if (refused.length > 0) return refused.map(({ what, reason }) => refusal(what, reason));
  const edited = editYaml(text, edits);
  if (edited.refused.length > 0) {
    return edited.refused.map(({ edit, reason, line }) =>
      refusal(edit.path.slice(2).join('.'), line ? `${reason} (line ${line})` : reason),
    );
  }
  const after = reloaded(scenario, text, edited.text);
  const left = after ? judge({ ...after, inputs: scenario.inputs }, evidence) : failures;
  if (left.length > 0) return [`Nothing is updated: \`${left[0]?.code ?? ''}\` would still fail.`];
  return { text, after: edited.text, edits, what: updates.map(({ steps }) => steps.join('.')).join(', ') };
}

/** Leaves the edits that would make the scenario pass, or says why that is impossible. */
export function updateScenario(update: Update, testInfo: TestInfo): Outcome {
  const tried = tryUpdate(update);
  if (!('edits' in tried)) return { notUpdated: tried };
  const { text, after, edits, what } = tried;
  const { file } = update.scenario.place;
  const folder = join(ROOT, UPDATES);
  mkdirSync(folder, { recursive: true });
  const left: LeftUpdate = { file, digest: digestOfText(text), scenario: update.scenario.id, edits };
  writeFileSync(join(folder, `${prefixOf(process.ppid)}${randomUUID()}.json`), JSON.stringify(left));
  const diff = `${relative(ROOT, file)}\n${diffOf(text, after)}`;
  testInfo.annotations.push({ type: 'updated', description: `${what} in ${relative(ROOT, file)}` });
  return { updated: { what, diff } };
}
