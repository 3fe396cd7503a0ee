// The branches of a conversation: each point is a move after another one, so that going back and acting differently keeps both.
import type { Move, NodeView } from './view.ts';

type Node = { id: number; parent?: number; move?: Move; label: string };

export type Branches = { nodes: readonly Node[]; current: number };

const QUOTED = 40;

const quoted = (text: string): string => `“${text.length > QUOTED ? `${text.slice(0, QUOTED - 1)}…` : text}”`;

function duration(seconds: number): string {
  if (seconds % 86_400 === 0) return `${seconds / 86_400} d`;
  if (seconds % 3600 === 0) return `${seconds / 3600} h`;
  return seconds % 60 === 0 ? `${seconds / 60} min` : `${seconds} s`;
}

/** What a move is called on the page: `Reply “Yes”`. */
export function moveLabel(move: Move): string {
  switch (move.do) {
    case 'reply':
      return `Reply ${quoted(move.body)}`;
    case 'press':
      return `Press ${move.digits}`;
    case 'say':
      return `Say ${quoted(move.speech)}`;
    case 'silence':
      return 'Stay silent';
    case 'hang-up':
      return 'Hang up';
    case 'answer':
      return {
        human: 'Answer the call',
        machine: 'Answering machine',
        busy: 'Busy',
        'no-answer': 'No answer',
        failed: 'The call fails',
      }[move.outcome];
    case 'respond':
      return `Answer with status ${move.status}`;
    case 'fail':
      return move.reason === 'timeout' ? 'The request times out' : 'No connection';
    case 'outcome':
      return `Outcome ${move.event}`;
    case 'advance':
      return `Let ${duration(move.seconds)} pass`;
  }
}

export const startBranches = (): Branches => ({ nodes: [{ id: 0, label: 'Start' }], current: 0 });

/** A move after the current point; the same move there is not made twice. */
export function addMove({ nodes, current }: Branches, move: Move): Branches {
  const same = JSON.stringify(move);
  const known = nodes.find(({ parent, move: other }) => parent === current && JSON.stringify(other) === same);
  if (known) return { nodes, current: known.id };
  const node = { id: nodes.length, parent: current, move, label: moveLabel(move) };
  return { nodes: [...nodes, node], current: node.id };
}

export const goTo = (branches: Branches, id: number): Branches =>
  branches.nodes[id] ? { ...branches, current: id } : branches;

/** The moves from the start to the current point. */
export function movesOf({ nodes, current }: Branches): Move[] {
  const moves: Move[] = [];
  for (let node = nodes[current]; node; node = node.parent === undefined ? undefined : nodes[node.parent])
    if (node.move) moves.unshift(node.move);
  return moves;
}

/** In the order of a tree: each point right after the one that it follows, first branch first. */
export function nodeViews({ nodes }: Branches): NodeView[] {
  const below = (parent: number | undefined): NodeView[] =>
    nodes
      .filter((node) => node.parent === parent)
      .flatMap(({ id, parent: before, label }) => [
        { id, label, ...(before === undefined ? {} : { parent: before }) },
        ...below(id),
      ]);
  return below(undefined);
}
