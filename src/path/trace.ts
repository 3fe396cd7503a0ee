// Converts ordered steps to a path: each step leaves one widget and enters the next.
import { ENDED, type Step } from '../flow/step.ts';
import type { Path, Visit } from './path.ts';

export type Trace = {
  path: Path;
  /** The event by which the Trigger was left. */
  trigger?: string;
  ended: boolean;
  /** The current widget, if the execution has not ended. */
  current?: Visit;
};

const entered = ({ to, at }: Step): Visit => ({ widget: to, enteredAt: at });

const left = (visit: Visit, { name, at, sid }: Step): Visit => ({ ...visit, event: name, leftAt: at, leftBy: sid });

type Group = { steps: Step[]; start: number };

/** The steps of each subflow, by the parent's step that belongs to it. */
function groupsOf(steps: readonly Step[]): Map<string, Group> {
  const groups = new Map<string, Group>();
  for (const [index, step] of steps.entries()) {
    const { parentStepSid } = step;
    if (parentStepSid === undefined) continue;
    const group = groups.get(parentStepSid) ?? { steps: [], start: index };
    group.steps.push(step);
    groups.set(parentStepSid, group);
  }
  return groups;
}

/** The visits of one flow, its own or a subflow's. An account may name the widget that runs a subflow as its end. */
function visitsOf(steps: readonly Step[], within?: string, isOver = false): Visit[] {
  const visits: Visit[] = [];
  for (const [index, step] of steps.entries()) {
    const last = visits.at(-1);
    if (last) visits[visits.length - 1] = left(last, step);
    const isEnd = step.to === ENDED || (isOver && step.to === within && index === steps.length - 1);
    if (!isEnd) visits.push({ ...entered(step), ...(within === undefined ? {} : { within }) });
  }
  return visits;
}

/**
 * The path of an execution. A subflow's visits follow the visit of the widget that runs it: its steps name the parent's step that led to
 * that widget, or the one that left it.
 */
export function trace(steps: readonly Step[]): Trace {
  const own = steps.filter(({ parentStepSid }) => parentStepSid === undefined);
  const groups = groupsOf(steps);
  const positions = new Map(steps.map(({ sid }, index) => [sid, index]));
  const leading = own.filter(({ to }) => to !== ENDED);
  const path = visitsOf(own).flatMap((visit, index) => {
    const by = leading[index]?.sid ?? '';
    const [begun, over] = [groups.get(by), groups.get(visit.leftBy ?? '')];
    const isBegun = begun && begun.start > (positions.get(by) ?? 0);
    const isOver = over && over.start < (positions.get(visit.leftBy ?? '') ?? 0);
    const group = isBegun ? begun : isOver ? over : undefined;
    return group ? [visit, ...visitsOf(group.steps, visit.widget, visit.event !== undefined)] : [visit];
  });
  const ended = own.at(-1)?.to === ENDED;
  const current = ended ? undefined : path.at(-1);
  const trigger = own[0]?.name;
  return { path, ended, ...(trigger ? { trigger } : {}), ...(current ? { current } : {}) };
}
