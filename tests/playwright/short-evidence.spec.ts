// The evidence of a passed scenario is short if no reporter of the run reads the rest of it.
import type { FullConfig } from '@playwright/test';
import { moduleFile } from '../../src/package-files.ts';
import { forReporters, shortEvidencePlugin } from '../../src/playwright/short-evidence.ts';
import type { Evidence, Failure } from '../../src/session/evidence.ts';
import { expect, test } from '../test.ts';

const EVIDENCE = {
  version: 1,
  target: 'emulator',
  path: [{ widget: 'ask', enteredAt: '', event: 'timeout' }],
  sent: [{ kind: 'messages', name: 'ask', checked: true, expected: 'Hi' }],
  messages: [{ body: 'Hi' }],
  context: { flow: {} },
  calls: [{ method: 'GET' }],
  outputs: [{ kind: 'message' }],
  transcript: [{ text: 'Hi' }],
  failures: [],
} as unknown as Evidence;

const PASSED = { file: '/a.yaml', errors: [], expectedStatus: 'passed' as const };

/** What workers see in a run with these reporters. */
function environmentOf(reporters: readonly string[], argv: readonly string[] = ['node', 'cli.js', 'test']) {
  const environment: Record<string, string | undefined> = {};
  const config = { reporter: reporters.map((name) => [name]) } as unknown as FullConfig;
  shortEvidencePlugin({ argv, environment }).setup(config, '/', {});
  return environment;
}

const ONLY_KNOWN = environmentOf(['list', 'blob', moduleFile('reporters/coverage')]);

test('what coverage and the check of what was sent need stays, and the rest is left out', () => {
  const { path, sent, failures, target, version } = EVIDENCE;
  const nothing = { messages: [], context: {}, calls: [] };
  expect(forReporters(EVIDENCE, PASSED, ONLY_KNOWN)).toEqual({ version, target, path, sent, failures, ...nothing });
});

for (const [what, evidence, info] of [
  ['of a failed scenario', { ...EVIDENCE, failures: [{ code: 'x' } as Failure] }, PASSED],
  ['of a scenario with a failed expectation elsewhere', EVIDENCE, { ...PASSED, errors: [{ message: 'x' }] }],
  ['of a scenario that is expected to fail', EVIDENCE, { ...PASSED, expectedStatus: 'failed' as const }],
  ['of a test in TypeScript, which may fail later', EVIDENCE, { ...PASSED, file: '/a.spec.ts' }],
  ['of an account', { ...EVIDENCE, target: 'twilio' as const }, PASSED],
] as const)
  test(`evidence ${what} is whole`, () => {
    expect(forReporters(evidence, info, ONLY_KNOWN)).toBe(evidence);
  });

for (const [what, environment] of [
  ["with a reporter of the user's", environmentOf(['list', '/project/my-reporter.ts'])],
  ['in UI mode', environmentOf(['list'], ['node', 'cli.js', 'test', '--ui'])],
  ['in an editor', environmentOf(['list'], ['node', 'cli.js', 'test-server'])],
  ['without the plugin', {}],
] as const)
  test(`evidence is whole ${what}`, () => {
    expect(forReporters(EVIDENCE, PASSED, environment)).toBe(EVIDENCE);
  });
