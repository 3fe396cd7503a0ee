// Notes each API call of the running test, and shows it in the report as a step: method, path, status, time.
import { test } from '@playwright/test';
import { maskPhoneNumbers } from '../redaction/mask.ts';
import type { ApiCall } from '../session/evidence.ts';
import type { Exchange } from '../workflow/api.ts';
import { NOWHERE } from './nowhere.ts';
import type { Waits } from './waits.ts';

export type Calls = {
  note: (exchange: Exchange) => void;
  /** Forgets the test before, and notes from now on. */
  begin: () => void;
  end: () => Promise<void>;
  all: () => readonly ApiCall[];
  /** With what was sent and answered, masked. */
  exchanges: () => readonly Exchange[];
};

/** Below what is waited for meanwhile, if that is shown. */
export function noteCalls(waits?: Waits): Calls {
  let calls: ApiCall[] = [];
  let exchanges: Exchange[] = [];
  let steps: Promise<unknown>[] = [];
  let noting = false;
  const note = (exchange: Exchange) => {
    if (!noting) return;
    const { method, path, status, milliseconds } = exchange;
    exchanges.push(exchange);
    const call = { method, path: maskPhoneNumbers(path), status, milliseconds: Math.round(milliseconds * 10) / 10 };
    calls.push(call);
    const title = `${method} ${call.path} ${status || 'no answer'} (${call.milliseconds} ms)`;
    const step = () => test.step(title, async () => {}, { location: NOWHERE });
    steps.push(waits ? waits.inside(step) : step());
  };
  return {
    note,
    begin: () => {
      calls = [];
      exchanges = [];
      noting = true;
    },
    end: async () => {
      noting = false;
      await waits?.end();
      await Promise.all(steps);
      steps = [];
    },
    all: () => calls,
    exchanges: () => exchanges,
  };
}
