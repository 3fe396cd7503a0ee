// allure-playwright, made to work when blob reports are merged, where Playwright configures reporters without any project.

import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import type { FullConfig, FullProject, Suite, TestCase, TestResult, TestStep } from '@playwright/test/reporter';
import type AllureReporter from 'allure-playwright';
import { EVIDENCE_ATTACHMENT, FLOW_ATTACHMENT, isOwnFile } from '../session/evidence.ts';
import { unwritable } from '../unwritable.ts';
import { openResultsWriter, type ResultsWriter } from './results-writer.ts';

// The package is CommonJS with a default export within it.
const { default: Reporter } = createRequire(import.meta.url)('allure-playwright') as { default: typeof AllureReporter };

/** allure-playwright looks for screenshots in the folders of the first project, and fails without a project; scenarios have no screenshots. */
const asProject = ({ rootDir }: FullConfig) => ({ outputDir: rootDir, snapshotDir: rootDir }) as FullProject;

/** Allure's option for a writer does not reach its runtime. Where the runtime is another one, its own writer stays. */
function useWriter(reporter: object, writer: ResultsWriter): void {
  const { allureRuntime: runtime } = reporter as { allureRuntime?: { writer?: object } };
  if (typeof runtime?.writer === 'object') Object.assign(runtime.writer, writer);
}

export default class AllureResultsReporter extends Reporter {
  /** The first error. A full disk must affect neither the other reports nor a test's verdict. */
  #failure: string | undefined;

  readonly #failed = (error: unknown): void => {
    const folder = this.options.resultsDir ?? 'allure-results';
    this.#failure ??= unwritable('The results for Allure', folder, error);
  };

  override onConfigure(config: FullConfig): void {
    const projects = config.projects.length > 0 ? config.projects : [asProject(config)];
    super.onConfigure({ ...config, projects });
  }

  /** Results are written as steps end: one that cannot be written does not stop the others. */
  #try(write: () => void): void {
    try {
      write();
    } catch (error) {
      this.#failed(error);
    }
  }

  override onBegin(suite: Suite): void {
    this.#try(() => super.onBegin(suite));
    const folder = resolve(this.options.resultsDir ?? 'allure-results');
    useWriter(this, openResultsWriter({ folder, isShared: isOwnFile }));
  }

  override onTestBegin(test: TestCase): void {
    this.#try(() => super.onTestBegin(test));
  }

  override onStepBegin(test: TestCase, result: TestResult, step: TestStep): void {
    this.#try(() => super.onStepBegin(test, result, step));
  }

  override onStepEnd(test: TestCase, result: TestResult, step: TestStep): void {
    this.#try(() => super.onStepEnd(test, result, step));
  }

  /** The data for other reporters is left out for tests that passed: their steps show it, and Allure writes each file to the disk at once. */
  override onTestEnd(test: TestCase, result: TestResult): Promise<void> {
    if (result.status !== 'passed') return super.onTestEnd(test, result).catch(this.#failed);
    const attachments = result.attachments.filter(
      ({ name }) => name !== EVIDENCE_ATTACHMENT && name !== FLOW_ATTACHMENT,
    );
    return super.onTestEnd(test, { ...result, attachments }).catch(this.#failed);
  }

  /** A missing report fails the run, with a message that names it. */
  override async onEnd(): Promise<void> {
    await super.onEnd().catch(this.#failed);
    if (this.#failure === undefined) return;
    const error = new Error(this.#failure);
    // Playwright prints it as it is.
    error.stack = error.message;
    throw error;
  }
}
