// The words that a test may use: `studio`, `contact`, `flow`, `evidence`; and what keeps order behind them.
import { test as base } from '@playwright/test';
import { type Leftovers, openLeftovers } from '../account/cleanup.ts';
import type { ContactOptions } from '../account/policy.ts';
import { FlowproofError } from '../errors.ts';
import { TARGETS, type TargetName } from '../scenario/scenario.ts';
import type { Evidence } from '../session/evidence.ts';
import type { Parties } from '../session/start.ts';
import { environment, secrets } from './environment.ts';
import { type FlowWord, openFlowWord } from './flow.ts';
import { backstage } from './later.ts';
import { shareSecrets } from './redact-results.ts';
import type { Attached, Shown } from './report.ts';
import { shownError } from './shown.ts';
import type { Studio } from './studio.ts';
import type { StudioWord } from './studio-word.ts';

export type FlowproofOptions = {
  /** On a test account: who the contacts are, who else may be reached, and what a run may spend. */
  flowproof: ContactOptions;
};

type WorkerWords = FlowproofOptions & {
  /** The Studio of this worker: embedded, or a test account. */
  openedStudio: Studio;
  attachedFlows: Attached;
};

type TestWords = {
  /** Triggers executions for tests in TypeScript. */
  studio: StudioWord;
  /** The contact's number and the flow's, for this test alone. */
  contact: Parties;
  /** Readies a flow. */
  flow: FlowWord;
  /** Puts what happened into the reports; `secrets` are never shown. */
  evidence: (evidence: Evidence, more?: Shown) => Promise<void>;
  /** The executions of this test that may still be active: ended after it, whatever becomes of it. */
  leftovers: Leftovers;
};

export type Words = TestWords & WorkerWords;

/** The projects of the configuration are named after their targets. */
const targetNamed = (project: string): TargetName => TARGETS.find((name) => name === project) ?? 'emulator';

const LEASE_SECONDS = 60;
const CLEAN_UP = 20_000;
const LAST_WORDS = 60_000;

/** A user's mistake never shows a stack. */
const withoutStack = (error: unknown): never => {
  throw error instanceof FlowproofError ? shownError(error.message) : error;
};

export const test = base.extend<TestWords, WorkerWords>({
  flowproof: [{}, { scope: 'worker', option: true }],
  openedStudio: [
    async ({ flowproof }, use, { project, config }) => {
      const { openStudio } = await backstage();
      const opening = {
        target: targetNamed(project.name),
        options: flowproof,
        shard: config.shard ?? undefined,
        folder: project.outputDir,
      };
      const studio = await openStudio(opening).catch(withoutStack);
      await use(studio);
      await studio.close();
    },
    { scope: 'worker', box: true },
  ],
  attachedFlows: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the first parameter's pattern.
    async ({}, use) => use(new Map()),
    { scope: 'worker', box: true },
  ],
  contact: [
    async ({ openedStudio: studio }, use) => {
      const { parties, release } = await studio.cast({ parameters: {} }, LEASE_SECONDS).catch(withoutStack);
      await use(parties);
      await release();
    },
    { box: true },
  ],
  flow: [async ({ openedStudio: studio, contact }, use) => use(openFlowWord(studio.target, contact)), { box: true }],
  evidence: [
    async ({ attachedFlows: attached, openedStudio: { settle } }, use, testInfo) =>
      use(async (happened, more = {}) => {
        const { report } = await backstage();
        const own = (more.secrets ?? []).filter((secret) => !secrets.includes(secret));
        shareSecrets(testInfo, own, environment);
        const spent = await settle?.(happened, more.definition);
        await report({ ...happened, ...(spent ? { spent } : {}) }, { secrets, ...more, testInfo, attached });
      }),
    { box: true },
  ],
  leftovers: [
    async ({ openedStudio: studio }, use) => {
      const leftovers = openLeftovers(studio.target.api, studio.journal);
      await use(leftovers);
      await leftovers.close();
    },
    { box: true, timeout: CLEAN_UP },
  ],
  studio: [
    async ({ openedStudio, evidence, leftovers }, use, testInfo) => {
      const { openStudioWord } = await import('./studio-word.ts');
      const { word, close } = openStudioWord({ studio: openedStudio, evidence, leftovers, testInfo });
      openedStudio.calls.begin();
      await use(word);
      await close().finally(openedStudio.calls.end);
    },
    { box: 'self', timeout: LAST_WORDS },
  ],
});
