// Names the command that writes the missing scenarios of a flow.
import { relative } from 'node:path';
import type { FlowCoverage } from './result.ts';

const isCovered = ({ tallies: { transitions } }: FlowCoverage): boolean => transitions.covered >= transitions.total;

/** The command for one flow; undefined if everything is covered or its definition is not in a file. */
export function exploreCommand(flow: FlowCoverage, folder: string): string | undefined {
  const { definitionPath } = flow;
  if (definitionPath === undefined || isCovered(flow)) return undefined;
  const path = relative(folder, definitionPath) || definitionPath;
  return `npx flowproof explore ${/\s/.test(path) ? JSON.stringify(path) : path} --uncovered`;
}

/** For the end of a run: the command for the flow with the most uncovered parts. */
export function exploreHint(flows: readonly FlowCoverage[], folder: string): string | undefined {
  const open = flows.filter((flow) => exploreCommand(flow, folder) !== undefined);
  const missing = ({ tallies: { transitions } }: FlowCoverage) => transitions.total - transitions.covered;
  const [first, ...others] = open.sort((a, b) => missing(b) - missing(a));
  const command = first && exploreCommand(first, folder);
  if (!command) return undefined;
  const more = others.length > 0 ? ` (and ${others.length} more flow${others.length === 1 ? '' : 's'})` : '';
  return `to write the scenarios that are missing${more}: ${command}`;
}
