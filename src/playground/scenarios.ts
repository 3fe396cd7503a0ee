// The scenarios of a flow's folder: their current results, and each as moves that the page can play step by step.
import { readdirSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { createPlayer, type Player } from '../analysis/play.ts';
import type { Behaviour } from '../emulator/engine/behaviour.ts';
import type { MockAnswer } from '../emulator/engine/mocks.ts';
import type { StepRecord } from '../emulator/engine/records.ts';
import type { SimulatedFlow } from '../emulator/engine/simulation.ts';
import { ENDED } from '../flow/step.ts';
import type { FlowDefinition, JsonObject } from '../flow/types.ts';
import { loadScenarioFile } from '../scenario/load.ts';
import type { ContactAction, Scenario } from '../scenario/scenario.ts';
import { chooseSubflows } from '../scenario/subflows.ts';
import type { FoundFlow } from './folder.ts';
import { type Flows, fileOf } from './nesting.ts';
import type { Move, ScenarioView, Start } from './view.ts';

export type Scripted = { name: string; left: readonly { at: string; move: Move }[] };

export type PlayedScenario = {
  view: ScenarioView;
  /** The transitions that it takes, by `transitionKey`; absent if it was not played. */
  taken?: ReadonlySet<string>;
  /** Absent if it cannot be played here. */
  scripted?: { start: Start; mocks: Record<string, readonly MockAnswer[]>; now?: number; script: Scripted };
};

/** The key of a transition with its index; `subflow` is the SID of the widget's flow, '' for the flow itself. */
export const transitionKey = (subflow: string, widget: string, index: number): string =>
  `${subflow} ${index} ${widget}`;

/** The SID of the subflow of a step; '' for the flow itself. */
export const subflowOf = ({ flowSid, parentStepSid }: Pick<StepRecord, 'flowSid' | 'parentStepSid'>): string =>
  parentStepSid === null ? '' : flowSid;

type PlayableFlow = FoundFlow & { definition: FlowDefinition };

type SaveContext = {
  cwd: string;
  environment: Readonly<Record<string, string | undefined>>;
  /** The behaviour of the calibrated account. */
  behaviour?: Partial<Behaviour>;
};

function moveOf(action: ContactAction): Move {
  switch (action.kind) {
    case 'reply':
      return { do: 'reply', body: action.body, ...(action.media.length > 0 ? { media: action.media } : {}) };
    case 'press':
      return { do: 'press', digits: action.digits };
    case 'say':
      return { do: 'say', speech: action.speech };
    case 'silence':
      return { do: 'silence' };
    case 'answer':
      return { do: 'answer', outcome: action.outcome };
    case 'hangUp':
      return { do: 'hang-up' };
  }
}

const BY: Readonly<Record<string, Start['by']>> = {
  incomingRequest: 'request',
  incomingMessage: 'message',
  incomingCall: 'call',
  incomingConversationMessage: 'conversation',
  incomingParent: 'subflow',
};

const CONTACT = '+15550100001';
const FLOW_NUMBER = '+15550100000';

function startOf({ trigger, inputs }: Scenario): Start {
  const { to = CONTACT, from = FLOW_NUMBER, body, parameters, parent } = inputs;
  const by = BY[trigger] ?? 'request';
  const fields = inputs.message ?? inputs.call ?? inputs.conversation;
  return {
    by,
    contact: to,
    flowNumber: from,
    parameters: by === 'subflow' ? ((parent?.parameters as JsonObject | undefined) ?? {}) : parameters,
    ...(body === undefined ? {} : { body }),
    ...(fields ? { fields } : {}),
  };
}

const shownPath = (path: string, cwd: string): string => relative(cwd, path).split(sep).join('/');

const yamlFilesIn = (folder: string): string[] =>
  readdirSync(folder)
    .filter((name) => /\.ya?ml$/i.test(name))
    .sort()
    .map((name) => join(folder, name));

type Loaded = ReturnType<typeof loadScenarioFile>;

const belongsTo =
  ({ path }: FoundFlow) =>
  ({ flow }: Scenario): boolean =>
    flow.definitionPath === path;

/** The result of the scenario as in a run: passed, or the first failure. */
async function playedOf(
  scenario: Scenario,
  player: Player,
  cwd: string,
): Promise<Pick<PlayedScenario, 'view' | 'taken'>> {
  const { id, name, place, skip } = scenario;
  const view = { id, name, file: shownPath(place.file, cwd), line: place.line };
  if (skip !== undefined) return { view: { ...view, result: 'not played', message: `Skipped: ${skip}`, widgets: [] } };
  const { failures, run } = await player.play(scenario);
  const widgets = [...new Set(run.steps.map(({ to }) => to))].filter((widget) => widget !== ENDED);
  const [first] = failures;
  const taken = new Set(run.steps.map((step) => transitionKey(subflowOf(step), step.from, step.transition)));
  const result = first ? ({ result: 'failed', message: first.message } as const) : ({ result: 'passed' } as const);
  return { view: { ...view, ...result, widgets }, taken };
}

function scriptedOf(scenario: Scenario): NonNullable<PlayedScenario['scripted']> {
  const { name, contact, mocks, now } = scenario;
  const left = contact.map((action) => ({ at: action.at, move: moveOf(action) }));
  return {
    start: startOf(scenario),
    mocks: { ...mocks },
    ...(now === undefined ? {} : { now: Date.parse(now) }),
    script: { name, left },
  };
}

/** The problems of a file, as entries of the list. */
const problemViews = ({ file, problems }: Loaded, cwd: string): PlayedScenario[] =>
  problems.slice(0, 5).map(({ message, fix, at }, index) => ({
    view: {
      id: `${file} ${index}`,
      name: 'This file has a mistake',
      file: shownPath(at?.file ?? file, cwd),
      line: at?.line ?? 1,
      result: 'not played',
      message: fix ? `${message} Fix: ${fix}` : message,
      widgets: [],
    },
  }));

const loadFiles = ({ path }: FoundFlow, { environment }: SaveContext): Loaded[] =>
  yamlFilesIn(dirname(path)).map((file) => loadScenarioFile(file, { env: environment, target: 'emulator' }));

/** The flows that its Run Subflow widgets run: those named by its scenario files, otherwise those found by their SIDs. */
export function subflowsFor(flow: PlayableFlow, context: SaveContext): readonly SimulatedFlow[] {
  const scenarios = loadFiles(flow, context).flatMap((file) => file.scenarios);
  const named = scenarios.filter(belongsTo(flow)).find(({ flow: { subflows } }) => subflows && subflows.length > 0);
  if (named?.flow.subflows) return named.flow.subflows;
  const asked = { file: join(dirname(flow.path), 'scenarios.yaml'), env: context.environment };
  return chooseSubflows(undefined, flow.definition, asked).subflows;
}

/**
 * All flows that can be drawn: those that a flow runs, and those that these name, although Studio does not let a subflow run another one.
 */
export function nestedFlows(direct: Flows, path: string, { environment }: Pick<SaveContext, 'environment'>): Flows {
  const found: SimulatedFlow[] = [...direct];
  function nestedIn(flow: SimulatedFlow): void {
    const asked = { file: join(dirname(fileOf(flow) ?? path), 'scenarios.yaml'), env: environment };
    for (const below of chooseSubflows(undefined, flow.definition, asked).subflows) {
      if (found.some(({ sid }) => sid === below.sid)) continue;
      found.push(below);
      nestedIn(below);
    }
  }
  for (const flow of direct.slice(1)) nestedIn(flow);
  return [direct[0], ...found.slice(1)];
}

/** Every scenario of this flow in the files beside it, played now. */
export async function playScenarios(flow: PlayableFlow, context: SaveContext): Promise<PlayedScenario[]> {
  const { cwd, behaviour } = context;
  const files = loadFiles(flow, context);
  const player = createPlayer(flow, subflowsFor(flow, context), behaviour);
  const played: PlayedScenario[] = files.flatMap((file) => problemViews(file, cwd));
  for (const scenario of files.flatMap(({ scenarios }) => scenarios).filter(belongsTo(flow)))
    played.push({ ...(await playedOf(scenario, player, cwd)), scripted: scriptedOf(scenario) });
  return played;
}
