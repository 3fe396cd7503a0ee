// Makes the first scenario of a flow: runs it in process, answers its questions, and records the result.

import { readCalibration } from '../calibration/file.ts';
import { eventsOf } from '../flow/graph.ts';
import type { FlowDefinition } from '../flow/types.ts';
import { widgetType } from '../flow/widget-types.ts';
import { startBranches } from '../playground/branches.ts';
import { conversationView } from '../playground/conversation.ts';
import { startsOf } from '../playground/folder.ts';
import { playMoves, type Scene } from '../playground/play.ts';
import { writeScenario } from '../playground/save.ts';
import { parameterSuggestion } from '../playground/suggest.ts';
import type { Move, Start, Waiting } from '../playground/view.ts';

type Named = { name: string; path: string; definition: FlowDefinition };

/** A Monday at noon UTC: the time for flows that read the clock. */
const NOW = Date.UTC(2026, 2, 2, 12);
const CONTACT = '+15550100001';
const FLOW_NUMBER = '+15550100000';

/** If several triggers start the flow: the one that needs the fewest inputs comes first. */
const PREFERRED: readonly Start['by'][] = ['request', 'message', 'call', 'conversation', 'subflow'];

function startOf(definition: FlowDefinition): Start {
  const starts = startsOf(definition);
  const by = PREFERRED.find((one) => starts.includes(one)) ?? 'request';
  const ends = { by, contact: CONTACT, flowNumber: FLOW_NUMBER };
  if (by === 'message' || by === 'conversation') return { ...ends, body: 'Hello' };
  if (by === 'call') return ends;
  return { ...ends, parameters: parameterSuggestion(definition, by) };
}

const isOutside = (moves: readonly Move['do'][]): boolean => moves.includes('outcome') || moves.includes('respond');

/** Possible next moves of the contact, a server or another party. On a second visit the contact does nothing, so that loops end. */
function candidates({ moves, suggestions, bodies, events }: Waiting): Move[] {
  const texts = suggestions.length > 0 ? suggestions : ['Yes'];
  const digits = suggestions.filter((text) => /^[\d*#]+$/.test(text));
  return moves.flatMap((move): Move[] => {
    switch (move) {
      case 'reply':
        return texts.map((body) => ({ do: move, body }));
      case 'press':
        return (digits.length > 0 ? digits : ['1']).map((keys) => ({ do: move, digits: keys }));
      case 'say':
        return texts.map((speech) => ({ do: move, speech }));
      case 'answer':
        return [{ do: move, outcome: 'human' }];
      case 'respond':
        return (bodies ?? []).slice(0, 1).map(({ status, body }) => ({ do: move, status, body }));
      case 'outcome':
        return (events ?? []).map((event) => ({ do: move, event }));
      case 'silence':
        return [{ do: move }];
      case 'hang-up':
        // A mock answers for another party at once, so the contact cannot act before it.
        return isOutside(moves) ? [] : [{ do: move }];
      default:
        return [];
    }
  });
}

const MAX_MOVES = 40;

/** Drops the last moves as long as they lead to another party: its mock would answer, and the flow would continue. */
function untilContact(scene: Scene, moves: readonly Move[]): Move[] {
  const { waiting } = conversationView(playMoves(scene, moves), scene);
  return waiting && isOutside(waiting.moves) && moves.length > 0 ? untilContact(scene, moves.slice(0, -1)) : [...moves];
}

/** A widget of an unknown type is left by its first event that has a transition. */
const unknownMocks = ({ states }: FlowDefinition): Scene['mocks'] =>
  Object.fromEntries(
    states
      .filter(({ type }) => !widgetType(type))
      .map((state) => [state.name, [{ event: eventsOf(state)[0] ?? 'next' }]] as const),
  );

/** Makes moves until the flow ends or no new move is possible. */
function movesThrough(scene: Scene): Move[] {
  const moves: Move[] = [];
  const made = new Set<string>();
  while (moves.length < MAX_MOVES) {
    const { waiting } = conversationView(playMoves(scene, moves), scene);
    const keyOf = (move: Move) => JSON.stringify([waiting?.widget, move]);
    const possible = waiting ? candidates(waiting) : [];
    // The last answer of a mock repeats.
    const next =
      possible.find((move) => !made.has(keyOf(move))) ?? possible.findLast(({ do: act }) => act === 'outcome');
    if (!next) break;
    // A server responds to every request.
    if (next.do !== 'respond') made.add(keyOf(next));
    moves.push(next);
  }
  return untilContact(scene, moves);
}

/** Writes the scenario file beside the flow. If the execution does not end, the scenario expects it to wait. */
export function writeFirstScenario({ name, path, definition }: Named, file: string, cwd: string): void {
  const start = startOf(definition);
  const scene: Scene = {
    flows: [{ name, definition }],
    start,
    now: NOW,
    mocks: unknownMocks(definition),
    behaviour: readCalibration(cwd),
  };
  const played = playMoves(scene, movesThrough(scene));
  // So that the first scenario checks everything that the flow sends.
  const expect = { path: true, messages: true, prompts: true, requests: true, tasks: true, variables: false };
  const passed = new Set(played.run.steps.map(({ from }) => from));
  const mocks = Object.fromEntries(Object.entries(scene.mocks).filter(([widget]) => passed.has(widget)));
  const talk = { scene: { ...scene, mocks }, branches: startBranches(), played };
  writeScenario(
    { talk, flow: { name, path, definition }, cwd },
    { name: 'the contact does what the flow asks for', file, expect },
  );
}
