// The services that a test's fixtures provide to a session.
import type { ExecutionTracker } from '../account/cleanup.ts';
import type { Evidence } from '../session/evidence.ts';
import type { OpenedTarget } from '../session/target.ts';
import type { Shown } from './report.ts';
import type { Steps } from './steps.ts';

export type Services = {
  /** The target of this worker: embedded Studio, or a test account. */
  openedTarget: OpenedTarget & { steps: Steps };
  /** Puts what an execution did into the reports; `secrets` are never shown. */
  evidence: (evidence: Evidence, more?: Shown) => Promise<void>;
  /** The executions of this test that may still be active: they are always ended after it. */
  executionTracker: ExecutionTracker;
};
