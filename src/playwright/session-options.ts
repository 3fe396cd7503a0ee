// The options of a session, the same for a YAML scenario and a spec in TypeScript.
import type { Scenario } from '../scenario/scenario.ts';
import type { SessionOptions } from '../session/session.ts';
import { secrets } from './environment.ts';
import { ROOT } from './root.ts';
import type { Services } from './services.ts';
import type { Showing } from './steps.ts';
import { LEASE_SECONDS, timer } from './timeouts.ts';

type Running = {
  services: Services;
  /** The longest duration of the execution. */
  seconds: number;
  showing: Showing;
};

export function sessionOptionsFor({ inputs }: Scenario, { services, seconds, showing }: Running): SessionOptions {
  const { openedTarget, executionTracker: tracker } = services;
  const { target, lease, steps } = openedTarget;
  return {
    target,
    lease: () => lease(inputs, LEASE_SECONDS),
    seconds,
    timer,
    tracker,
    secrets,
    root: ROOT,
    calls: steps.all,
    step: steps.of(showing),
  };
}
