// Finds the parent step of a subflow's steps where the account's lists leave it out.
import { ENDED, type Step } from '../flow/step.ts';

/** The event by which a subflow's Trigger is left. */
const STARTS = 'incomingParent';

type Level = { parent?: string; last?: Step };

/** The events by which the widget that runs a subflow is left. */
const IS_OVER: ReadonlySet<string> = new Set(['completed', 'failed']);

/** Whether a step belongs to the flow that runs the subflow: the subflow has ended, and its widget is left. */
function isBack({ name, from }: Step, { last }: Level, { last: runs }: Level): boolean {
  return IS_OVER.has(name) && from === runs?.to && (last?.to === ENDED || last?.to === from);
}

/** The list with parent steps; unchanged if it names any, or has no subflow's steps. Lists are newest first. */
export function withParentSteps(listed: readonly Step[]): readonly Step[] {
  const inTime = listed.toReversed().toSorted((a, b) => (a.at < b.at ? -1 : Number(a.at > b.at)));
  const isNamed = listed.some(({ parentStepSid }) => parentStepSid !== undefined);
  if (isNamed || !inTime.slice(1).some(({ name }) => name === STARTS)) return listed;
  const levels: [Level, ...Level[]] = [{}];
  const found = inTime.map((step): Step => {
    let level = levels.at(-1) ?? levels[0];
    if (step.name === STARTS && level.last) {
      level = { parent: level.last.sid };
      levels.push(level);
    } else
      for (let outer = levels.at(-2); outer && isBack(step, level, outer); outer = levels.at(-2)) {
        levels.pop();
        level = outer;
      }
    level.last = step;
    return level.parent === undefined ? step : { ...step, parentStepSid: level.parent };
  });
  return found.toReversed();
}
