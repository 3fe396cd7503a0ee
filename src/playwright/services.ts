// What the fixtures of a test give to whatever runs a session.
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
  /** The executions of this test that may still be active: ended after it, whatever becomes of it. */
  executionTracker: ExecutionTracker;
};
