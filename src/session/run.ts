// One execution that a program plays: each action as soon as it is due, and what it did whenever somebody asks.
import type { Trace } from '../path/trace.ts';
import type { ContactAction, Scenario } from '../scenario/scenario.ts';
import { actor, begin, type Playing, type Progress, trying, watchedBy } from './begin.ts';
import { act, rest } from './drive.ts';
import type { Failure } from './evidence.ts';
import { type Observed, observe } from './observe.ts';
import type { PreparedFlow } from './target.ts';

/** What is worth waiting for besides the end and a widget that waits; and for how long, if not for all of the time. */
export type Awaited = {
  isEnough?: (trace: Trace) => boolean;
  seconds?: number;
  /** Asks once more about an execution that has ended: lists may be late. */
  again?: boolean;
};

export type Run = {
  flow: PreparedFlow;
  executionSid: string;
  act: (action: ContactAction) => Promise<readonly Failure[]>;
  /** Once the execution has ended, or waits, or has come far enough. */
  observe: (awaited?: Awaited) => Promise<Observed>;
};

/** Triggers the execution. `progress` says how far it came, whatever becomes of this. */
export async function run(scenario: Scenario, playing: Playing, progress: Progress): Promise<Run> {
  const following = await begin(scenario, playing, progress);
  const { flow, executionSid, deadline, setting } = following;
  const watched = watchedBy(following);
  const part = { perform: actor(following), watched, seconds: setting.seconds };
  const refused = trying(scenario)('a call', 'refused');
  const actions = [...following.actions];
  let answered = 0;
  const until = (seconds: number) => Math.min(deadline, watched.clock.now() + seconds * 1000);
  const look = async ({ isEnough, seconds = Number.POSITIVE_INFINITY }: Awaited): Promise<Observed> => {
    const course = await rest(answered, { ...part, watched: { ...watched, deadline: until(seconds) } }, isEnough);
    // A sensitive reply becomes a secret when it is given.
    const secrets = [...playing.secrets, ...scenario.secrets];
    progress.observed = await observe({ ...following, secrets, actions }, course);
    return progress.observed;
  };
  return {
    flow,
    executionSid,
    act: async (action) => {
      actions.push(action);
      const acted = await act(action, answered, part).catch(refused);
      answered = acted.answered;
      return acted.failures;
    },
    observe: async (awaited = {}) => {
      // Nothing happens any more in an execution that has ended.
      if (progress.observed?.evidence.status === 'ended' && !awaited.again) return progress.observed;
      return look(awaited).catch(refused);
    },
  };
}
