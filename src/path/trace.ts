// Reads ordered steps as a path: each step leaves one widget and enters the next.
import type { Path, Step, Visit } from './path.ts';

/** The text that Studio writes where a flow has ended, and the name of where it starts. */
export const ENDED = 'Ended';
export const TRIGGER = 'Trigger';

export type Trace = {
  path: Path;
  /** The event by which the Trigger was left. */
  trigger?: string;
  ended: boolean;
  /** Where the execution is now, if it has not ended. */
  current?: Visit;
};

const entered = ({ to, at }: Step): Visit => ({ widget: to, enteredAt: at });

const left = (visit: Visit, { name, at, sid }: Step): Visit => ({ ...visit, event: name, leftAt: at, leftBy: sid });

/** The path of an execution's own widgets; what its subflows walked has steps with a parent, and is theirs. */
export function trace(steps: readonly Step[]): Trace {
  const own = steps.filter(({ parentStepSid }) => parentStepSid === undefined);
  const visits: Visit[] = [];
  for (const step of own) {
    const last = visits.at(-1);
    if (last) visits[visits.length - 1] = left(last, step);
    if (step.to !== ENDED) visits.push(entered(step));
  }
  const ended = own.at(-1)?.to === ENDED;
  const current = ended ? undefined : visits.at(-1);
  const trigger = own[0]?.name;
  return { path: visits, ended, ...(trigger ? { trigger } : {}), ...(current ? { current } : {}) };
}
