import type { Move, NodeView } from './view.js';
type Node = {
    id: number;
    parent?: number;
    move?: Move;
    label: string;
};
export type Branches = {
    nodes: readonly Node[];
    current: number;
};
/** What a move is called on the page: `Reply “Yes”`. */
export declare function moveLabel(move: Move): string;
export declare const startBranches: () => Branches;
/** A move after the current point; the same move there is not made twice. */
export declare function addMove({ nodes, current }: Branches, move: Move): Branches;
export declare const goTo: (branches: Branches, id: number) => Branches;
/** The moves from the start to the current point. */
export declare function movesOf({ nodes, current }: Branches): Move[];
/** In the order of a tree: each point right after the one that it follows, first branch first. */
export declare function nodeViews({ nodes }: Branches): NodeView[];
export {};
