// A conversation for the page: its lines, its steps, its context, and the possible moves.
import type { SimulatedRun } from '../emulator/engine/simulation.ts';
import { eventsOf, findState } from '../flow/graph.ts';
import type { FlowDefinition, FlowState, Json } from '../flow/types.ts';
import type { Level } from './nesting.ts';
import type { Played, Scene } from './play.ts';
import { stepViews } from './steps.ts';
import { bodySuggestion, replySuggestions } from './suggest.ts';
import { transcriptOf } from './transcript.ts';
import type { ConversationView, Move, Waiting } from './view.ts';

/** The moves that can send each signal. */
const MOVES: Readonly<Record<string, readonly Move['do'][]>> = {
  message: ['reply'],
  digits: ['press'],
  speech: ['say'],
  answer: ['answer'],
  response: ['respond', 'fail'],
  party: ['outcome'],
};

/** The widget at which an execution waits: in the flow of its last step. */
export function waitingState({ run, levels }: Played): { state: FlowState; level: Level } | undefined {
  const level = levels.at(-1);
  const state = run.waiting && level && findState(level.definition, run.waiting.widget);
  return state && level ? { state, level } : undefined;
}

function movesAt({ record, waiting }: SimulatedRun): Move['do'][] {
  const moves = (waiting?.on ?? []).flatMap((signal) => MOVES[signal] ?? []);
  const isRinging = moves.includes('answer');
  if (waiting?.until !== null && waiting?.until !== undefined && !isRinging) moves.push('silence');
  if (record.callSid !== null && !isRinging) moves.push('hang-up');
  return moves;
}

type Body = NonNullable<Waiting['bodies']>[number];

/** Suggested bodies: first what the flow reads of the response, then earlier responses. */
function bodiesFor(definition: FlowDefinition, widget: string, earlier: readonly Body[]): Body[] {
  const body = bodySuggestion(definition, widget);
  const suggested = Object.keys(body).length > 0 ? [{ label: 'What the flow reads', status: 200, body }] : [];
  return [...suggested, { label: 'Empty object', status: 200, body: {} }, ...earlier];
}

function earlierBodies({ done }: Played): Body[] {
  const bodies = done.flatMap(({ move }) => (move?.do === 'respond' ? [move] : []));
  const seen = new Map(bodies.map(({ status, body }) => [JSON.stringify([status, body]), { status, body }]));
  return [...seen.values()].map(({ status, body }, index) => ({
    label: `Answer ${index + 1} from before`,
    status,
    body,
  }));
}

function requestOf({ outputs }: SimulatedRun, widget: string): Waiting['request'] {
  const sent = outputs.findLast((output) => output.kind === 'request' && output.widget === widget);
  if (sent?.kind !== 'request') return undefined;
  const { method, url, headers, body } = sent;
  return { method, url, headers: { ...headers }, ...(body ? { body } : {}) };
}

function waitingOf(played: Played): Waiting | undefined {
  const { run } = played;
  const { waiting } = run;
  const found = waitingState(played);
  if (!waiting || !found) return undefined;
  const { state, level } = found;
  const { definition } = level;
  const moves = movesAt(run);
  const request = moves.includes('respond') ? requestOf(run, state.name) : undefined;
  return {
    widget: state.name,
    place: level.id,
    type: state.type,
    moves,
    ...(waiting.until === null ? {} : { until: waiting.until }),
    suggestions: replySuggestions(definition, state.name),
    ...(request ? { request } : {}),
    ...(moves.includes('respond') ? { bodies: bodiesFor(definition, state.name, earlierBodies(played)) } : {}),
    ...(moves.includes('outcome') ? { events: eventsOf(state) } : {}),
  };
}

const isStop = ({ kind }: { kind: string }): boolean => kind === 'stop' || kind === 'unknown-widget';

/** An active execution that waits for nothing is stuck: Studio keeps it until it is ended. */
function stuckProblem({ status, waiting }: SimulatedRun): ConversationView['problems'] {
  if (status === 'ended' || waiting) return [];
  const message =
    'The execution is still active, and nothing will continue it: the call ended in a widget that speaks no TwiML.';
  return [{ widget: '', message, fix: 'Studio keeps such an execution until it is ended or 30 days old' }];
}

const ids = new WeakMap<SimulatedRun, number>();
let latest = 0;

/** A number for each run, by which page and server distinguish runs. */
function idOf(run: SimulatedRun): number {
  const id = ids.get(run) ?? ++latest;
  ids.set(run, id);
  return id;
}

export function conversationView(played: Played, scene: Scene): ConversationView {
  const { run, skipped } = played;
  const waiting = run.status === 'active' ? waitingOf(played) : undefined;
  const incidents = run.incidents.map(({ widget, message, fix }) => ({ widget, message, ...(fix ? { fix } : {}) }));
  return {
    id: idOf(run),
    status: run.status === 'active' ? 'active' : run.incidents.some(isStop) ? 'stopped' : 'ended',
    now: run.now,
    lines: transcriptOf(played, scene),
    steps: stepViews(run, played.levels),
    ...(waiting ? { waiting } : {}),
    problems: [...incidents, ...stuckProblem(run)],
    skippedMoves: skipped.length,
  };
}

/** As plain JSON: the engine's objects have no prototypes. */
export const plain = <Value extends Json>(value: Value): Value => JSON.parse(JSON.stringify(value)) as Value;
