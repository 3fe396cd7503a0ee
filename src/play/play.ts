// One scenario, played: trigger, contact, path, verdict. Every failure is collected, and evidence is left whatever happens.
import type { FlowDefinition } from '../flow/types.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { actor, begin, type Following, type Playing, type Progress, trying, watchedBy } from './begin.ts';
import { CHECKS } from './checks/index.ts';
import { explainStop } from './checks/unmocked.ts';
import { drive } from './drive.ts';
import type { Evidence, Failure } from './evidence.ts';
import { gather } from './gather.ts';
import type { Happened } from './happened.ts';
import { outOfPatience } from './patience.ts';
import { record } from './record.ts';
import { failuresOf } from './refusal.ts';

export type Played = {
  failures: readonly Failure[];
  evidence: Evidence;
  /** What ran, or would have. */
  definition?: FlowDefinition;
};

async function follow(scenario: Scenario, following: Following) {
  const { seconds } = following.setting;
  const part = { actions: scenario.contact, perform: actor(following), watched: watchedBy(following), seconds };
  const course = await drive(part);
  return { course, happened: await gather(following, course) };
}

async function judge(scenario: Scenario, happened: Happened): Promise<Failure[]> {
  const failures: Failure[] = [];
  for (const check of CHECKS) failures.push(...(await check(scenario, happened)));
  return failures.length > 0 ? [...failures, ...explainStop(scenario, happened)] : failures;
}

async function attempt(scenario: Scenario, playing: Playing, progress: Progress): Promise<readonly Failure[]> {
  const refused = trying(scenario)('a call', 'refused');
  const following = await begin(scenario, playing, progress);
  const { course, happened } = await follow(scenario, following).catch(refused);
  progress.happened = happened;
  return [...course.failures, ...(await judge(scenario, happened).catch(refused))];
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
  return { failures, evidence, ...(definition ? { definition } : {}) };
}
