// allure-playwright, changed to work when blob reports are merged: then Playwright configures reporters without any project.

import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import type { FullConfig, FullProject, Suite, TestCase, TestResult, TestStep } from '@playwright/test/reporter';
import type AllureReporter from 'allure-playwright';
import { EVIDENCE_ATTACHMENT, FLOW_ATTACHMENT, isOwnFile } from '../session/evidence.ts';
import { unwritable } from '../unwritable.ts';
import { openResultsWriter, type ResultsWriter } from './results-writer.ts';

// The package is CommonJS with a default export inside.
const { default: Reporter } = createRequire(import.meta.url)('allure-playwright') as { default: typeof AllureReporter };

/** allure-playwright looks for screenshots in the folders of the first project, and fails without a project; scenarios have no screenshots. */
const asProject = ({ rootDir }: FullConfig) => ({ outputDir: rootDir, snapshotDir: rootDir }) as FullProject;

/** Allure's option for a writer does not reach its runtime. If the runtime has changed, its own writer stays. */
function useWriter(runtime: { writer?: object }, writer: ResultsWriter): void {
  if (typeof runtime.writer === 'object') Object.assign(runtime.writer, writer);
}

type Identified = (uuid: string) => void;
type AllureRuntime = {
  startStep: (test: string, parent: string | null | undefined, result: object) => string | undefined;
  state: { deleteTestResult: Identified; deleteStepResult: Identified };
  stepStack?: { removeRoot?: Identified; rootsByStep?: Map<string, string> };
};

const hasState = (runtime: object): runtime is AllureRuntime =>
  'startStep' in runtime && 'state' in runtime && typeof runtime.state === 'object' && runtime.state !== null;

/** Allure's runtime keeps each step and everything below it until the run ends. This deletes the steps of a test once it is written. */
export function deleteWrittenSteps(runtime: object): void {
  if (!hasState(runtime)) return;
  const { startStep, state } = runtime;
  const { deleteTestResult } = state;
  const stepsOf = new Map<string, string[]>();
  runtime.startStep = (test, parent, result) => {
    const step = startStep(test, parent, result);
    if (step === undefined) return step;
    const steps = stepsOf.get(test);
    if (steps) steps.push(step);
    else stepsOf.set(test, [step]);
    return step;
  };
  state.deleteTestResult = (test) => {
    deleteTestResult(test);
    for (const step of stepsOf.get(test) ?? []) {
      state.deleteStepResult(step);
      runtime.stepStack?.rootsByStep?.delete(step);
    }
    runtime.stepStack?.removeRoot?.(test);
    stepsOf.delete(test);
  };
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

  /** Results are written as steps end: a failed write must not prevent the others. */
  #try(write: () => void): void {
    try {
      write();
    } catch (error) {
      this.#failed(error);
    }
  }

  override onBegin(suite: Suite): void {
    this.#try(() => super.onBegin(suite));
    // Private for the type checker only.
    const { allureRuntime: runtime } = this as object as { allureRuntime?: { writer?: object } };
    if (!runtime) return;
    const folder = resolve(this.options.resultsDir ?? 'allure-results');
    useWriter(runtime, openResultsWriter({ folder, isShared: isOwnFile }));
    deleteWrittenSteps(runtime);
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

  /** Playwright keeps a test's steps until the run ends, and the reporter an identifier for each. */
  #deleteIdentifiers(steps: readonly TestStep[]): void {
    const { pwStepUuid } = this as object as { pwStepUuid?: WeakMap<TestStep, string> };
    for (const step of steps) {
      pwStepUuid?.delete(step);
      this.#deleteIdentifiers(step.steps);
    }
  }

  /** The data for other reporters is left out for passed tests: their steps show it, and Allure writes each file at once. */
  override async onTestEnd(test: TestCase, result: TestResult): Promise<void> {
    const isShown = ({ name }: { name: string }): boolean =>
      result.status !== 'passed' || (name !== EVIDENCE_ATTACHMENT && name !== FLOW_ATTACHMENT);
    const attachments = result.attachments.filter(isShown);
    await super.onTestEnd(test, { ...result, attachments }).catch(this.#failed);
    this.#deleteIdentifiers(result.steps);
  }

  /** A missing report fails the run, with a message that names it. */
  override async onEnd(): Promise<void> {
    await super.onEnd().catch(this.#failed);
    if (this.#failure === undefined) return;
    const error = new Error(this.#failure);
    // Playwright prints the stack as it is.
    error.stack = error.message;
    throw error;
  }
}
