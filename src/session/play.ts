// One scenario, played: trigger, contact, path, verdict. Every failure is collected, and evidence is left whatever happens.
import type { FlowDefinition } from '../flow/types.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { actor, begin, type Following, type Playing, type Progress, trying, watchedBy } from './begin.ts';
import { drive } from './drive.ts';
import type { Evidence, Failure } from './evidence.ts';
import { gather } from './gather.ts';
import { outOfPatience } from './patience.ts';
import { record } from './record.ts';
import { failuresOf } from './refusal.ts';
import { reachVerdict } from './verdict.ts';

export type Played = {
  failures: readonly Failure[];
  evidence: Evidence;
  /** What the flow heard of sensitive keys and words: no report may show it either. */
  heard: readonly string[];
  /** What ran, or would have. */
  definition?: FlowDefinition;
};

async function follow(scenario: Scenario, following: Following, progress: Progress): Promise<readonly Failure[]> {
  const { target, setting } = following;
  const { seconds } = setting;
  const part = { actions: scenario.contact, perform: actor(following), watched: watchedBy(following), seconds };
  const course = await drive(part);
  const look = async () => {
    const happened = await gather(following, course);
    progress.happened = happened;
    return happened;
  };
  // What went wrong first is why the rest cannot be told.
  const verdict = await reachVerdict(scenario, { course, target, gather: look }).catch((error: unknown) => {
    if (course.failures.length === 0) throw error;
    return failuresOf(error, { what: 'a call', kind: 'refused', at: scenario.place });
  });
  return [...course.failures, ...verdict];
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
  return { failures, evidence, heard: progress.happened?.heard ?? [], ...(definition ? { definition } : {}) };
}
