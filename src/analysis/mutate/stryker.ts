// The result in Stryker's report format (mutation-testing-report-schema 2), for its HTML page and dashboards.
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import type { Scenario } from '../../scenario/scenario.ts';
import type { Status } from './judge-mutants.ts';
import type { FlowResult, Judged } from './mutate.ts';

/** Stryker calls equivalent mutants ignored: they do not count. */
const STATUSES = {
  killed: 'Killed',
  timedOut: 'Timeout',
  survived: 'Survived',
  notCovered: 'NoCoverage',
  equivalent: 'Ignored',
  invalid: 'CompileError',
} as const satisfies Record<Status, string>;

const placeOf = ({ line, column }: { line: number; column: number }) => ({ line, column });

function mutantOf({ mutant, status, coveredBy, killedBy, reason, span }: Judged) {
  return {
    id: mutant.id,
    mutatorName: mutant.operator,
    description: mutant.description,
    replacement: mutant.replacement,
    location: { start: placeOf(span.start), end: placeOf(span.end) },
    status: STATUSES[status],
    ...(reason ? { statusReason: reason } : {}),
    coveredBy,
    ...(killedBy ? { killedBy: [killedBy] } : {}),
    testsCompleted: killedBy ? coveredBy.indexOf(killedBy) + 1 : coveredBy.length,
  };
}

const uriOf = (root: string, file: string): string => relative(root, file).replaceAll('\\', '/');

function testFiles(results: readonly FlowResult[], root: string): Record<string, object> {
  const files = new Map<string, Scenario[]>();
  for (const scenario of results.flatMap(({ flow }) => flow.scenarios)) {
    files.set(scenario.place.file, [...(files.get(scenario.place.file) ?? []), scenario]);
  }
  return Object.fromEntries(
    [...files].map(([file, scenarios]) => [
      uriOf(root, file),
      {
        source: readFileSync(file, 'utf8'),
        tests: scenarios.map(({ id, name, place }) => ({ id, name, location: { start: placeOf(place) } })),
      },
    ]),
  );
}

export type StrykerOptions = { root: string; version: string; threshold: number };

export function strykerReport(results: readonly FlowResult[], { root, version, threshold }: StrykerOptions): object {
  const files = results.map(({ flow, verdicts }) => [
    uriOf(root, flow.file),
    { language: 'json', source: flow.text, mutants: verdicts.map(mutantOf) },
  ]);
  return {
    schemaVersion: '2.0',
    thresholds: { high: Math.max(threshold, 90), low: threshold },
    framework: { name: 'Flowproof', version },
    projectRoot: root,
    files: Object.fromEntries(files),
    testFiles: testFiles(results, root),
  };
}
