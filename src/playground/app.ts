// The playground's state between two actions of its page: the flow, the branches of the conversation, and the kept answers.
import type { Behaviour } from '../emulator/engine/behaviour.ts';
import type { MockAnswer } from '../emulator/engine/mocks.ts';
import { FlowproofError } from '../errors.ts';
import { findState } from '../flow/graph.ts';
import type { FlowDefinition, JsonObject } from '../flow/types.ts';
import { addDelivery, addMove, type Branches, goTo, moveLabel, nodeViews, startBranches, turnsOf } from './branches.ts';
import { changeOf, isSameFlow, subflowChange, withPaths } from './change.ts';
import { conversationView, plain, waitingState } from './conversation.ts';
import { type FoundFlow, flowFiles, flowView, readFlow } from './folder.ts';
import { widgetView } from './inspect.ts';
import { type Flows, fileOf, type Level, levelAt, readPlace } from './nesting.ts';
import { pastOf, pictureOf, type Taken } from './picture.ts';
import { type Played, playScene, type Scene } from './play.ts';
import { preparations } from './prepare.ts';
import { previewScenario, type Saved, type SaveRequest, writeScenario } from './save.ts';
import { nestedFlows, type PlayedScenario, playScenarios, type Scripted, subflowsFor } from './scenarios.ts';
import type { Action, Move, PictureView, ScenarioView, Start, View, WidgetView } from './view.ts';

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

export type App = {
  view: () => View;
  act: (action: Action) => View;
  /** The picture after so many steps. */
  pictureAt: (step: number) => PictureView | undefined;
  /** The current context, or the one after so many steps. */
  contextAt: (step?: number) => JsonObject;
  /** A widget of the flow, or of a subflow at a place, now or after so many steps. */
  widget: (name: string, at?: { place?: string; step?: number }) => WidgetView;
  /** Plays the scenarios beside the open flow and returns their results. */
  scenarios: () => Promise<readonly ScenarioView[]>;
  preview: (request: Partial<SaveRequest>) => ReturnType<typeof previewScenario>;
  save: (request: SaveRequest) => Saved;
  /** Reads the open flow and its subflows again; true if one has changed. */
  reload: () => boolean;
  /** Absolute paths of the open flow and its subflows, which the server watches. */
  openFiles: () => readonly string[];
};

type Talk = { scene: Scene; branches: Branches; played: Played; script?: Scripted };

type State = {
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

function refuse(message: string, fix: string): never {
  throw new FlowproofError([{ code: 'playground', message, fix }]);
}

const talkOf = ({ talk }: State): Talk => talk ?? refuse('There is no conversation.', 'start one');

function playableFlow({ flow }: State): FoundFlow & { definition: FlowDefinition } {
  if (!flow) return refuse('No flow is open.', 'choose a flow');
  const { definition } = flow;
  return definition
    ? { ...flow, definition }
    : refuse(`${flow.name} cannot be played.`, flow.problem ?? 'correct its flow.json');
}

function takenOf({ run, levels }: Played): Taken {
  return { steps: run.steps, levels, waits: run.waiting !== null };
}

function flowPart({ flows, flow, kept, change }: State): Omit<View, 'nodes'> {
  return {
    flows: flows.map(({ id, name, problem }) => ({ id, name, ...(problem ? { problem } : {}) })),
    ...(flow ? { flow: flowView(flow) } : {}),
    ...(change ? { change } : {}),
    mocks: plain(Object.fromEntries(kept) as unknown as JsonObject),
  };
}

const scriptView = ({ name, left }: Scripted): View['script'] => ({
  name,
  left: left.map(({ at, move }) => `${moveLabel(move)} at ${at}`),
});

function talkPart({ talk }: State): Pick<View, 'nodes' | 'start' | 'current' | 'conversation' | 'script'> {
  if (!talk) return { nodes: [] };
  const { branches, scene, played, script } = talk;
  return {
    nodes: nodeViews(branches),
    start: scene.start,
    current: branches.current,
    conversation: conversationView(played, scene),
    ...(script ? { script: scriptView(script) } : {}),
  };
}

export function createApp({ path, cwd, now, environment, behaviour = {} }: AppOptions): App {
  const state: State = {
    flows: flowFiles(path).map((file) => readFlow(file, cwd)),
    kept: new Map(),
    choices: new Map(),
  };
  const [first, ...others] = state.flows;
  if (first && others.length === 0) state.flow = first;

  const flowsOf = (flow: FoundFlow & { definition: FlowDefinition }): Flows => {
    const flows: Flows = [{ name: flow.name, definition: flow.definition }, ...subflowsFor(flow, { cwd, environment })];
    state.drawn = nestedFlows(flows, flow.path, { environment });
    return flows;
  };

  /** Read once, until a conversation starts or the file changes. */
  const drawnFlows = (): Flows | undefined => {
    const { flow, talk } = state;
    // A conversation keeps its flows while the file is invalid.
    if (!flow?.definition) return talk?.scene.flows;
    if (!state.drawn) flowsOf(playableFlow(state));
    return state.drawn;
  };

  const picture = (step?: number): PictureView | undefined => {
    const flows = drawnFlows();
    return flows && pictureOf(flows, state.choices, state.talk && takenOf(state.talk.played), step);
  };

  const replay = (talk: Talk): Talk => ({ ...talk, played: playScene(talk.scene, turnsOf(talk.branches)) });

  const begin = (start: Start, extra: Partial<Scene> = {}): Talk => {
    const scene: Scene = {
      flows: flowsOf(playableFlow(state)),
      start,
      now: now(),
      mocks: Object.fromEntries(state.kept),
      behaviour,
      ...extra,
    };
    const branches = startBranches();
    return { scene, branches, played: playScene(scene, turnsOf(branches)) };
  };

  const move = (talk: Talk, next: Move): Talk => {
    const [skipped] = talk.played.skipped;
    if (skipped)
      return refuse(`The flow does not wait for “${moveLabel(skipped)}” any more.`, 'go back to a point before that');
    const played = talk.played.next({ move: next });
    return played
      ? { ...talk, branches: addMove(talk.branches, next), played }
      : refuse(`The flow does not wait for that: ${moveLabel(next)}.`, 'choose one of the moves that the page offers');
  };

  const nextOf = (talk: Talk): Talk => {
    const [step, ...left] = talk.script?.left ?? [];
    if (!talk.script || !step) return talk;
    const { waiting } = talk.played.run;
    const events = waiting?.on.includes('party') ? waitingState(talk.played)?.state.transitions : undefined;
    const usual = events?.[0]?.event;
    // Without a mock, a scenario continues with the ordinary event, as in a test.
    if (usual) return nextOf(move(talk, { do: 'outcome', event: usual }));
    if (waiting?.widget !== step.at)
      refuse(
        `The scenario acts at \`${step.at}\`, and the flow is at \`${waiting?.widget ?? 'its end'}\`.`,
        'go on by hand, or change the scenario',
      );
    return { ...move(talk, step.move), script: { ...talk.script, left } };
  };

  const load = (id: string): Talk => {
    const found = state.scenarios?.find((one) => one.view.id === id)?.scripted;
    if (!found) return refuse('This scenario no longer exists.', 'open the flow again');
    const { start, mocks, script } = found;
    return { ...begin(start, { mocks, ...(found.now === undefined ? {} : { now: found.now }) }), script };
  };

  const keepAnswer = (widget: string): void => {
    const talk = talkOf(state);
    const done = talk.played.done.findLast(
      (one) => one.widget === widget && (one.move?.do === 'respond' || one.move?.do === 'outcome'),
    );
    const made = done?.move;
    if (made?.do === 'respond') state.kept.set(widget, [{ status: made.status, body: made.body }]);
    if (made?.do === 'outcome')
      state.kept.set(widget, [{ event: made.event, ...(made.output ? { output: made.output } : {}) }]);
  };

  const open = (id: string): void => {
    state.flow = state.flows.find((flow) => flow.id === id) ?? refuse('This flow no longer exists.', 'reload the page');
    state.kept.clear();
    state.choices.clear();
    delete state.talk;
    delete state.drawn;
    delete state.unbroken;
    delete state.change;
    delete state.scenarios;
  };

  const savingOf = (from: State) => ({ talk: talkOf(from), flow: playableFlow(from), cwd, environment });

  const setClock = (at: string): void => {
    const moment = Date.parse(at);
    if (Number.isNaN(moment)) refuse(`\`${at}\` is not a moment.`, 'write it as 2026-03-02T09:00:00Z');
    const talk = talkOf(state);
    state.talk = replay({ ...talk, scene: { ...talk.scene, now: moment } });
  };

  const ACTIONS: { [Kind in Action['do']]: (action: Extract<Action, { do: Kind }>) => void } = {
    open: ({ flow }) => open(flow),
    start: ({ start }) => {
      state.talk = begin(start);
      delete state.change;
    },
    move: ({ move: next }) => {
      state.talk = move(talkOf(state), next);
    },
    deliver: ({ widget, delivery }) => {
      const talk = talkOf(state);
      state.talk = replay({ ...talk, branches: addDelivery(talk.branches, widget, delivery) });
    },
    'go-to': ({ node }) => {
      const talk = talkOf(state);
      state.talk = replay({ ...talk, branches: goTo(talk.branches, node) });
    },
    close: () => {
      delete state.talk;
    },
    'keep-answer': ({ widget }) => keepAnswer(widget),
    'forget-answer': ({ widget }) => {
      state.kept.delete(widget);
    },
    'set-clock': ({ at }) => setClock(at),
    load: ({ scenario }) => {
      state.talk = load(scenario);
    },
    next: () => {
      state.talk = nextOf(talkOf(state));
    },
    rest: () => {
      for (let talk = talkOf(state); talk.script && talk.script.left.length > 0; talk = state.talk)
        state.talk = nextOf(talk);
    },
    expand: ({ place, open: isOpen }) => {
      state.choices.set(place, isOpen);
    },
    'dismiss-change': () => {
      delete state.change;
    },
  };

  const view = (): View => {
    const drawn = picture();
    return { ...flowPart(state), ...talkPart(state), ...(drawn ? { picture: drawn } : {}) };
  };

  const contextAt = (step?: number): JsonObject => {
    const { run } = talkOf(state).played;
    const taken = step === undefined ? undefined : run.steps[step - 1];
    return plain(taken ? taken.contextThen() : run.context);
  };

  /** The context that a flow's templates read: its latest one, or the one after a step. */
  const contextIn = ({ id }: Level, step?: number): JsonObject => {
    if (!state.talk) return {};
    const { run, levels } = state.talk.played;
    if (step === undefined && levels.at(-1)?.id === id) return plain(run.context);
    const last = levels.slice(0, step).findLastIndex((level) => level.id === id);
    const taken = run.steps[last];
    return taken ? plain(taken.contextThen()) : {};
  };

  const reload = (): boolean => {
    const before = state.flow;
    if (!before) return false;
    const after = readFlow(before.path, cwd);
    if (isSameFlow(before, after)) return reloadSubflows();
    const change = changeOf(before, after, state.unbroken);
    state.flow = after;
    state.flows = state.flows.map((flow) => (flow.id === after.id ? after : flow));
    delete state.drawn;
    if (after.definition) delete state.unbroken;
    else if (before.definition) state.unbroken = before.definition;
    playAgain(change);
    return true;
  };

  /** The flow itself has not changed; its subflows may have. */
  const reloadSubflows = (): boolean => {
    const { drawn: was, flow } = state;
    if (!was || !flow?.definition) return false;
    delete state.drawn;
    const change = subflowChange(was, drawnFlows() ?? was);
    if (change) playAgain(change);
    else state.drawn = was;
    return change !== undefined;
  };

  /** Shows what changed and, during a conversation, both paths. */
  const playAgain = (change: View['change']): void => {
    const { talk, flow } = state;
    if (change) state.change = change;
    else delete state.change;
    if (!talk || !flow?.definition) return;
    state.talk = replay({ ...talk, scene: { ...talk.scene, flows: flowsOf(playableFlow(state)) } });
    if (change) state.change = withPaths(change, talk.played, state.talk.played);
  };

  /** Actions of the user take precedence. */
  const prepare = async (): Promise<void> => {
    const { flow, choices, talk } = state;
    const flows = drawnFlows();
    if (!flows || talk) return;
    for (const work of preparations({ flows, choices, now: now(), behaviour })) {
      await new Promise((done) => setImmediate(done));
      if (state.flow === flow) work();
    }
  };

  return {
    view,
    act: (action) => {
      // One function for each action; TypeScript cannot see that key and argument belong together.
      (ACTIONS[action.do] as (action: Action) => void)(action);
      return view();
    },
    pictureAt: picture,
    contextAt,
    widget: (name, { place = '', step } = {}) => {
      const flow = playableFlow(state);
      const played = state.talk?.played;
      const flows: Flows = drawnFlows() ?? [{ name: flow.name, definition: flow.definition }];
      const level = played?.levels.find(({ id }) => id === place) ?? levelAt(flows, readPlace(place));
      const found = level && findState(level.definition, name);
      if (!level || !found) return refuse(`\`${name}\` is not a widget of this flow.`, 'choose one in the picture');
      const taken = played && takenOf(played);
      return widgetView(found, {
        ...(taken ? { taken: step === undefined ? taken : pastOf(taken, step) } : {}),
        context: contextIn(level, step),
        now: played?.run.now ?? now(),
        level,
        scenarios: state.scenarios ?? [],
        behaviour,
      });
    },
    scenarios: async () => {
      const { flow } = state;
      const played = flow?.definition
        ? await playScenarios({ ...flow, definition: flow.definition }, { cwd, environment, behaviour })
        : [];
      if (state.flow === flow) state.scenarios = played;
      await prepare();
      return played.map(({ view: one }) => one);
    },
    preview: (request) => previewScenario(savingOf(state), request),
    save: (request) => {
      return writeScenario(savingOf(state), request);
    },
    reload,
    openFiles: () => {
      const { flow } = state;
      const subflows = drawnFlows()?.slice(1) ?? [];
      return flow ? [flow.path, ...subflows.flatMap((one) => fileOf(one) ?? [])] : [];
    },
  };
}
