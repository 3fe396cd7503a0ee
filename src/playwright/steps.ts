// Shows the work of a session as steps in the report: the workflow and the contact, with their API calls.
import { test } from '@playwright/test';
import { FlowproofError, type Place } from '../errors.ts';
import type { ApiCall } from '../session/evidence.ts';
import type { Step } from '../session/session.ts';
import type { Exchange } from '../workflow/api.ts';
import { redactor } from './environment.ts';
import { shownError } from './shown-error.ts';
import { hiddenPlace } from './step-place.ts';
import type { Waits } from './waits.ts';

/** How the steps of one test are shown. */
export type Showing = {
  /** Values that no report may show. */
  secrets: () => readonly string[];
  /** Renders the error of a failed step. */
  render: (error: FlowproofError) => string;
  /** Whether reports may show source lines: those of a spec in TypeScript, not those of a scenario file. */
  showsSource: boolean;
};

export type Steps = {
  /** Records an API call of the running test. */
  note: (exchange: Exchange) => void;
  /** Starts recording a new test. */
  begin: () => void;
  end: () => Promise<void>;
  all: () => readonly ApiCall[];
  /** Requests and responses, redacted. */
  exchanges: () => readonly Exchange[];
  /** The steps of one session. */
  of: (showing: Showing) => Step;
};

const titleOf = ({ method, path, status, milliseconds }: ApiCall): string =>
  `${method} ${path} ${status || 'no answer'} (${milliseconds} ms)`;

/** An error in a step reaches the caller unchanged; the report shows it redacted. */
async function asStep<T>(title: string, location: Place, of: { body: () => Promise<T>; render: Showing['render'] }) {
  let thrown: { error: unknown } | undefined;
  try {
    return await test.step(
      title,
      () =>
        of.body().catch((error: unknown) => {
          thrown = { error };
          throw error instanceof FlowproofError ? shownError(of.render(error)) : shownError('');
        }),
      { location },
    );
  } catch (error) {
    throw thrown ? thrown.error : error;
  }
}

/** API calls appear below the step that makes them, or below the step that shows a wait. */
export function openSteps(waits: Waits): Steps {
  let calls: ApiCall[] = [];
  let exchanges: Exchange[] = [];
  let shown: Promise<unknown>[] = [];
  let noting = false;
  let place: Place | undefined;
  const note = (exchange: Exchange): void => {
    if (!noting) return;
    const { method, path, status, milliseconds } = exchange;
    exchanges.push(exchange);
    const call = { method, path: redactor.text(path), status, milliseconds: Math.round(milliseconds * 10) / 10 };
    calls.push(call);
    const location = hiddenPlace(place ?? test.info());
    shown.push(waits.inside(() => test.step(titleOf(call), async () => {}, { location })));
  };
  return {
    note,
    begin: () => {
      calls = [];
      exchanges = [];
      place = undefined;
      noting = true;
    },
    end: async () => {
      noting = false;
      await waits.end();
      await Promise.all(shown);
      shown = [];
    },
    all: () => calls,
    exchanges: () => exchanges,
    of:
      ({ secrets, render, showsSource }) =>
      async (title, at, body) => {
        place = at;
        const text = redactor.extend(secrets()).text(title);
        const closing = () => body().finally(waits.end);
        return asStep(text, showsSource ? at : hiddenPlace(at), { body: closing, render });
      },
  };
}
