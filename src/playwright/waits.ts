// Shows what a live scenario waits for, as a step that stays open: terminals update it in place, pipes do not show it.
import { AsyncLocalStorage } from 'node:async_hooks';
import { test } from '@playwright/test';
import type { Waiting } from '../contact/context.ts';
import { type Progress, repeatEvery } from './progress.ts';
import { hiddenPlace } from './step-place.ts';

/** Milliseconds between updates. */
const INTERVAL = 5000;

export type Waits = {
  observe: (waiting: Waiting) => void;
  /** For waits that are not at a widget: `for a contact that is free`. */
  show: (what: string, seconds?: number) => void;
  /** Steps made inside appear below the wait. */
  inside: <Made>(make: () => Made) => Made;
  end: () => Promise<void>;
};

/** Where time comes from, and where steps go. */
export type WaitSteps = {
  now: () => number;
  every: Progress['every'];
  /** Open until the result of `body` is settled. */
  step: (title: string, body: () => Promise<void>) => Promise<unknown>;
};

const WAIT_STEPS: WaitSteps = {
  now: Date.now,
  every: repeatEvery,
  step: (title, body) => test.step(title, body, { location: hiddenPlace(test.info()) }),
};

type Inside = Waits['inside'];
/** `until` is infinite if the duration is unknown. */
type Awaited = { what: string; since: number; until: number };
type Open = Awaited & { inside: Inside; close: () => void };

const outside: Inside = (make) => make();

function titleOf({ what, since, until }: Awaited, now: number): string {
  if (until !== Number.POSITIVE_INFINITY) {
    return `waits ${what}, ${Math.max(0, Math.ceil((until - now) / 1000))} s left`;
  }
  const seconds = Math.floor((now - since) / 1000);
  return seconds > 0 ? `waits ${what}, for ${seconds} s now` : `waits ${what}`;
}

function openStep(awaited: Awaited, steps: Promise<unknown>[], { now, step }: WaitSteps): Open {
  let close = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    close = resolve;
  });
  const open: Open = { ...awaited, inside: outside, close };
  const body = () => {
    open.inside = AsyncLocalStorage.snapshot();
    return held;
  };
  steps.push(step(titleOf(awaited, now()), body));
  return open;
}

export function showWaits(of: WaitSteps = WAIT_STEPS): Waits {
  let open: Open | undefined;
  let steps: Promise<unknown>[] = [];
  let stop: (() => void) | undefined;
  const showStep = (awaited: Awaited): void => {
    open?.close();
    open = openStep(awaited, steps, of);
  };
  const again = (): void => {
    if (open) showStep(open);
  };
  const show: Waits['show'] = (what, seconds = Number.POSITIVE_INFINITY) => {
    stop ??= of.every(INTERVAL, again);
    const since = of.now();
    if (open?.what !== what) showStep({ what, since, until: since + seconds * 1000 });
  };
  return {
    show,
    observe: ({ widget, what, seconds }) => show(`at \`${widget}\` for ${what}`, seconds),
    inside: (make) => (open ?? { inside: outside }).inside(make),
    end: async () => {
      stop?.();
      stop = undefined;
      open?.close();
      open = undefined;
      await Promise.all(steps);
      steps = [];
    },
  };
}
