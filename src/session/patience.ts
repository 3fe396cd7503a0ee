// Says so when an API call has no answer, and nobody should wait for it any longer.
import type { Place } from '../errors.ts';
import type { Playing } from './begin.ts';
import type { Failure } from './evidence.ts';

type Waiting = Pick<Playing, 'patience' | 'seconds' | 'target'>;

/** Names the calls under way: one of them is why nothing went on. */
function noAnswer(at: Place, { seconds, target }: Waiting): Failure {
  const pending = target.api.pending?.() ?? [];
  const calls = pending.length > 0 ? pending.join('; ') : 'an API call';
  return {
    kind: 'timeout',
    code: 'no-answer',
    message: `${calls}: no answer when the scenario's ${seconds} s were over`,
    fix: 'give it more seconds with `timeout` if the service is slow today',
    at,
  };
}

/** Resolves when the patience is over, with the failure to tell. */
export const outOfPatience = (at: Place, waiting: Waiting) =>
  new Promise<readonly Failure[]>((resolve) => {
    const { patience } = waiting;
    const give = () => resolve([noAnswer(at, waiting)]);
    if (patience.aborted) give();
    patience.addEventListener('abort', give, { once: true });
  });
