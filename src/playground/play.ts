// Plays a conversation: its start and its moves, one after the other, on the engine; each time anew, so that nothing is left over.

import type { MockAnswer } from '../emulator/engine/mocks.ts';
import {
  type AskMock,
  type ContactSignal,
  createSimulation,
  type SimulatedFlow,
  type SimulatedRun,
  type Simulation,
  type SimulationTrigger,
} from '../emulator/engine/simulation.ts';
import type { InboundMessage } from '../emulator/engine/widget.ts';
import type { Json, JsonObject } from '../flow/types.ts';
import type { Move, Start } from './view.ts';

export type Scene = {
  /** The flow that is talked to, and the flows that it may run as subflows. */
  flows: readonly [SimulatedFlow, ...SimulatedFlow[]];
  start: Start;
  /** The moment at which the conversation starts, milliseconds since the epoch. */
  now: number;
  /** Answers that were kept, by widget. */
  mocks: Readonly<Record<string, readonly MockAnswer[]>>;
};

/** What was done, and how far the execution had come by then. */
export type Done = { move?: Move; outputsBefore: number; stepsBefore: number; at: number; widget?: string };

export type Played = {
  run: SimulatedRun;
  done: readonly Done[];
  /** Moves that the flow did not wait for: they, and all that follow, were not made. */
  skipped: readonly Move[];
};

const asText = (value: Json): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** A webhook's fields are texts. */
const texts = (fields: JsonObject = {}): InboundMessage =>
  Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, asText(value)]));

function triggerOf({ by, contact, flowNumber, body = '', parameters = {}, fields }: Start): SimulationTrigger {
  const ends = { contact, flowAddress: flowNumber };
  switch (by) {
    case 'message':
    case 'conversation':
      return { kind: 'message', ...ends, body, ...(fields ? { fields: texts(fields) } : {}) };
    case 'call':
      return { kind: 'call', ...ends, ...(fields ? { fields } : {}) };
    case 'subflow':
      return { kind: 'parent', ...ends, parameters };
    case 'request':
      return { kind: 'request', ...ends, parameters };
  }
}

function responseOf(move: Extract<Move, { do: 'respond' | 'fail' }>): ContactSignal {
  if (move.do === 'fail') {
    const reason = move.reason === 'timeout' ? 'the server did not answer in time' : 'no connection to the server';
    return { type: 'response', response: { failed: move.reason, reason } };
  }
  const headers = { 'content-type': typeof move.body === 'string' ? 'text/plain' : 'application/json' };
  return { type: 'response', response: { status: move.status, body: asText(move.body), headers } };
}

function signalOf(move: Move): ContactSignal {
  switch (move.do) {
    case 'reply':
      return { type: 'message', body: move.body, ...(move.media ? { media: move.media } : {}) };
    case 'press':
      return { type: 'digits', digits: move.digits };
    case 'say':
      return { type: 'speech', text: move.speech };
    case 'silence':
      return { type: 'timeout' };
    case 'hang-up':
      return { type: 'hangup' };
    case 'answer':
      return { type: 'answer', outcome: move.outcome };
    case 'respond':
    case 'fail':
      return responseOf(move);
    case 'outcome':
      return { type: 'party', event: move.event, output: move.output ?? {} };
    case 'advance':
      return { type: 'wait', seconds: move.seconds };
  }
}

/** Answers in turn, the last one stays; a widget without any is asked for on the page. */
function keptAnswers(mocks: Scene['mocks']): AskMock {
  const used = new Map<string, number>();
  return ({ widget, use }) => {
    const answers = Object.hasOwn(mocks, widget) ? (mocks[widget] ?? []) : [];
    const turn = used.get(widget) ?? 0;
    const answer = answers[Math.min(turn, answers.length - 1)];
    const fits =
      answer && (use === 'request' ? 'status' in answer : use === 'event' ? 'event' in answer : 'delivery' in answer);
    if (!answer || !fits) return undefined;
    used.set(widget, turn + 1);
    return answer;
  };
}

const mark = (run: SimulatedRun, move?: Move): Done => {
  const { outputs, steps, now, waiting } = run;
  const widget = waiting?.widget;
  return {
    ...(move ? { move } : {}),
    outputsBefore: outputs.length,
    stepsBefore: steps.length,
    at: now,
    ...(widget ? { widget } : {}),
  };
};

function simulationOf({ flows, now, mocks }: Scene): Simulation {
  return createSimulation({ flows, now, mocks: keptAnswers(mocks), waitsForOutside: true });
}

/** Makes the moves as long as the flow waits for them. */
export function playScene(scene: Scene, moves: readonly Move[]): Played {
  const run = simulationOf(scene).start(triggerOf(scene.start));
  const done: Done[] = [{ outputsBefore: 0, stepsBefore: 0, at: scene.now }];
  for (const [index, move] of moves.entries()) {
    const before = mark(run, move);
    if (!run.send(signalOf(move))) return { run, done, skipped: moves.slice(index) };
    done.push(before);
  }
  return { run, done, skipped: [] };
}
