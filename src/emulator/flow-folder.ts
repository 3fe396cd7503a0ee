// The flows of a folder: NAME.json, or NAME/flow.json as in scenarios/.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Problem, renderProblems } from '../errors.ts';
import type { ContentTemplate } from '../flow/content.ts';
import { contentFolder, readContent } from '../flow/content-files.ts';
import { parseFlow } from '../flow/load.ts';
import type { FlowDefinition } from '../flow/types.ts';

export type NamedFlow = { name: string; definition: FlowDefinition };

type Source = { name: string; file: string };

const isFile = (path: string): boolean => existsSync(path) && statSync(path).isFile();

function sourcesIn(folder: string): Source[] {
  return readdirSync(folder)
    .sort()
    .flatMap((entry): Source[] => {
      const path = join(folder, entry);
      const inside = join(path, 'flow.json');
      if (isFile(inside)) return [{ name: entry, file: inside }];
      return entry.endsWith('.json') && isFile(path) ? [{ name: entry.slice(0, -'.json'.length), file: path }] : [];
    });
}

type Duplicate = { file: string; problem: Problem };

function checkNames(sources: readonly Source[]): Duplicate[] {
  const first = new Map<string, string>();
  return sources.flatMap(({ name, file }): Duplicate[] => {
    const other = first.get(name);
    first.set(name, other ?? file);
    if (!other) return [];
    const message = `Two flows are named \`${name}\`: ${other} and ${file}.`;
    return [{ file, problem: { code: 'duplicate-flow', message, fix: 'rename one of them' } }];
  });
}

export type FolderOfFlows = {
  flows: NamedFlow[];
  /** Files that cannot be served, with their mistakes as text. */
  leftOut: { name: string; file: string; mistakes: string }[];
  /** The content templates beside the flows. */
  content: ContentTemplate[];
  /** Mistakes in files of content templates, as text. */
  mistakes: string[];
};

/** The flows of a folder that can be served, and the reasons why the others cannot. */
export function loadFlows(folder: string): FolderOfFlows {
  const loaded: FolderOfFlows = { flows: [], leftOut: [], content: [], mistakes: [] };
  const sources = sourcesIn(folder);
  const duplicates = new Map(checkNames(sources).map((problem) => [problem.file, problem]));
  for (const { name, file } of sources) {
    const text = readFileSync(file, 'utf8');
    const { flow, problems } = parseFlow(text, file);
    const duplicate = duplicates.get(file);
    const mistakes = duplicate ? [duplicate.problem, ...problems] : problems;
    if (flow && mistakes.length === 0) loaded.flows.push({ name, definition: flow });
    else loaded.leftOut.push({ name, file, mistakes: renderProblems(mistakes, new Map([[file, text]])) });
  }
  for (const content of new Set(sources.map(({ file }) => contentFolder(file)))) {
    const { templates, problems } = readContent(content);
    loaded.content.push(...templates);
    if (problems.length > 0) loaded.mistakes.push(renderProblems(problems, new Map()));
  }
  return loaded;
}
