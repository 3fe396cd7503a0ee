// The files that `flowproof explore` writes: the named one, and further ones where it would become too large to be loaded.
import { existsSync, readFileSync } from 'node:fs';
import { LARGEST_SCENARIO_FILE } from '../scenario/read.ts';
import { scenarioFileYaml, type WrittenScenario } from '../scenario/write.ts';

export type ExploredFile = {
  path: string;
  /** Its text; absent if it does not exist. */
  before?: string;
};

/** `explored.yaml`, `explored-2.yaml` and so on. */
function numbered(first: string, number: number): ExploredFile {
  const path = number === 1 ? first : first.replace(/\.ya?ml$/i, (ending) => `-${number}${ending}`);
  return { path, ...(existsSync(path) ? { before: readFileSync(path, 'utf8') } : {}) };
}

/** The named file and those that continue it, as far as they exist. */
export function exploredFiles(first: string): string[] {
  const paths = existsSync(first) ? [first] : [];
  for (let number = 2; ; number += 1) {
    const { path, before } = numbered(first, number);
    if (before === undefined) return paths;
    paths.push(path);
  }
}

const bytesOf = (scenario: WrittenScenario): number =>
  Buffer.byteLength(scenarioFileYaml({ flow: {}, scenarios: [scenario] }));

/** Alone in its file, and still more than is loaded: a conversation of a thousand long messages. */
export const isTooLarge = (scenario: WrittenScenario): boolean => bytesOf(scenario) > LARGEST_SCENARIO_FILE - 2000;

/** What a team adds later needs room, too. */
const FULL = LARGEST_SCENARIO_FILE / 2;

/** How many of the scenarios have room in a file. A new file takes at least one. */
function fitting({ before }: ExploredFile, scenarios: readonly WrittenScenario[]): number {
  let bytes = Buffer.byteLength(before ?? '');
  const full = scenarios.findIndex((scenario, index) => {
    bytes += bytesOf(scenario);
    return bytes > FULL && (before !== undefined || index > 0);
  });
  return full < 0 ? scenarios.length : full;
}

/** Distributes scenarios, in their order: each file has room for what is put into it. */
export function distribute(
  first: string,
  scenarios: readonly WrittenScenario[],
): (ExploredFile & { scenarios: readonly WrittenScenario[] })[] {
  const files = [];
  let rest = scenarios;
  for (let number = 1; rest.length > 0; number += 1) {
    const file = numbered(first, number);
    const count = fitting(file, rest);
    if (count > 0) files.push({ ...file, scenarios: rest.slice(0, count) });
    rest = rest.slice(count);
  }
  return files;
}
