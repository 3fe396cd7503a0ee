// The options of a session, for specs: its own numbers, no cleanup, and steps that no report shows.
import type { ExecutionTracker } from '../../src/account/cleanup.ts';
import type { SessionOptions } from '../../src/session/session.ts';
import type { Target } from '../../src/session/target.ts';

export const NO_TRACKER: ExecutionTracker = {
  triggering: async () => ({ started: async () => undefined, refused: async () => undefined, done: () => undefined }),
  ended: () => undefined,
  end: async () => undefined,
  close: async () => undefined,
};

type Given = Partial<SessionOptions> & { contact?: string; signal?: AbortSignal };

export function optionsOn(target: Target, { contact = '+15550100001', signal, ...given }: Given = {}): SessionOptions {
  return {
    target,
    lease: async () => ({ parties: { contact, flowNumber: '+15550100000' }, release: async () => undefined }),
    seconds: 5,
    timer: () => ({ signal: signal ?? new AbortController().signal, cancel: () => undefined }),
    tracker: NO_TRACKER,
    secrets: [],
    root: '/flows',
    calls: () => [],
    step: (_title, _at, body) => body(),
    ...given,
  };
}
