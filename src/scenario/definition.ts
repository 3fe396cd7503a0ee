// Reads a flow's definition, and the content templates beside it.
import type { Problem } from '../errors.ts';
import { linkContentBeside } from '../flow/content-files.ts';
import { parseFlow } from '../flow/load.ts';
import type { FlowDefinition } from '../flow/types.ts';
import { LARGEST_FLOW_FILE, readText } from './read.ts';

export type Source = { file: string; text: string };

export type ReadDefinition =
  | { unreadable: Problem }
  | { definition?: FlowDefinition; problems: Problem[]; sources: Source[] };

export function readDefinition(path: string): ReadDefinition {
  const read = readText(path, LARGEST_FLOW_FILE);
  if ('problem' in read) return { unreadable: read.problem };
  const { flow, problems } = parseFlow(read.text, path);
  const content = flow ? linkContentBeside(flow, path) : { problems: [], sources: [] };
  return {
    ...(flow ? { definition: flow } : {}),
    problems: [...problems, ...content.problems],
    sources: [{ file: path, text: read.text }, ...content.sources],
  };
}
