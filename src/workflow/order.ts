// Sorts the steps of an execution into the order in which they happened, and reports missing steps.
import { ENDED, type Step, TRIGGER } from '../flow/step.ts';
import { eulerPathOf, isOnlyEulerPath, isUnbroken } from './euler-path.ts';
import { withParentSteps } from './subflow-steps.ts';

/** Steps are missing between `after` and `before`; without `after` at the beginning, without `before` a parent step. */
export type Gap = { after?: string; before?: string };

export type Ordered = {
  steps: Step[];
  /** Empty if the steps form one unbroken chain. */
  gaps: Gap[];
  /** Whether the steps themselves determine the order, independent of the order in which they were listed. */
  certain: boolean;
  /** Whether the list was in order, newest or oldest first. */
  asListed: boolean;
};

const TRIGGERING = /^incoming(Message|Call|ConversationMessage|Request|Parent)$/;

/** The start of a chain: the Trigger, under any name. */
function startOf(steps: readonly Step[]): string {
  if (steps.some(({ from }) => from === TRIGGER)) return TRIGGER;
  const entered = new Set(steps.map(({ to }) => to));
  return steps.find(({ from, name }) => !entered.has(from) && TRIGGERING.test(name))?.from ?? TRIGGER;
}

const byTime = (a: Step, b: Step): number => (a.at < b.at ? -1 : Number(a.at > b.at));

const isInTime = (steps: readonly Step[]): boolean =>
  steps.every((step, index) => index === 0 || byTime(steps[index - 1] ?? step, step) <= 0);

/** Groups the steps of each second. */
function secondsOf(inTime: readonly Step[]): Step[][] {
  const seconds: Step[][] = [];
  for (const step of inTime) {
    const last = seconds.at(-1);
    if (last?.[0]?.at === step.at) last.push(step);
    else seconds.push([step]);
  }
  return seconds;
}

/** Second by second: each group continues where the one before ended if possible, otherwise in the listed order. */
function joinSeconds(inTime: readonly Step[], start: string): Ordered {
  const steps: Step[] = [];
  let certain = true;
  for (const second of secondsOf(inTime)) {
    const at = steps.at(-1)?.to ?? start;
    const chain = eulerPathOf(second, at) ?? eulerPathOf(second, second[0]?.from ?? at);
    certain &&= chain !== undefined && isOnlyEulerPath(chain, at);
    steps.push(...(chain ?? second));
  }
  const gaps = gapsIn(steps, start);
  return { steps, gaps, certain: certain && gaps.length === 0, asListed: false };
}

function gapsIn(steps: readonly Step[], start: string): Gap[] {
  return steps.flatMap(({ from, sid }, index) => {
    const last = steps[index - 1];
    if (from === (last?.to ?? start)) return [];
    return [{ ...(last ? { after: last.sid } : {}), before: sid }];
  });
}

/**
 * If the last step is there and the steps form one chain, none is missing, and contradicting times are inexact. Without the last step, a
 * chain that contradicts the times may result from a missing step.
 */
function chainToTheEnd(inTime: readonly Step[], start: string): Ordered | undefined {
  const chain = inTime.some(({ to }) => to === ENDED) ? eulerPathOf(inTime, start) : undefined;
  return chain && { steps: chain, gaps: [], certain: isOnlyEulerPath(chain, start), asListed: false };
}

/** One chain. Studio lists newest first; if the list itself is a chain, its order is kept. */
function orderChain(listed: readonly Step[]): Ordered {
  const start = startOf(listed);
  const oldestFirst = listed.toReversed();
  const inTime = oldestFirst.toSorted(byTime);
  const joined = joinSeconds(inTime, start);
  const asListed = [oldestFirst, [...listed]].find((steps) => isUnbroken(steps, start));
  const isWhole = joined.gaps.length === 0;
  if (asListed && (isInTime(asListed) || !isWhole)) {
    return { steps: asListed, gaps: [], certain: joined.certain, asListed: true };
  }
  if (isWhole) return joined;
  return chainToTheEnd(inTime, start) ?? joined;
}

const OWN = '';

function byParent(listed: readonly Step[]): Map<string, Step[]> {
  const families = new Map<string, Step[]>();
  for (const step of listed) {
    const parent = step.parentStepSid ?? OWN;
    const family = families.get(parent);
    if (family) family.push(step);
    else families.set(parent, [step]);
  }
  return families;
}

/** Accepts steps in any order, with duplicates. A subflow's steps form chains of their own, placed after the step that began them. */
export function orderSteps(listed: readonly Step[]): Ordered {
  const distinct = [...new Map(listed.map((step) => [step.sid, step])).values()];
  const families = byParent(withParentSteps(distinct));
  const ordered: Ordered = { steps: [], gaps: [], certain: true, asListed: true };
  const place = (parent: string): void => {
    const family = families.get(parent);
    if (!family) return;
    families.delete(parent);
    const chain = orderChain(family);
    ordered.gaps.push(...chain.gaps);
    ordered.certain &&= chain.certain;
    ordered.asListed &&= chain.asListed;
    for (const step of chain.steps) {
      ordered.steps.push(step);
      place(step.sid);
    }
  };
  place(OWN);
  for (const [parent, [first]] of [...families]) {
    // The steps of a subflow's own execution name a parent that is in another list.
    if (ordered.steps.length > 0 && first && families.has(parent)) ordered.gaps.push({ before: first.sid });
    place(parent);
  }
  return ordered;
}
