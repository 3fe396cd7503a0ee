// A layered layout by dagre, for flows whose definition says nothing of the canvas, or nothing that can be drawn.
import dagre from '@dagrejs/dagre';
import type { Card, Point } from './card.ts';

const SPACING = { rankdir: 'TB', nodesep: 50, ranksep: 90, edgesep: 24 } as const;

/** Above this, dagre's best ranking takes longer than a picture may. */
const LARGE = 60;

/** The top left corner of each card, in the order of the cards. */
export function layeredPositions(cards: readonly Card[]): Point[] {
  const graph = new dagre.graphlib.Graph();
  graph.setGraph({ ...SPACING, ranker: cards.length > LARGE ? 'longest-path' : 'network-simplex' });
  graph.setDefaultEdgeLabel(() => ({}));
  const indexes = new Map(cards.map(({ state }, index) => [state.name, String(index)]));
  for (const [index, { width, height }] of cards.entries()) graph.setNode(String(index), { width, height });
  for (const [index, { state }] of cards.entries())
    for (const { next } of state.transitions ?? []) {
      const to = next ? indexes.get(next) : undefined;
      if (to !== undefined) graph.setEdge(String(index), to);
    }
  dagre.layout(graph);
  return cards.map(({ width, height }, index) => {
    const { x, y } = graph.node(String(index));
    return { x: Math.round((x ?? 0) - width / 2), y: Math.round((y ?? 0) - height / 2) };
  });
}
