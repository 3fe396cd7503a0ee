// Saves a conversation as a scenario: the same inputs, actions and answers, with its results as expectations.
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import type { Output } from '../emulator/engine/records.ts';
import { errorMessage, FlowproofError } from '../errors.ts';
import { eventsOf, findState } from '../flow/graph.ts';
import { ENDED } from '../flow/step.ts';
import type { FlowDefinition, Json, JsonObject } from '../flow/types.ts';
import { loadScenarioText } from '../scenario/load.ts';
import { LARGEST_SCENARIO_FILE } from '../scenario/read.ts';
import { expectedText, expectedValue } from '../scenario/unstable.ts';
import { addScenarios, literal, scenarioFileYaml, type WrittenScenario } from '../scenario/write.ts';
import { shorten } from '../shorten.ts';
import type { Branches } from './branches.ts';
import { plain } from './conversation.ts';
import { fileOf } from './nesting.ts';
import type { Played, Scene } from './play.ts';
import { mocksOf } from './saved-mocks.ts';
import type { Move, Start } from './view.ts';

export type SaveRequest = {
  name: string;
  /** Relative to the folder in which the playground was opened. */
  file: string;
  expect: { path: boolean; messages: boolean; prompts: boolean; requests: boolean; tasks: boolean; variables: boolean };
};

export type Saved = { file: string; line: number };

export type Saving = {
  talk: { scene: Scene; branches: Branches; played: Played };
  flow: { name: string; path: string; definition: FlowDefinition };
  cwd: string;
  /** The values for placeholders of an existing file. */
  environment?: Readonly<Record<string, string | undefined>>;
};

const refuse = (message: string, fix: string): never => {
  throw new FlowproofError([{ code: 'cannot-save', message, fix }]);
};

const TRIGGERS: Readonly<Record<Start['by'], string | undefined>> = {
  request: undefined,
  message: 'incomingMessage',
  call: 'incomingCall',
  conversation: 'incomingConversationMessage',
  subflow: 'incomingParent',
};

const FIELDS: Readonly<Partial<Record<Start['by'], string>>> = {
  message: 'message',
  call: 'call',
  conversation: 'conversation',
};

function inputsOf({ by, contact, flowNumber, body, parameters, fields }: Start): JsonObject {
  const inputs: JsonObject = { to: contact, from: flowNumber };
  const hasParameters = parameters && Object.keys(parameters).length > 0;
  if (body !== undefined && (by === 'message' || by === 'conversation')) inputs.body = body;
  if (by === 'request' && hasParameters) inputs.parameters = parameters;
  if (by === 'subflow') inputs.parent = { parameters: parameters ?? {} };
  const key = FIELDS[by];
  if (key && fields && Object.keys(fields).length > 0) inputs[key] = fields;
  return inputs;
}

/** A move of the contact as an action of a scenario file; moves of others become mocks. */
function actionOf(move: Move, at: string): JsonObject | undefined {
  switch (move.do) {
    case 'reply':
      return { at, reply: move.media ? { body: move.body, media: [...move.media] } : move.body };
    case 'press':
      return { at, press: move.digits };
    case 'say':
      return { at, say: move.speech };
    case 'silence':
      return { at, silence: true };
    case 'hang-up':
      return { at, hangUp: true };
    case 'answer':
      return { at, answer: move.outcome };
    default:
      return undefined;
  }
}

const isIdle = ({ move }: Played['done'][number]): boolean => move?.do === 'advance';

/** Time that passes at a widget becomes silence if the widget was left by its timeout, and is left out if nothing happened. */
function contactOf({ done, run }: Played): JsonObject[] {
  return done.flatMap((one, index): JsonObject[] => {
    const { move, widget } = one;
    if (!move || widget === undefined) return [];
    const stepsAfter = done[index + 1]?.stepsBefore ?? run.steps.length;
    if (isIdle(one)) return stepsAfter > one.stepsBefore ? [{ at: widget, silence: true }] : [];
    return [actionOf(move, widget) ?? []].flat();
  });
}

/** Every widget with the event by which it was left. A path cannot name an event without a transition. */
function pathOf({ run }: Played, definition: FlowDefinition): Json[] {
  const own = run.steps.filter(({ parentStepSid }) => parentStepSid === null);
  const left = own.slice(1).map(({ from, name }): Json => {
    const state = findState(definition, from);
    return state && !eventsOf(state).includes(name) ? from : { [from]: name };
  });
  const last = own.at(-1);
  return last && last.to !== ENDED ? [...left, last.to] : left;
}

type Sent<Kind extends Output['kind']> = Extract<Output, { kind: Kind }>;
const sentBy = <Kind extends Output['kind']>({ run }: Played, kind: Kind): Sent<Kind>[] =>
  run.outputs.filter((output): output is Sent<Kind> => output.kind === kind);

/** One entry for each widget: an object for one output, a list for several. */
function byWidget<Kind extends Output['kind']>(
  sent: readonly Sent<Kind>[],
  shown: (output: Sent<Kind>) => JsonObject,
): JsonObject {
  const lists = new Map<string, JsonObject[]>();
  for (const output of sent) lists.set(output.widget, [...(lists.get(output.widget) ?? []), shown(output)]);
  return Object.fromEntries([...lists].map(([widget, all]) => [widget, all.length === 1 ? (all[0] ?? {}) : all]));
}

const requestOf = ({ method, url, body, parameters }: Sent<'request'>): JsonObject => ({
  method,
  url,
  ...(body && !parameters ? { body: jsonOr(body) } : {}),
  ...(parameters ? { parameters: { ...parameters } } : {}),
});

/** By recipient, in order. */
function toOthers(played: Played): JsonObject {
  const lists = new Map<string, Json[]>();
  for (const { to, body, toContact } of sentBy(played, 'message'))
    if (!toContact) lists.set(to, [...(lists.get(to) ?? []), expectedText(body)]);
  return Object.fromEntries(lists);
}

const isFilled = (table: JsonObject): boolean => Object.keys(table).length > 0;

function jsonOr(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return text;
  }
}

const promptText = ({ say, play, digits }: Sent<'prompt'>): string => say ?? play ?? digits ?? '';

function messagesExpected(played: Played): JsonObject {
  const messages = sentBy(played, 'message').filter(({ toContact }) => toContact);
  const others = toOthers(played);
  return {
    ...(messages.length > 0 ? { messages: messages.map(({ body }) => expectedText(body)) } : {}),
    ...(isFilled(others) ? { messagesTo: others } : {}),
  };
}

/** The expectations of the saved scenario. */
function expectOf(played: Played, wanted: SaveRequest['expect'], definition: FlowDefinition): JsonObject {
  const { run } = played;
  const prompts = sentBy(played, 'prompt').map((prompt) => expectedText(promptText(prompt)));
  const requests = byWidget(sentBy(played, 'request'), (sent) => expectedValue(requestOf(sent)) as JsonObject);
  const tasks = byWidget(
    sentBy(played, 'task').filter(({ properties }) => isFilled(properties)),
    ({ properties }) => expectedValue(plain(properties)) as JsonObject,
  );
  const variables = expectedValue(plain((run.context.flow as JsonObject).variables ?? {})) as JsonObject;
  return {
    status: run.status,
    ...(wanted.path ? { path: pathOf(played, definition) } : {}),
    ...(wanted.messages ? messagesExpected(played) : {}),
    ...(wanted.prompts && prompts.length > 0 ? { prompts } : {}),
    ...(wanted.requests && isFilled(requests) ? { requests } : {}),
    ...(wanted.tasks && isFilled(tasks) ? { tasks } : {}),
    ...(wanted.variables && isFilled(variables) ? { variables } : {}),
  };
}

/** A flow that never reads the time takes the same path at any time. */
const dependsOnTime = ({ flows }: Scene): boolean =>
  flows.some(({ definition }) => /\bnow\b|\bdate\b|_(?:date|time)"/.test(JSON.stringify(definition)));

function scenarioOf(
  { talk: { scene, played }, flow }: Saving,
  { name, expect }: Pick<SaveRequest, 'name' | 'expect'>,
): WrittenScenario {
  const trigger = TRIGGERS[scene.start.by];
  const contact = contactOf(played);
  const mocks = mocksOf(played, scene.mocks);
  const isSlow = played.done.some(({ move }) => move?.do === 'silence' || move?.do === 'advance');
  const scenario = {
    name,
    // Only the emulator can skip time.
    ...(isSlow ? { targets: ['emulator'] } : {}),
    ...(trigger ? { trigger } : {}),
    inputs: inputsOf(scene.start),
    ...(dependsOnTime(scene) ? { now: new Date(scene.now).toISOString() } : {}),
    ...(Object.keys(mocks).length > 0 ? { mocks } : {}),
    ...(contact.length > 0 ? { contact } : {}),
    expect: expectOf(played, expect, flow.definition),
  };
  return literal(scenario);
}

const STARTS: Readonly<Record<Start['by'], (start: Start) => string>> = {
  message: ({ body }) => `the contact writes “${body ?? ''}”`,
  conversation: ({ body }) => `the contact writes “${body ?? ''}”`,
  call: () => 'the contact calls',
  request: () => 'an execution is started',
  subflow: () => 'a parent runs the subflow',
};

const ANSWERS: Readonly<Record<Extract<Move, { do: 'answer' }>['outcome'], string>> = {
  human: 'takes the call',
  machine: 'has a machine answer',
  busy: 'is busy',
  'no-answer': 'does not answer',
  failed: 'cannot be called',
};

/** A move as part of a scenario's name: `replies “Yes”`; undefined for the default outcome. */
function experience(move: Move): string {
  switch (move.do) {
    case 'reply':
      return `replies “${move.body}”`;
    case 'press':
      return `presses ${move.digits}`;
    case 'say':
      return `says “${move.speech}”`;
    case 'silence':
      return 'stays silent';
    case 'hang-up':
      return 'hangs up';
    case 'answer':
      return ANSWERS[move.outcome];
    case 'respond':
      return move.status >= 400 ? `gets a server error ${move.status}` : '';
    case 'fail':
      return 'meets a server that does not answer';
    default:
      return '';
  }
}

const LONGEST_NAME = 90;

/** Describes the conversation: how it starts, and what is done. */
function suggestedName({ talk: { scene, played } }: Saving): string {
  const { start } = scene;
  const acts = played.done.flatMap(({ move }) => (move && experience(move)) || []);
  const isApi = start.by === 'request' || start.by === 'subflow';
  const [first, ...others] = acts;
  const parts = isApi && first ? [`the contact ${first}`, ...others] : [STARTS[start.by](start), ...acts];
  const name = parts.join(', ');
  return shorten(name, LONGEST_NAME);
}

const shownPath = (path: string, cwd: string): string => relative(cwd, path).split(sep).join('/');

function filesBeside({ flow: { path, name }, cwd }: Saving): string[] {
  const folder = dirname(path);
  const known = readdirSync(folder)
    .filter((file) => /\.ya?ml$/i.test(file))
    .sort();
  const fresh = known.includes(`${name}.yaml`) ? `${name}-playground.yaml` : `${name}.yaml`;
  return [...new Set([...known, fresh])].map((file) => shownPath(join(folder, file), cwd));
}

const ALL = { path: true, messages: true, prompts: true, requests: true, tasks: true, variables: false };

export type Preview = { name: string; file: string; files: string[]; yaml: string; problem?: string };

/** Only beside the flow: a scenario file names its flow relative to itself. */
function targetOf({ flow, cwd }: Saving, file: string): string {
  const path = resolve(cwd, file);
  if (!/\.ya?ml$/i.test(path)) refuse(`\`${file}\` is not a scenario file.`, 'end its name in .yaml');
  if (dirname(path) !== dirname(flow.path))
    refuse(`\`${file}\` is not in the flow's folder.`, `save it in ${shownPath(dirname(flow.path), cwd)}`);
  return path;
}

const keysOnlyIn = (table: object, meant: object): string[] =>
  Object.keys(table).filter((key) => !Object.hasOwn(meant, key));

/** A file's defaults are merged into each of its scenarios: if they would change this one, it belongs in another file. */
function asMeant(
  { cwd, environment = {} }: Saving,
  { path, text, scenario }: { path: string; text: string; scenario: WrittenScenario },
): string {
  const { scenarios, problems } = loadScenarioText({ file: path, text }, { env: environment, target: 'emulator' });
  const read = scenarios.find(({ name }) => literal(name) === scenario.name);
  const file = shownPath(path, cwd);
  if (!read)
    return refuse(
      `${file} cannot be read: ${problems[0]?.message ?? 'the scenario is lost'}`,
      'correct it, or choose another file',
    );
  const { inputs = {}, mocks = {} } = scenario as { inputs?: { parameters?: JsonObject }; mocks?: JsonObject };
  const added = [
    ...keysOnlyIn(read.inputs.parameters, inputs.parameters ?? {}).map((key) => `the parameter \`${key}\``),
    ...keysOnlyIn(read.mocks, mocks).map((widget) => `the mock of \`${widget}\``),
  ];
  if (added.length === 0) return text;
  return refuse(`The defaults of ${file} would add ${added.join(', ')} to this scenario.`, 'choose another file');
}

/** The flow of a new file, with its subflows by name, since only another scenario file may name them so far. */
function flowPart({ flow: { path }, talk }: Saving): JsonObject {
  const folder = dirname(path);
  const subflows = talk.scene.flows.slice(1).flatMap((flow) => {
    const file = fileOf(flow);
    return flow.sid && file ? [[flow.sid, shownPath(file, folder)] as const] : [];
  });
  return { definition: basename(path), ...(subflows.length > 0 ? { subflows: Object.fromEntries(subflows) } : {}) };
}

/** Where a mock answers at once, the contact of a scenario cannot hang up in between. */
function checkHangUps({ done }: Played): void {
  const hungUp = done.find(
    ({ move, waitedFor = [] }) =>
      move?.do === 'hang-up' && (waitedFor.includes('party') || waitedFor.includes('response')),
  );
  if (hungUp)
    refuse(
      `The contact hung up while \`${hungUp.widget}\` waited for someone else, which a scenario cannot express: there a mock answers at once.`,
      `go back, and choose how \`${hungUp.widget}\` ends instead`,
    );
}

function contentOf(saving: Saving, path: string, scenario: WrittenScenario): string {
  checkHangUps(saving.talk.played);
  if (!existsSync(path)) {
    const schema = 'node_modules/flowproof/schemas/scenario.schema.json';
    const up = relative(dirname(path), join(saving.cwd, schema)).split(sep).join('/');
    return scenarioFileYaml({ flow: flowPart(saving), scenarios: [scenario] }, { schema: up });
  }
  const added = addScenarios(readFileSync(path, 'utf8'), [scenario]);
  if ('text' in added && Buffer.byteLength(added.text) > LARGEST_SCENARIO_FILE)
    refuse(`${shownPath(path, saving.cwd)} would become too large to be loaded (1 MB).`, 'choose another file');
  if ('text' in added) return asMeant(saving, { path, text: added.text, scenario });
  return refuse(
    `${shownPath(path, saving.cwd)} cannot be extended: ${added.reason}.`,
    'choose another name or another file',
  );
}

function problemWith(saving: Saving, file: string, scenario: WrittenScenario): string | undefined {
  try {
    contentOf(saving, targetOf(saving, file), scenario);
    return undefined;
  } catch (error) {
    return errorMessage(error);
  }
}

/** The scenario as it would be written, and its file: the first one beside the flow to which it can be added unchanged. */
export function previewScenario(saving: Saving, request: Partial<SaveRequest>): Preview {
  const files = filesBeside(saving);
  const name = request.name ?? suggestedName(saving);
  const scenario = scenarioOf(saving, { name, expect: request.expect ?? ALL });
  const yaml = scenarioFileYaml({ flow: { definition: basename(saving.flow.path) }, scenarios: [scenario] });
  const fitting = request.file ?? files.find((file) => problemWith(saving, file, scenario) === undefined);
  const file = fitting ?? files[0] ?? `${saving.flow.name}.yaml`;
  const problem = problemWith(saving, file, scenario);
  return { name, file, files, yaml: yaml.slice(yaml.indexOf('scenarios:')), ...(problem ? { problem } : {}) };
}

const lineOf = (text: string, name: string): number => {
  const lines = text.split('\n');
  const index = lines.findLastIndex((line) => line.includes('name:') && line.includes(name.slice(0, 20)));
  return index + 1;
};

/** Written to a temporary file that then replaces the old one, so that no file is left incomplete. */
export function writeScenario(saving: Saving, request: SaveRequest): Saved {
  const path = targetOf(saving, request.file);
  const text = contentOf(saving, path, scenarioOf(saving, request));
  mkdirSync(dirname(path), { recursive: true });
  const beside = `${path}.${process.pid}.tmp`;
  writeFileSync(beside, text);
  renameSync(beside, path);
  return { file: shownPath(path, saving.cwd), line: lineOf(text, request.name) };
}
