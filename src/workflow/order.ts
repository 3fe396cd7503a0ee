// Puts the steps of an execution into the order in which they happened, and says what is missing between them.
import type { Step } from '../flow/step.ts';
import { eulerPathOf, isOnlyEulerPath, isUnbroken } from './euler-path.ts';

/** Between `after` and `before` steps are missing; without `after` at the beginning, without `before` a parent step. */
export type Gap = { after?: string; before?: string };

export type Ordered = {
  steps: Step[];
  /** None if the steps form one unbroken chain. */
  gaps: Gap[];
  /** Whether the steps say so themselves, and not only the order in which they were listed. */
  certain: boolean;
  /** Whether the list was in order, newest or oldest first. */
  asListed: boolean;
};

const ENDED = 'Ended';
const TRIGGER = 'Trigger';
const TRIGGERING = /^incoming(Message|Call|ConversationMessage|Request|Parent)$/;

/** Where a chain begins: at the Trigger, whatever a flow calls it. */
function startOf(steps: readonly Step[]): string {
  if (steps.some(({ from }) => from === TRIGGER)) return TRIGGER;
  const entered = new Set(steps.map(({ to }) => to));
  return steps.find(({ from, name }) => !entered.has(from) && TRIGGERING.test(name))?.from ?? TRIGGER;
}

const byTime = (a: Step, b: Step): number => (a.at < b.at ? -1 : Number(a.at > b.at));

const isInTime = (steps: readonly Step[]): boolean =>
  steps.every((step, index) => index === 0 || byTime(steps[index - 1] ?? step, step) <= 0);

/** Steps of one second together. */
function secondsOf(inTime: readonly Step[]): Step[][] {
  const seconds: Step[][] = [];
  for (const step of inTime) {
    const last = seconds.at(-1);
    if (last?.[0]?.at === step.at) last.push(step);
    else seconds.push([step]);
  }
  return seconds;
}

/** Second by second, each beginning where the one before it ended if that can be, else as it was listed. */
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
 * Where the end is there and the steps make one chain, none is missing, and times that say otherwise are not exact. Without the
 * end, a chain against the times may as well have been made by a step that is missing.
 */
function chainToTheEnd(inTime: readonly Step[], start: string): Ordered | undefined {
  const chain = inTime.some(({ to }) => to === ENDED) ? eulerPathOf(inTime, start) : undefined;
  return chain && { steps: chain, gaps: [], certain: isOnlyEulerPath(chain, start), asListed: false };
}

/** One chain. Newest first is how Studio lists; where the list itself is a chain, it is the chain. */
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

/** Steps in any order, each once or more often. A subflow's steps form chains of their own, placed after the step that began them. */
export function orderSteps(listed: readonly Step[]): Ordered {
  const families = byParent([...new Map(listed.map((step) => [step.sid, step])).values()]);
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
