// Says so when an API call has no answer, and nobody should wait for it any longer.
import type { Place } from '../errors.ts';
import type { Playing } from './begin.ts';
import type { Failure } from './evidence.ts';

const noAnswer = (at: Place, seconds: number): Failure => ({
  kind: 'timeout',
  code: 'no-answer',
  message: `an API call had no answer when the scenario's ${seconds} s were over`,
  fix: 'see the last call in the report; give it more seconds with `timeout` if the service is slow',
  at,
});

/** Resolves when the patience is over, with the failure to tell. */
export const outOfPatience = (at: Place, { patience, seconds }: Pick<Playing, 'patience' | 'seconds'>) =>
  new Promise<readonly Failure[]>((resolve) => {
    const give = () => resolve([noAnswer(at, seconds)]);
    if (patience.aborted) give();
    patience.addEventListener('abort', give, { once: true });
  });
