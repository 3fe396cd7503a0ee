// Counts the timers that something leaves running.
import { createHook } from 'node:async_hooks';

/** A limit, in milliseconds, that no other code sets. */
export const LIMIT = 86_399_123;

/** The timers with this limit that were started meanwhile and have not been cleared. */
export async function timersLeft(during: () => Promise<unknown>): Promise<number> {
  const started: { _idleTimeout?: number; _destroyed?: boolean }[] = [];
  const hook = createHook({
    init: (_id, type, _trigger, resource) => void (type === 'Timeout' && started.push(resource)),
  });
  hook.enable();
  await during().finally(() => hook.disable());
  if (started.length === 0) throw new Error('no timer was started: what is measured here has another name now');
  return started.filter(({ _idleTimeout, _destroyed }) => _idleTimeout === LIMIT && !_destroyed).length;
}
