// The plan of one execution: how it starts, and the contact's action and mock for each visit of a widget.
import type { MockAnswer } from '../../emulator/engine/mocks.ts';
import type { SimulationTrigger } from '../../emulator/engine/simulation.ts';
import type { Action } from '../../scenario/scenario.ts';

/** One visit of a widget: its mock, and the contact's action while it waits. */
export type PlannedVisit = { mock?: MockAnswer; action?: Action };

export type Plan = { trigger: SimulationTrigger; visits: ReadonlyMap<string, PlannedVisit> };

/** The nth visit (from 1) of a widget of a flow. */
export const slotOf = (flow: string, widget: string, nth: number): string => `${flow}\n${widget}\n${nth}`;

export const withVisit = ({ trigger, visits }: Plan, slot: string, visit: PlannedVisit): Plan => ({
  trigger,
  visits: new Map(visits).set(slot, visit),
});

/** Equal plans have the same key. */
export const planKey = ({ trigger, visits }: Plan): string => JSON.stringify([trigger, [...visits]]);
