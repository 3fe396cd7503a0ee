// Opens an execution of a spec: with a contact of its own, and the patience of nobody but this one.
import { outOfPatience } from '../session/patience.ts';
import { run } from '../session/run.ts';
import { type Act, patiently } from './act.ts';
import { actionsAt } from './actions.ts';
import type { House } from './ending.ts';
import { secrets } from './environment.ts';
import { type Execution, executionOf } from './execution.ts';
import { insideFor } from './judging.ts';
import { ROOT } from './root.ts';
import { LEASE_SECONDS, PATIENCE_SECONDS } from './span.ts';
import type { Studio } from './studio.ts';

export type Staging = Pick<Act, 'scenario' | 'anyCall' | 'room'> & { target: Studio['target'] };

export function actFor({ scenario, anyCall, room, target }: Staging): Act {
  const patience = new AbortController();
  const span = { seconds: room.secondsFor(scenario.timeout), target, patience: patience.signal };
  return {
    scenario,
    span,
    progress: {},
    secrets: [...secrets, ...scenario.secrets],
    failures: [],
    turn: Promise.resolve(),
    calls: [...scenario.contact],
    anyCall,
    room,
    isOver: false,
    losePatience: () => patience.abort(),
    impatience: outOfPatience(scenario.place, span),
    release: async () => undefined,
  };
}

/** Triggers it. */
export async function open(act: Act, { studio, leftovers }: House): Promise<Execution> {
  const { scenario, span, progress } = act;
  const { place } = scenario;
  const { parties, release } = await studio.cast(scenario.inputs, LEASE_SECONDS);
  act.room.grant(span.seconds);
  const timer = setTimeout(act.losePatience, (span.seconds + PATIENCE_SECONDS) * 1000);
  act.release = async () => {
    clearTimeout(timer);
    await release();
  };
  act.scenario = { ...scenario, inputs: { ...scenario.inputs, to: parties.contact, from: parties.flowNumber } };
  const playing = { parties, ...span, root: ROOT, secrets: act.secrets, calls: studio.calls.all };
  const running = run(act.scenario, { ...playing, witness: leftovers }, progress);
  act.run = await patiently(act, place, running);
  const at = (widget: string) => actionsAt(act, widget);
  return executionOf({ sid: act.run.executionSid, ...parties, at }, insideFor(act));
}
