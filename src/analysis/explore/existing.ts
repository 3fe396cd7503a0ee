// Which transitions existing scenario files cover: each scenario is played in process, and counts if it passes.
import { resolve } from 'node:path';
import type { Behaviour } from '../../emulator/engine/behaviour.ts';
import type { Environment } from '../../scenario/fill.ts';
import { type LoadedFile, loadScenarioFile, loadScenarioText } from '../../scenario/load.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { createPlayer } from '../play.ts';
import type { ExploredFlow } from './explore.ts';
import { keyAt } from './transitions.ts';

type Flows = readonly [ExploredFlow, ...ExploredFlow[]];

export type Judged = { scenario: Scenario; failures: readonly string[]; keys: ReadonlySet<string> };

/** Plays the scenarios of a flow, one after the other. */
export async function judgeAll(
  { flows: [flow, ...subflows], behaviour }: Pick<Asked, 'flows' | 'behaviour'>,
  scenarios: readonly Scenario[],
): Promise<Judged[]> {
  const player = createPlayer(flow, subflows, behaviour);
  const states = new Map(flow.definition.states.map((state) => [state.name, state]));
  const judged: Judged[] = [];
  for (const scenario of scenarios) {
    const { failures, run } = await player.play(scenario);
    const own = run.steps.filter(({ flowSid }) => flowSid === run.record.flowSid);
    const keys = new Set(own.flatMap(({ from, transition }) => keyAt(states.get(from), transition) ?? []));
    judged.push({ scenario, failures: failures.map(({ message }) => message), keys });
  }
  return judged;
}

const isOf = (definitionPath: string, { flow }: Scenario): boolean =>
  flow.definitionPath !== undefined && resolve(flow.definitionPath) === definitionPath;

/** The subflows of a flow: those named by its scenario file, or found by the SIDs in the flow. */
export function subflowsOf(file: string, text: string, env: Environment): ExploredFlow[] {
  const { scenarios } = loadScenarioText({ file, text }, { env });
  return (scenarios[0]?.flow.subflows ?? []).map(({ sid, name, definition }) => ({ sid, name, definition }));
}

export type Asked = {
  flows: Flows;
  definitionPath: string;
  files: readonly string[];
  env: Environment;
  /** The behaviour of the calibrated account. */
  behaviour?: Partial<Behaviour>;
};

/** The transitions that passing scenarios of these files take, and the names of scenarios that do not pass. */
export async function coveredBy({
  flows,
  definitionPath,
  files,
  env,
  behaviour = {},
}: Asked): Promise<{ keys: Set<string>; failing: string[]; names: string[] }> {
  const loaded = files.map((file) => loadScenarioFile(file, { env }));
  const scenarios = loaded.flatMap((file) =>
    file.scenarios.filter((one) => !one.skip && !one.fixme && isOf(definitionPath, one)),
  );
  const judged = await judgeAll({ flows, behaviour }, scenarios);
  const passing = judged.filter(({ failures }) => failures.length === 0);
  return {
    names: loaded.flatMap(({ tests }) => tests.map(({ name }) => name)),
    keys: new Set(passing.flatMap(({ keys }) => [...keys])),
    failing: judged.filter(({ failures }) => failures.length > 0).map(({ scenario }) => scenario.id),
  };
}

/** Checks the text of a future scenario file: its errors, and the scenarios that do not pass. */
export async function checkText(
  { flows, env, behaviour = {} }: Pick<Asked, 'flows' | 'env' | 'behaviour'>,
  { file, text }: { file: string; text: string },
): Promise<{ loaded: LoadedFile; judged: Judged[] }> {
  const loaded = loadScenarioText({ file, text }, { env });
  return { loaded, judged: await judgeAll({ flows, behaviour }, loaded.scenarios) };
}
