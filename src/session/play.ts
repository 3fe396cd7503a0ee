// One scenario, played: trigger, contact, path, verdict. Every failure is collected, and evidence is left whatever happens.
import type { FlowDefinition } from '../flow/types.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { actor, begin, type Following, type Playing, type Progress, trying, watchedBy } from './begin.ts';
import { drive } from './drive.ts';
import type { Evidence, Failure, Judged } from './evidence.ts';
import { judge } from './judge.ts';
import { observe } from './observe.ts';
import { outOfPatience } from './patience.ts';
import { record } from './record.ts';
import { failuresOf } from './refusal.ts';
import { reachVerdict, unlistedEnd } from './verdict.ts';

export type Played = {
  failures: readonly Failure[];
  evidence: Evidence;
  /** Keys and words of sensitive actions as the flow received them: no report may show them either. */
  sensitiveInputs: readonly string[];
  /** What ran, or would have. */
  definition?: FlowDefinition;
};

async function follow(scenario: Scenario, following: Following, progress: Progress): Promise<readonly Failure[]> {
  const { target, setting } = following;
  const { seconds } = setting;
  const part = { actions: scenario.contact, perform: actor(following), watched: watchedBy(following), seconds };
  const course = await drive(part);
  const look = async () => {
    progress.observed = await observe(following, course);
    return progress.observed;
  };
  const acted = course.failures.length === 0;
  const looking = { target, look, judge: (evidence: Judged) => judge(scenario, evidence), mayBeLate: acted };
  try {
    const { failures, evidence } = await reachVerdict(looking);
    const isUnlisted = failures.length > 0 && acted && !target.simulatedTime;
    return [...course.failures, ...failures, ...(isUnlisted ? unlistedEnd(scenario, evidence) : [])];
  } catch (error) {
    // What went wrong first is why the rest cannot be told.
    if (acted) throw error;
    return [...course.failures, ...failuresOf(error, { what: 'a call', kind: 'refused', at: scenario.place })];
  }
}

async function attempt(scenario: Scenario, playing: Playing, progress: Progress): Promise<readonly Failure[]> {
  const following = await begin(scenario, playing, progress);
  return follow(scenario, following, progress).catch(trying(scenario)('a call', 'refused'));
}

/** Whatever came of it, the contact hangs up. */
async function playToEnd(scenario: Scenario, playing: Playing, progress: Progress): Promise<readonly Failure[]> {
  const at = scenario.place;
  const failures = await attempt(scenario, playing, progress).catch((error: unknown) =>
    failuresOf(error, { what: 'the scenario', kind: 'refused', at }),
  );
  const left = await progress.contact?.finish().then(
    () => [],
    (error) => failuresOf(error, { what: 'hanging up', kind: 'contact', at }),
  );
  return [...failures, ...(left ?? [])];
}

export async function play(scenario: Scenario, playing: Playing): Promise<Played> {
  const { target, root, secrets } = playing;
  const progress: Progress = {};
  const failures = await Promise.race([playToEnd(scenario, playing, progress), outOfPatience(scenario.place, playing)]);
  const { contact: _, ...known } = progress;
  const evidence = record({ scenario, target, ...known, failures, calls: playing.calls(), root, secrets });
  const definition = progress.flow?.definition ?? scenario.flow.definition;
  return {
    failures,
    evidence,
    sensitiveInputs: progress.observed?.sensitiveInputs ?? [],
    ...(definition ? { definition } : {}),
  };
}
