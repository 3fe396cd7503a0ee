// The branches of a conversation: each node is a move after another one, so that going back and acting differently keeps both.

import { shorten } from '../shorten.ts';
import type { Delivery, Move, NodeView } from './view.ts';

/** By widget: the delivery of the messages that it sends after a move. */
export type Deliveries = Readonly<Record<string, Delivery>>;

/** A move, and the deliveries of the messages after it. The first turn of a conversation has no move. */
export type Turn = { move?: Move; deliveries?: Deliveries };

type Node = Turn & { id: number; parent?: number; label: string };

export type Branches = { nodes: readonly Node[]; current: number };

const QUOTED = 40;

const quoted = (text: string): string => `“${shorten(text, QUOTED)}”`;

function duration(seconds: number): string {
  if (seconds % 86_400 === 0) return `${seconds / 86_400} d`;
  if (seconds % 3600 === 0) return `${seconds / 3600} h`;
  return seconds % 60 === 0 ? `${seconds / 60} min` : `${seconds} s`;
}

/** The label of a move on the page: `Reply “Yes”`. */
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

function turnLabel({ move, deliveries = {} }: Turn): string {
  const lost = Object.entries(deliveries).map(([widget, delivery]) => `${widget}: ${delivery}`);
  const label = move ? moveLabel(move) : 'Start';
  return lost.length > 0 ? `${label} (${lost.join(', ')})` : label;
}

/** Adds a turn after a node; an equal turn there is reused. */
function addTurn({ nodes }: Branches, parent: number | undefined, turn: Turn): Branches {
  const textOf = ({ move, deliveries }: Turn) => JSON.stringify([move, deliveries]);
  const known = nodes.find((node) => node.parent === parent && textOf(node) === textOf(turn));
  if (known) return { nodes, current: known.id };
  const place = parent === undefined ? {} : { parent };
  const node = { id: nodes.length, ...place, ...turn, label: turnLabel(turn) };
  return { nodes: [...nodes, node], current: node.id };
}

/** A move after the current point. */
export const addMove = (branches: Branches, move: Move): Branches => addTurn(branches, branches.current, { move });

/** Repeats the latest move with another delivery of the messages that the widget sent after it. */
export function addDelivery(branches: Branches, widget: string, delivery: Delivery): Branches {
  const node = branches.nodes[branches.current];
  const { [widget]: _, ...others } = node?.deliveries ?? {};
  const deliveries = delivery === 'delivered' ? others : { ...others, [widget]: delivery };
  const turn = { ...(node?.move ? { move: node.move } : {}) };
  return addTurn(branches, node?.parent, Object.keys(deliveries).length > 0 ? { ...turn, deliveries } : turn);
}

export const goTo = (branches: Branches, id: number): Branches =>
  branches.nodes[id] ? { ...branches, current: id } : branches;

/** The turns from the start to the current node; the first is the start itself. */
export function turnsOf({ nodes, current }: Branches): Turn[] {
  const turns: Turn[] = [];
  for (let node = nodes[current]; node; node = node.parent === undefined ? undefined : nodes[node.parent])
    turns.unshift(node);
  return turns;
}

/** In tree order: each node follows its parent, the first branch first. */
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
