// Results are redacted before reporters see them, also for reporters that UI mode and editors create later.
import type { FullConfig } from '@playwright/test';
import type { TestError } from '@playwright/test/reporter';
import { redactingPlugin } from '../../src/playwright/redact-results.ts';
import { createRedactor } from '../../src/redaction/redactor.ts';
import { expect, test } from '../test.ts';

const redactor = createRedactor({ secrets: ['c4nary-t0ken'] });
const CONFIG = { projects: [], metadata: {}, webServer: null } as unknown as FullConfig;

/** Like the part of Playwright that calls all reporters of a run. */
function reportersOfARun() {
  return class {
    readonly errors: (string | undefined)[] = [];
    onTestEnd(): void {}
    onError({ message }: TestError): void {
      this.errors.push(message);
    }
  };
}

const setUp = (reporter: object) => redactingPlugin({ redactor, environment: {} }).setup(CONFIG, '.', reporter);

test('reporters that are created later get no secret, and each error once', () => {
  const Reporters = reportersOfARun();
  const [first, later] = [new Reporters(), new Reporters()];
  setUp({ _reporter: first });
  setUp({ _reporter: new Reporters() });
  for (const reporters of [first, later]) reporters.onError({ message: 'with c4nary-t0ken' });
  expect([first.errors, later.errors]).toEqual([['with ••••••'], ['with ••••••']]);
});

test('reporters that are plain objects are redacted, and no other object', () => {
  const errors: (string | undefined)[] = [];
  const reporters = { onTestEnd: () => undefined, onError: ({ message }: TestError) => void errors.push(message) };
  setUp(reporters);
  reporters.onError({ message: 'with c4nary-t0ken' });
  expect(errors).toEqual(['with ••••••']);
  expect('onError' in {}).toBe(false);
});

const ATTACHED = ['path.svg', 'flowproof-evidence', '_allure-metadata'];

/** The attachments that reporters see when a test ends, and those that are kept until the end of the run. */
function attachmentsOf(status: string, project: string): { seen: string[]; kept: string[] } {
  const attachments = ATTACHED.map((name) => ({ name, contentType: 'text/plain', body: Buffer.from('x') }));
  const names = () => attachments.map(({ name }) => name);
  const seen: string[] = [];
  const reporters = { onTestEnd: (..._ended: object[]) => void seen.push(...names()) };
  setUp(reporters);
  const parent = { project: () => ({ name: project, outputDir: '' }) };
  const step = { title: 'x', attachments: [], steps: [], annotations: [] };
  const result = { status, attachments, errors: [], stdout: [], stderr: [], steps: [step] };
  reporters.onTestEnd({ annotations: [], location: { file: 'a.yaml' }, parent }, result);
  return { seen, kept: names() };
}

test('a test that passed keeps only attachments that users open, after reporters have seen all', () => {
  expect(attachmentsOf('passed', 'emulator')).toEqual({ seen: ATTACHED, kept: ['path.svg'] });
});

test('a failure and an execution on an account keep their evidence until the end of the run', () => {
  expect(attachmentsOf('failed', 'emulator').kept).toEqual(ATTACHED);
  expect(attachmentsOf('passed', 'twilio').kept).toEqual(ATTACHED);
});

test('steps of a finished test share one function for their title path', () => {
  const reporters = { onTestEnd: (..._ended: object[]) => undefined };
  setUp(reporters);
  const stepIn = (title: string, parent?: object) => ({
    title,
    parent,
    steps: [],
    titlePath: () => [title, 'made anew'],
  });
  const outer = { ...stepIn('outer'), steps: [] as object[] };
  const inner = stepIn('inner', outer);
  outer.steps.push(inner);
  const parent = { project: () => ({ name: 'emulator', outputDir: '' }) };
  const result = { status: 'failed', attachments: [], errors: [], stdout: [], stderr: [], steps: [outer] };
  reporters.onTestEnd({ annotations: [], location: { file: 'a.yaml' }, parent }, result);
  expect(inner.titlePath()).toEqual(['outer', 'inner']);
  expect(inner.titlePath).toBe(outer.titlePath);
});
