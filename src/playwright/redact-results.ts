// Redacts everything that Playwright passes to reporters, before any of them gets it.
import { existsSync, lstatSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, extname, join, relative } from 'node:path';
import type { FullConfig } from '@playwright/test';
import type { Suite, TestCase, TestError, TestResult, TestStep } from '@playwright/test/reporter';
import { type AnyReporter, type RunnerPlugin, reportersBehind } from '../playwright-internals.ts';
import { redactBytes } from '../redaction/files.ts';
import type { Redactor } from '../redaction/redactor.ts';
import { SHORTEST } from '../redaction/search.ts';
import { removeInternalAttachments } from '../reporters/evidence.ts';
import { isOwnFile } from '../session/evidence.ts';
import { locateError } from './error-place.ts';
import { ROOT } from './root.ts';

/** Sends the secrets that a worker has learned to the main process, which removes the attachment before any reporter gets it. */
export const SECRETS_ATTACHMENT = 'flowproof: secrets of this test';

/** Set for workers while results are redacted: only then may they send secrets. */
const REDACTS = 'FLOWPROOF_RESULTS_ARE_REDACTED';

export type Environment = Record<string, string | undefined>;

export const areRedacted = (environment: Environment): boolean => environment[REDACTS] === '1';

type Attachment = TestResult['attachments'][number];
type Location = { file: string; line: number; column: number };

/** A step's parameters, and tags: plain values of any depth. */
const DATA: ReadonlySet<string> = new Set(['params', '_tags']);

function redactData(value: unknown, redactor: Redactor): unknown {
  const text = value === undefined ? undefined : JSON.stringify(value);
  return text === undefined || redactor.text(text) === text ? value : redactor.json(JSON.parse(text));
}

/** Replaces texts within objects, since reporters hold the same objects. File names stay, so that they can be opened. */
function redactFields(value: object, redactor: Redactor, keep: ReadonlySet<string>): void {
  for (const [key, field] of Object.entries(value)) {
    if (keep.has(key)) continue;
    const shown = DATA.has(key)
      ? redactData(field, redactor)
      : typeof field === 'string'
        ? redactor.text(field)
        : field;
    if (shown !== field) Object.assign(value, { [key]: shown });
  }
}

const KEPT: ReadonlySet<string> = new Set(['id', 'category', 'location', 'path', 'file', 'contentType', 'type', '_id']);

function redactError(error: TestError | undefined, redactor: Redactor): void {
  if (!error) return;
  redactFields(error, redactor, KEPT);
  if (typeof error.cause === 'object') redactError(error.cause, redactor);
}

type Annotation = { type: string; description?: string; location?: Location };

function redactAnnotations(annotations: readonly Annotation[], redactor: Redactor): void {
  for (const annotation of annotations) {
    redactFields(annotation, redactor, new Set(['location']));
  }
}

function redactChunks(chunks: (string | Buffer)[], redactor: Redactor): void {
  for (const [index, chunk] of chunks.entries()) chunks[index] = redactChunk(chunk, redactor);
}

export function redactChunk<Chunk extends string | Buffer>(chunk: Chunk, redactor: Redactor): Chunk {
  // A string must stay a string.
  if (typeof chunk === 'string') return redactor.text(chunk) as Chunk;
  const shown = redactBytes(chunk, redactor);
  return (shown === chunk ? chunk : Buffer.from(shown)) as Chunk;
}

/** Only files written by the run are changed; the user's own files stay as they are. */
const isBelow = (file: string, folder: string): boolean =>
  !relative(realpathSync(folder), realpathSync(dirname(file))).startsWith('..');

/** A free path for a copy in the test's output folder. */
function freeName(folder: string, file: string): string {
  const stem = basename(file, extname(file));
  for (let number = 0; ; number += 1) {
    const path = join(folder, `${stem}-redacted${number === 0 ? '' : `-${number}`}${extname(file)}`);
    if (!existsSync(path)) return path;
  }
}

/** Playwright names a copied attachment after its name. */
const inFileName = (name: string): string => name.replace(/[^\w\u0080-\uffff-]+|_/g, '-');

/** The path without secrets from the attachment's name. */
function shownPath(path: string, { before, shown }: { before: string; shown: string }): string {
  const prefix = `${inFileName(before)}-`;
  const file = basename(path);
  return file.startsWith(prefix) ? join(dirname(path), `${inFileName(shown)}-${file.slice(prefix.length)}`) : path;
}

function redactAttachedFile(attachment: Attachment, redactor: Redactor, outputDir: string): void {
  const { path, name: before } = attachment;
  if (path === undefined || !existsSync(path) || !lstatSync(realpathSync(path)).isFile()) return;
  const isOurs = existsSync(outputDir) && isBelow(path, outputDir);
  const bytes = readFileSync(path);
  const shown = redactBytes(bytes, redactor);
  const named = isOurs ? shownPath(path, { before, shown: redactor.text(before) }) : path;
  if (shown === bytes && named === path) return;
  const target = isOurs ? named : freeName(outputDir, path);
  writeFileSync(target, shown);
  if (isOurs && named !== path) rmSync(path);
  attachment.path = target;
}

function redactAttachment(attachment: Attachment, redactor: Redactor, outputDir: string): void {
  if (attachment.body) attachment.body = redactChunk(attachment.body, redactor);
  try {
    redactAttachedFile(attachment, redactor, outputDir);
  } catch (error) {
    // An attachment that cannot be redacted is removed: a full disk must not decide what a report shows.
    delete attachment.path;
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable';
    attachment.contentType = 'text/plain';
    attachment.body = Buffer.from(`Left out, because it could not be redacted (${reason}).`);
  }
  const name = redactor.text(attachment.name);
  if (name !== attachment.name) attachment.name = name;
}

function redactStep(step: TestStep, redactor: Redactor): void {
  redactFields(step, redactor, KEPT);
  redactError(step.error, redactor);
  redactAnnotations(step.annotations ?? [], redactor);
  for (const inner of step.steps) redactStep(inner, redactor);
}

type Attaching = { attachments: Attachment[]; steps?: TestStep[] };

function removeAttachments(of: Attaching, isMeant: (attachment: Attachment) => boolean): void {
  for (let at = of.attachments.length - 1; at >= 0; at -= 1) {
    const attachment = of.attachments[at];
    if (attachment && isMeant(attachment)) of.attachments.splice(at, 1);
  }
  for (const inner of of.steps ?? []) removeAttachments(inner, isMeant);
}

function titlePath(this: TestStep): string[] {
  return [...(this.parent?.titlePath() ?? []), this.title];
}

/** Playwright makes this function for each step, and each one keeps the worker's message about the step in memory. */
function shareTitlePaths(steps: readonly TestStep[]): void {
  for (const step of steps) {
    step.titlePath = titlePath;
    shareTitlePaths(step.steps);
  }
}

/** Takes the secrets that the worker has learned in this test out of the result. */
function takeSecrets(result: TestResult): string[] {
  const isSecrets = ({ name }: Attachment) => name === SECRETS_ATTACHMENT;
  const found = result.attachments.filter(isSecrets);
  if (found.length === 0) return [];
  removeAttachments(result, isSecrets);
  // Written only by `shareSecrets`.
  return found.flatMap(({ body }) => (body ? (JSON.parse(body.toString('utf8')) as string[]) : []));
}

function redactSuite(suite: Suite, redactor: Redactor): void {
  redactFields(suite, redactor, new Set([...KEPT, '_fileId']));
  for (const inner of suite.suites) redactSuite(inner, redactor);
  for (const test of suite.tests) {
    redactFields(test, redactor, KEPT);
    redactAnnotations(test.annotations, redactor);
  }
}

const hide = (part: object | null | undefined, shown: (value: object) => unknown): void => {
  if (part && !('toJSON' in part))
    Object.defineProperty(part, 'toJSON', { value: () => shown(part), enumerable: false });
};

/** Reports that contain the configuration get no numbers of the account, and no environment of a server. */
export function redactConfig(
  config: Pick<FullConfig, 'projects' | 'metadata' | 'webServer'>,
  redactor: Redactor,
): void {
  const plain = (value: object) => redactor.json(JSON.parse(JSON.stringify({ ...value })));
  for (const { use, metadata } of config.projects) {
    if (!use) continue;
    const { flowproof } = use as { flowproof?: object };
    hide(flowproof, ({ contacts, allow, ...rest }: { contacts?: unknown; allow?: unknown }) => rest);
    hide(metadata, plain);
  }
  hide(config.metadata, plain);
  hide(config.webServer, plain);
}

/** YAML scenarios are redacted where they run, with their own secrets. */
const isScenario = ({ location }: TestCase): boolean => /\.ya?ml$/i.test(location.file);

function redactResult(test: TestCase, result: TestResult, redactor: Redactor): void {
  redactAnnotations(test.annotations, redactor);
  redactAnnotations(result.annotations ?? [], redactor);
  for (const error of new Set([...result.errors, ...(result.error ? [result.error] : [])])) {
    redactError(error, redactor);
    if (isScenario(test)) locateError(error, ROOT);
  }
  redactChunks(result.stdout, redactor);
  redactChunks(result.stderr, redactor);
  if (!isScenario(test)) for (const step of result.steps) redactStep(step, redactor);
  redactAttachments(test, result, redactor);
}

/** Blob reports include attachments with each step. */
function redactAttachments(test: TestCase, { attachments }: TestResult, redactor: Redactor): void {
  const outputDir = test.parent.project()?.outputDir ?? '';
  const foreign = isScenario(test) ? attachments.filter(({ path }) => path && !isOwnFile(path)) : attachments;
  for (const attachment of foreign) redactAttachment(attachment, redactor, outputDir);
}

const REDACTING = Symbol.for('flowproof.redacting');

/**
 * Redacts the arguments before each method of the reporters, whichever methods they have. UI mode makes new reporters of the same class for
 * each run; the change applies to all of them.
 */
function redactReporters(reporters: AnyReporter, redactor: Redactor): void {
  const shared: AnyReporter | null = Object.getPrototypeOf(reporters);
  const target = shared && Object.hasOwn(shared, 'onTestEnd') ? shared : reporters;
  if (REDACTING in target) return;
  const { onConfigure, onBegin, onTestBegin, onStepBegin, onStepEnd, onTestEnd, onStdOut, onStdErr, onError } = target;
  const known = new WeakMap<TestResult, Redactor>();
  const redactorOf = (result: TestResult): Redactor => {
    const secrets = takeSecrets(result);
    const found = known.get(result) ?? redactor;
    const own = secrets.length > 0 ? found.extend(secrets) : found;
    known.set(result, own);
    return own;
  };
  const seen = new WeakMap<TestResult, number>();
  const redactSoFar = (test: TestCase, result: TestResult, step: TestStep): void => {
    const own = redactorOf(result);
    if (!isScenario(test) || step.error) redactStep(step, own);
    const { attachments } = result;
    if (attachments.length === (seen.get(result) ?? 0)) return;
    redactAttachments(test, result, own);
    seen.set(result, attachments.length);
  };
  const before: AnyReporter & ThisType<AnyReporter> = {
    onConfigure(config) {
      redactConfig(config, redactor);
      onConfigure?.call(this, config);
    },
    onBegin(suite) {
      redactSuite(suite, redactor);
      onBegin?.call(this, suite);
    },
    onTestBegin(test, result) {
      redactAnnotations(test.annotations, redactor);
      onTestBegin?.call(this, test, result);
    },
    onStepBegin(test, result, step) {
      redactSoFar(test, result, step);
      onStepBegin?.call(this, test, result, step);
    },
    onStepEnd(test, result, step) {
      redactSoFar(test, result, step);
      onStepEnd?.call(this, test, result, step);
    },
    onTestEnd(test, result) {
      redactResult(test, result, redactorOf(result));
      onTestEnd?.call(this, test, result);
      shareTitlePaths(result.steps);
      removeInternalAttachments(test, result);
    },
    onStdOut(chunk, test, result) {
      onStdOut?.call(this, redactChunk(chunk, redactor), test, result);
    },
    onStdErr(chunk, test, result) {
      onStdErr?.call(this, redactChunk(chunk, redactor), test, result);
    },
    onError(error, worker) {
      redactError(error, redactor);
      onError?.call(this, error, worker);
    },
  };
  Object.assign(target, before, { [REDACTING]: true });
}

export type Redacting = { redactor: Redactor; environment: Environment };

/** A plugin for the configuration: every reporter of its runs gets redacted results. */
export const redactingPlugin = ({ redactor, environment }: Redacting): RunnerPlugin => ({
  name: 'flowproof-redaction',
  setup: (config, _folder, reporter) => {
    const reporters = reportersBehind(reporter);
    if (!reporters) return;
    redactConfig(config, redactor);
    redactReporters(reporters, redactor);
    environment[REDACTS] = '1';
  },
});

type Holding = { attachments: { push: (attachment: { name: string; contentType: string; body: Buffer }) => unknown } };

/** Sends this test's secrets to the main process, if that removes them from the results. */
export function shareSecrets(testInfo: Holding, secrets: readonly string[], environment: Environment): void {
  // A trace keeps this attachment in redacted form: secrets that are too short to be redacted must not be in it.
  const long = secrets.filter((secret) => secret.trim().length >= SHORTEST);
  if (long.length === 0 || !areRedacted(environment)) return;
  const body = Buffer.from(JSON.stringify(long));
  testInfo.attachments.push({ name: SECRETS_ATTACHMENT, contentType: 'application/json', body });
}
