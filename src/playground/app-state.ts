// The playground's state: the flow, the branches of the conversation and the kept answers, and how a conversation starts and continues.
import type { Behaviour } from '../emulator/engine/behaviour.ts';
import type { MockAnswer } from '../emulator/engine/mocks.ts';
import { FlowproofError } from '../errors.ts';
import type { FlowDefinition } from '../flow/types.ts';
import { addMove, type Branches, moveLabel, startBranches, turnsOf } from './branches.ts';
import { type FoundFlow, flowFiles, readFlow } from './folder.ts';
import type { Flows } from './nesting.ts';
import type { Progress } from './picture.ts';
import { type Played, playScene, type Scene } from './play.ts';
import { nestedFlows, type PlayedScenario, type Scripted, subflowsFor } from './scenarios.ts';
import type { Move, Start, View } from './view.ts';

export type AppOptions = {
  /** A flow.json, or a folder. */
  path: string;
  /** Paths are shown relative to it. */
  cwd: string;
  /** The real time in milliseconds since the epoch, at which a conversation starts unless its clock is set. */
  now: () => number;
  environment: Readonly<Record<string, string | undefined>>;
  /** The behaviour of the calibrated account. */
  behaviour?: Partial<Behaviour>;
};

export type Talk = { scene: Scene; branches: Branches; played: Played; script?: Scripted };

export type State = {
  readonly options: AppOptions;
  flows: readonly FoundFlow[];
  flow?: FoundFlow;
  talk?: Talk;
  /** The open flow and all flows that it runs, directly or not; read when they are first drawn. */
  drawn?: Flows;
  /** Subflows that the user opened or closed, by place. */
  choices: Map<string, boolean>;
  /** By widget. */
  kept: Map<string, MockAnswer[]>;
  /** The open flow before its file became invalid, to compare the corrected flow with. */
  unbroken?: FlowDefinition;
  change?: View['change'];
  scenarios?: readonly PlayedScenario[];
};

export function refuse(message: string, fix: string): never {
  throw new FlowproofError([{ code: 'playground', message, fix }]);
}

export function createState(options: AppOptions): State {
  const { path, cwd } = options;
  const flows = flowFiles(path).map((file) => readFlow(file, cwd));
  const [first] = flows;
  return {
    options,
    flows,
    kept: new Map(),
    choices: new Map(),
    ...(first && flows.length === 1 ? { flow: first } : {}),
  };
}

export const talkOf = ({ talk }: State): Talk => talk ?? refuse('There is no conversation.', 'start one');

export function playableFlow({ flow }: State): FoundFlow & { definition: FlowDefinition } {
  if (!flow) return refuse('No flow is open.', 'choose a flow');
  const { definition } = flow;
  return definition
    ? { ...flow, definition }
    : refuse(`${flow.name} cannot be played.`, flow.problem ?? 'correct its flow.json');
}

/** The open flow and those that it runs. */
export function flowsOf(state: State): Flows {
  const flow = playableFlow(state);
  const { cwd, environment } = state.options;
  const flows: Flows = [{ name: flow.name, definition: flow.definition }, ...subflowsFor(flow, { cwd, environment })];
  state.drawn = nestedFlows(flows, flow.path, { environment });
  return flows;
}

/** Read once, until a conversation starts or the file changes. */
export function drawnFlows(state: State): Flows | undefined {
  // A conversation keeps its flows while the file is invalid.
  if (!state.flow?.definition) return state.talk?.scene.flows;
  if (!state.drawn) flowsOf(state);
  return state.drawn;
}

export function takenOf({ run, levels }: Played): Progress {
  return { steps: run.steps, levels, waits: run.waiting !== null };
}

/** Plays a conversation again from its start. */
export const replay = (talk: Talk): Talk => ({ ...talk, played: playScene(talk.scene, turnsOf(talk.branches)) });

/** A new conversation. */
export function begin(state: State, start: Start, extra: Partial<Scene> = {}): Talk {
  const { now, behaviour = {} } = state.options;
  const scene: Scene = {
    flows: flowsOf(state),
    start,
    now: now(),
    mocks: Object.fromEntries(state.kept),
    behaviour,
    ...extra,
  };
  const branches = startBranches();
  return { scene, branches, played: playScene(scene, turnsOf(branches)) };
}

/** The conversation with one more move. */
export function move(talk: Talk, next: Move): Talk {
  const [skipped] = talk.played.skipped;
  if (skipped)
    return refuse(`The flow does not wait for “${moveLabel(skipped)}” any more.`, 'go back to a point before that');
  const played = talk.played.next({ move: next });
  return played
    ? { ...talk, branches: addMove(talk.branches, next), played }
    : refuse(`The flow does not wait for that: ${moveLabel(next)}.`, 'choose one of the moves that the page offers');
}
