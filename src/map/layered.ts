// A layered layout by dagre, for definitions without usable positions on the canvas.
import dagre from '@dagrejs/dagre';
import type { Card, Point } from './card.ts';

const SPACING = { rankdir: 'TB', nodesep: 50, ranksep: 90, edgesep: 24 } as const;

/** With more cards dagre is too slow for all edges: it gets only those by which each widget is first reached. */
const LARGE = 40;

type Edge = readonly [from: number, to: number];

function edgesOf(cards: readonly Card[]): Edge[] {
  const indexes = new Map(cards.map(({ state }, index) => [state.name, index]));
  return cards.flatMap(({ state }, from) =>
    (state.transitions ?? []).flatMap(({ next }): Edge[] => {
      const to = next ? indexes.get(next) : undefined;
      return to === undefined || to === from ? [] : [[from, to]];
    }),
  );
}

/** The edges by which a breadth-first search first reaches each card: they form a forest. */
function firstWays(edges: readonly Edge[], count: number): Edge[] {
  const seen = new Set<number>();
  const kept: Edge[] = [];
  for (let root = 0; root < count; root += 1) {
    const queue = seen.has(root) ? [] : [root];
    seen.add(root);
    for (const from of queue)
      for (const edge of edges.filter(([start, to]) => start === from && !seen.has(to))) {
        if (seen.has(edge[1])) continue;
        seen.add(edge[1]);
        kept.push(edge);
        queue.push(edge[1]);
      }
  }
  return kept;
}

/** True if most widgets are in the opposite order of the outlets that lead to them: dagre knows no outlets. */
function turned(edges: readonly Edge[], centres: readonly number[]): boolean {
  let against = 0;
  for (const [index, [from, to]] of edges.entries()) {
    const next = edges[index + 1];
    if (next && next[0] === from) against += Math.sign((centres[to] ?? 0) - (centres[next[1]] ?? 0));
  }
  return against > 0;
}

/** The top left corner of each card, in the order of the cards. */
export function layeredPositions(cards: readonly Card[]): Point[] {
  const graph = new dagre.graphlib.Graph();
  graph.setGraph({ ...SPACING });
  graph.setDefaultEdgeLabel(() => ({}));
  const edges = edgesOf(cards);
  for (const [index, { width, height }] of cards.entries()) graph.setNode(String(index), { width, height });
  for (const [from, to] of cards.length > LARGE ? firstWays(edges, cards.length) : edges)
    graph.setEdge(String(from), String(to));
  dagre.layout(graph, { disableOptimalOrderHeuristic: cards.length > LARGE });
  const centres = cards.map((_, index) => graph.node(String(index)).x ?? 0);
  const side = turned(edges, centres) ? -1 : 1;
  return cards.map(({ width, height }, index) => {
    const { y } = graph.node(String(index));
    return { x: Math.round(side * (centres[index] ?? 0) - width / 2), y: Math.round((y ?? 0) - height / 2) };
  });
}
