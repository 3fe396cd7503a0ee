// The services that a test's fixtures pass to a session.
import type { ExecutionTracker } from '../account/cleanup.ts';
import type { Evidence } from '../session/evidence.ts';
import type { OpenedTarget } from '../session/target.ts';
import type { Shown } from './report.ts';
import type { Steps } from './steps.ts';

export type Services = {
  /** The target of this worker: embedded Studio, or a test account. */
  openedTarget: OpenedTarget & { steps: Steps };
  /** Reports what an execution did; `secrets` are never shown. */
  evidence: (evidence: Evidence, more?: Shown) => Promise<void>;
  /** Tracks executions of this test that may still be active: they are always ended after it. */
  executionTracker: ExecutionTracker;
};
