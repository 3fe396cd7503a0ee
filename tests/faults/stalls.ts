// Calls that stall, without real time: a call's time is over as soon as the emulator holds it and every other call is answered.
import type { Hold } from '../../src/emulator/http/inject-fault.ts';
import { type Limit, timeoutError } from '../../src/time-limit.ts';

/**
 * A timer would take real time for each call, and on a busy machine it would end slow answers, too.
 * `hold` is for the emulator, `limit` for the client.
 */
export function stalls(): { hold: Hold; limit: Limit } {
  const open = new Set<AbortController>();
  let held = 0;
  const endHeld = () => {
    if (held === 0 || held < open.size) return;
    for (const call of open) call.abort(timeoutError());
    open.clear();
    held = 0;
  };
  return {
    hold: () => {
      held += 1;
      endHeld();
      return new Promise(() => {});
    },
    limit: async (task) => {
      const call = new AbortController();
      open.add(call);
      try {
        return await task(call.signal);
      } finally {
        open.delete(call);
        endHeld();
      }
    },
  };
}
