// Maps the values of a flow's file to those of the chosen environment: the SIDs of all flows, and `environments.json`.
import { type EnvironmentRow, inEnvironment, readEnvironments } from '../flow/environments.ts';
import type { FlowDefinition } from '../flow/types.ts';
import type { FlowReference } from './scenario.ts';

/** The file has the values of `home`, the account those of `chosen`. */
export type EnvironmentMap = { rows: readonly EnvironmentRow[]; home: string; chosen: string };

type Subject = Pick<FlowReference, 'sids' | 'environment'> & { file: string };

/** Undefined if both are the same environment. `flows` are those whose SIDs definitions may contain; `root` limits the search. */
export function environmentMapOf(
  { sids = {}, environment: chosen, file }: Subject,
  flows: readonly Pick<FlowReference, 'sids'>[],
  root: string,
): EnvironmentMap | undefined {
  const [home] = Object.keys(sids);
  if (home === undefined || chosen === undefined || home === chosen) return undefined;
  const rows = [sids, ...flows.flatMap((flow) => (flow.sids ? [flow.sids] : [])), ...readEnvironments(file, root)];
  return { rows, home, chosen };
}

/** A definition of the account with the values of the file's environment. */
export const asInFile = (definition: FlowDefinition, map: EnvironmentMap | undefined): FlowDefinition =>
  map ? inEnvironment(definition, map.rows, { from: map.chosen, to: map.home }) : definition;

/** A definition of the file with the values of the account's environment. */
export const asOnAccount = (definition: FlowDefinition, map: EnvironmentMap | undefined): FlowDefinition =>
  map ? inEnvironment(definition, map.rows, { from: map.home, to: map.chosen }) : definition;
