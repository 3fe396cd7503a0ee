// What the playground's server calls: the view of the page after each action, details of widgets, scenarios, and saving.
import { findState } from '../flow/graph.ts';
import type { JsonObject } from '../flow/types.ts';
import { perform } from './app-actions.ts';
import { reload } from './app-reload.ts';
import {
  type AppOptions,
  createState,
  drawnFlows,
  playableFlow,
  refuse,
  type State,
  takenOf,
  talkOf,
} from './app-state.ts';
import { moveLabel, nodeViews } from './branches.ts';
import { conversationView, plain } from './conversation.ts';
import { flowView } from './folder.ts';
import { widgetView } from './inspect.ts';
import { type Flows, fileOf, type Level, levelAt, readPlace } from './nesting.ts';
import { pastOf, pictureOf } from './picture.ts';
import { preparations } from './prepare.ts';
import { previewScenario, type Saved, type SaveRequest, type Saving, writeScenario } from './save.ts';
import { playScenarios, type Scripted } from './scenarios.ts';
import type { Action, PictureView, ScenarioView, View, WidgetView } from './view.ts';

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

function pictureAt(state: State, step?: number): PictureView | undefined {
  const flows = drawnFlows(state);
  return flows && pictureOf(flows, state.choices, state.talk && takenOf(state.talk.played), step);
}

function viewOf(state: State): View {
  const picture = pictureAt(state);
  return { ...flowPart(state), ...talkPart(state), ...(picture ? { picture } : {}) };
}

function contextAt(state: State, step?: number): JsonObject {
  const { run } = talkOf(state).played;
  const taken = step === undefined ? undefined : run.steps[step - 1];
  return plain(taken ? taken.contextThen() : run.context);
}

/** The context that a flow's templates read: its latest one, or the one after a step. */
function contextIn({ talk }: State, { id }: Level, step?: number): JsonObject {
  if (!talk) return {};
  const { run, levels } = talk.played;
  if (step === undefined && levels.at(-1)?.id === id) return plain(run.context);
  const last = levels.slice(0, step).findLastIndex((level) => level.id === id);
  const taken = run.steps[last];
  return taken ? plain(taken.contextThen()) : {};
}

function widgetAt(state: State, name: string, { place = '', step }: { place?: string; step?: number }): WidgetView {
  const { now, behaviour = {} } = state.options;
  const flow = playableFlow(state);
  const played = state.talk?.played;
  const flows: Flows = drawnFlows(state) ?? [{ name: flow.name, definition: flow.definition }];
  const level = played?.levels.find(({ id }) => id === place) ?? levelAt(flows, readPlace(place));
  const found = level && findState(level.definition, name);
  if (!level || !found) return refuse(`\`${name}\` is not a widget of this flow.`, 'choose one in the picture');
  const taken = played && takenOf(played);
  return widgetView(found, {
    ...(taken ? { taken: step === undefined ? taken : pastOf(taken, step) } : {}),
    context: contextIn(state, level, step),
    now: played?.run.now ?? now(),
    level,
    scenarios: state.scenarios ?? [],
    behaviour,
  });
}

/** Actions of the user take precedence. */
async function prepare(state: State): Promise<void> {
  const { flow, choices, talk } = state;
  const { now, behaviour = {} } = state.options;
  const flows = drawnFlows(state);
  if (!flows || talk) return;
  for (const work of preparations({ flows, choices, now: now(), behaviour })) {
    await new Promise((done) => setImmediate(done));
    if (state.flow === flow) work();
  }
}

async function playAll(state: State): Promise<readonly ScenarioView[]> {
  const { flow } = state;
  const { cwd, environment, behaviour = {} } = state.options;
  const played = flow?.definition
    ? await playScenarios({ ...flow, definition: flow.definition }, { cwd, environment, behaviour })
    : [];
  if (state.flow === flow) state.scenarios = played;
  await prepare(state);
  return played.map(({ view }) => view);
}

function savingOf(state: State): Saving {
  const { cwd, environment } = state.options;
  return { talk: talkOf(state), flow: playableFlow(state), cwd, environment };
}

function openFiles(state: State): readonly string[] {
  const subflows = drawnFlows(state)?.slice(1) ?? [];
  return state.flow ? [state.flow.path, ...subflows.flatMap((one) => fileOf(one) ?? [])] : [];
}

export function createApp(options: AppOptions): App {
  const state = createState(options);
  return {
    view: () => viewOf(state),
    act: (action) => {
      perform(state, action);
      return viewOf(state);
    },
    pictureAt: (step) => pictureAt(state, step),
    contextAt: (step) => contextAt(state, step),
    widget: (name, at = {}) => widgetAt(state, name, at),
    scenarios: () => playAll(state),
    preview: (request) => previewScenario(savingOf(state), request),
    save: (request) => writeScenario(savingOf(state), request),
    reload: () => reload(state),
    openFiles: () => openFiles(state),
  };
}
