// The first step of a test's report: what the execution did, before the steps that caused it.
import { AsyncLocalStorage } from 'node:async_hooks';
import { test } from '@playwright/test';
import type { Place } from '../errors.ts';
import { hiddenPlace } from './step-place.ts';

export type SummaryStep = {
  /** Makes the steps below it, and closes it. */
  fill: (make: () => Promise<void>) => Promise<void>;
};

/** Steps are shown in the order in which they begin: this one begins before the session, and stays open until its end. */
export function openSummaryStep(at: Place): SummaryStep {
  let inside = <Made>(make: () => Made): Made => make();
  let close = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    close = resolve;
  });
  const body = () => {
    inside = AsyncLocalStorage.snapshot();
    return held;
  };
  const step = test.step('conversation and path', body, { location: hiddenPlace(at) });
  return {
    fill: async (make) => {
      await inside(make).finally(close);
      await step;
    },
  };
}
