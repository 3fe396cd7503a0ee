// The fixtures of a test: `studio`, `contact`, `flow`, `evidence`; and the services behind them.
import { test as base } from '@playwright/test';
import { trackExecutions } from '../account/cleanup.ts';
import type { ContactOptions } from '../account/policy.ts';
import type { Parties } from '../contact/context.ts';
import { FlowproofError } from '../errors.ts';
import { TARGETS, type TargetName } from '../scenario/scenario.ts';
import { dryRun, environment, secrets } from './environment.ts';
import { type FlowFixture, openFlowFixture } from './flow.ts';
import { shareSecrets } from './redact-results.ts';
import type { Attached } from './report.ts';
import { ROOT } from './root.ts';
import type { Services } from './services.ts';
import { shownError } from './shown-error.ts';
import { openSteps } from './steps.ts';
import type { StudioFixture } from './studio.ts';
import { showWaits } from './waits.ts';

export type FlowproofOptions = {
  /** For a test account: the contacts, other numbers that may be reached, and the budget of a run. */
  flowproof: ContactOptions;
};

type WorkerFixtures = FlowproofOptions & Pick<Services, 'openedTarget'> & { attachedFlows: Attached };

type TestFixtures = Omit<Services, 'openedTarget'> & {
  /** Triggers executions for tests in TypeScript. */
  studio: StudioFixture;
  /** The contact's number and the flow's number of this test. */
  contact: Parties;
  /** Prepares a flow. */
  flow: FlowFixture;
};

let loading: Promise<typeof import('./runner.ts')> | undefined;

/** Cached, since each `import()` goes through Playwright's loader. */
export function loadRunner(): Promise<typeof import('./runner.ts')> {
  loading ??= import('./runner.ts');
  return loading;
}

/** The configuration's projects are named after their targets. */
const targetNamed = (project: string): TargetName => TARGETS.find((name) => name === project) ?? 'emulator';

const LEASE_SECONDS = 60;
const CLEANUP_TIMEOUT = 20_000;
const CLOSING_TIMEOUT = 60_000;

/** A user's mistake is shown without a stack. */
const withoutStack = (error: unknown): never => {
  throw error instanceof FlowproofError ? shownError(error.message) : error;
};

export const test = base.extend<TestFixtures, WorkerFixtures>({
  flowproof: [{}, { scope: 'worker', option: true }],
  openedTarget: [
    async ({ flowproof }, use, { project, config }) => {
      const { openTarget } = await loadRunner();
      const waits = showWaits();
      const steps = openSteps(waits);
      const opened = await openTarget({
        target: targetNamed(project.name),
        options: flowproof,
        shard: config.shard ?? undefined,
        folder: project.outputDir,
        root: ROOT,
        environment,
        dryRun,
        onExchange: steps.note,
        observe: waits.observe,
        waitFor: waits.show,
      }).catch(withoutStack);
      await use({ ...opened, steps });
      await opened.close();
    },
    { scope: 'worker', box: true },
  ],
  attachedFlows: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the first parameter's pattern.
    async ({}, use) => use({ digests: new Set(), latest: new Map(), pictures: new Map() }),
    { scope: 'worker', box: true },
  ],
  contact: [
    async ({ openedTarget: { lease } }, use) => {
      const { parties, release } = await lease({ parameters: {} }, LEASE_SECONDS).catch(withoutStack);
      await use(parties);
      await release();
    },
    { box: true },
  ],
  flow: [async ({ openedTarget: { target }, contact }, use) => use(openFlowFixture(target, contact)), { box: true }],
  evidence: [
    async ({ attachedFlows: attached, openedTarget: { recordSpending } }, use, testInfo) =>
      use(async (evidence, more = {}) => {
        const { report } = await loadRunner();
        const own = (more.secrets ?? []).filter((secret) => !secrets.includes(secret));
        shareSecrets(testInfo, own, environment);
        const spent = await recordSpending?.(evidence, more.definition);
        await report({ ...evidence, ...(spent ? { spent } : {}) }, { secrets, ...more, testInfo, attached });
      }),
    { box: true },
  ],
  executionTracker: [
    async ({ openedTarget: { target, journal } }, use) => {
      const tracker = trackExecutions(target.api, journal);
      await use(tracker);
      await tracker.close().catch(withoutStack);
    },
    { box: true, timeout: CLEANUP_TIMEOUT },
  ],
  studio: [
    async ({ openedTarget, evidence, executionTracker }, use, testInfo) => {
      const { openStudio } = await import('./studio.ts');
      const { studio, close } = openStudio({ openedTarget, evidence, executionTracker, testInfo });
      openedTarget.steps.begin();
      await use(studio);
      await close().finally(openedTarget.steps.end);
    },
    { box: 'self', timeout: CLOSING_TIMEOUT },
  ],
});
