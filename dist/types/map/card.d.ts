import type { FlowState, FlowTransition } from '../flow/types.js';
export type Point = {
    x: number;
    y: number;
};
export type Box = Point & {
    width: number;
    height: number;
};
/** A way out at the card's bottom; `centre` is counted from the card's left. */
export type Outlet = {
    index: number;
    label: string;
    centre: number;
    room: number;
};
export type Card = {
    state: FlowState;
    width: number;
    height: number;
    outlets: readonly Outlet[];
};
/** Studio's own cards stand 310 apart in neighbouring columns and 160 in neighbouring rows: ours leave room for lines between. */
export declare const CARD: {
    readonly width: 260;
    readonly height: 100;
    readonly outletRow: 26;
    readonly label: 12;
    readonly narrowest: 68;
    readonly widest: 120;
};
export declare function outletLabel(state: FlowState, transition: FlowTransition): string;
/** The card of a widget; `narrow` gives every card the common width, for canvases with little room. */
export declare function cardOf(state: FlowState, narrow?: boolean): Card;
