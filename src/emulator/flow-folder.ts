// The flows of a folder: NAME.json, or NAME/flow.json as in scenarios/.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { FlowproofError, type Problem, renderProblems } from '../errors.ts';
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

function checkNames(sources: readonly Source[]): Problem[] {
  const first = new Map<string, string>();
  return sources.flatMap(({ name, file }): Problem[] => {
    const other = first.get(name);
    first.set(name, other ?? file);
    if (!other) return [];
    const message = `Two flows are named \`${name}\`: ${other} and ${file}.`;
    return [{ code: 'duplicate-flow', message, fix: 'rename one of them' }];
  });
}

/** Every flow of the folder, or every mistake in all of them. */
export function loadFlows(folder: string): NamedFlow[] {
  const sources = sourcesIn(folder);
  const texts = new Map(sources.map(({ file }) => [file, readFileSync(file, 'utf8')]));
  const loaded = sources.map(({ name, file }) => ({ name, ...parseFlow(texts.get(file) ?? '', file) }));
  const problems = [...checkNames(sources), ...loaded.flatMap((one) => one.problems)];
  if (problems.length > 0) throw new FlowproofError(problems, renderProblems(problems, texts));
  return loaded.flatMap(({ name, flow }) => (flow ? [{ name, definition: flow }] : []));
}
