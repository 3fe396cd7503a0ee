// The scenarios of a file as they were parsed, beside its spec: workers parse and check a file only after it or its flow has changed.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { readDefinition } from '../scenario/definition.ts';
import type { LoadedFile, LoadedTest } from '../scenario/load.ts';
import type { FlowReference } from '../scenario/scenario.ts';
import { type Indexed, isDeclaredByText, replace, textOf } from './scenario-index.ts';

/** All scenarios of a file have the same flow. Its definition is read again, with the content templates beside it. */
type Parsed = { flow: Pick<FlowReference, 'name' | 'definitionPath' | 'sid'>; tests: readonly LoadedTest[] };

const fileOf = ({ index }: Indexed): string => index.replace(/\.json$/, '.parsed.json');

/** A digest of everything that scenarios are parsed from and checked against, and of the result, to detect a damaged file. */
const digestOf = ({ file, code }: Indexed, sources: LoadedFile['sources'], json: string): string =>
  createHash('sha256')
    .update(JSON.stringify([code, file, [...sources], json]))
    .digest('hex');

/** Subflows may be found in any other folder, and an environment chooses a SID: such files are always parsed. */
function flowIn({ tests: [first] }: LoadedFile): FlowReference | undefined {
  const flow = first?.scenario?.flow;
  if (!flow?.definition || flow.sids || flow.subflows) return undefined;
  return flow.definition.states.some(({ type }) => type === 'run-subflow') ? undefined : flow;
}

/** Keeps the scenarios of a file that has an index, unless a worker that reads them would get other ones. */
export function writeParsed(of: Indexed, loaded: LoadedFile): void {
  const text = textOf(of.file);
  const reference = flowIn(loaded);
  if (!reference || text === undefined || !isDeclaredByText(loaded, text)) return;
  const { definition: _, ...flow } = reference;
  const tests = loaded.tests.map(({ scenario, ...test }) => ({ ...test, scenario: { ...scenario, flow: {} } }));
  const parsed = { flow, tests };
  const json = JSON.stringify(parsed);
  if (!isDeepStrictEqual(JSON.parse(json), parsed)) return;
  replace(fileOf(of), `${digestOf(of, loaded.sources, json)}\n${json}`);
}

/** The digest, and the text that it is of. */
function keptIn(file: string): { digest: string; json: string } | undefined {
  try {
    const [digest = '', json = ''] = readFileSync(file, 'utf8').split('\n');
    return { digest, json };
  } catch {
    return undefined;
  }
}

function parsedIn(json: string): Parsed | undefined {
  try {
    return JSON.parse(json) as Parsed;
  } catch {
    return undefined;
  }
}

/** The file as `loadScenarioFile` would load it on the emulator; undefined if that has to be done. */
export function readParsed(of: Indexed): LoadedFile | undefined {
  const kept = keptIn(fileOf(of));
  const parsed = kept && parsedIn(kept.json);
  const path = parsed?.flow?.definitionPath;
  const text = textOf(of.file);
  if (!kept || !path || text === undefined) return undefined;
  const read = readDefinition(path);
  if ('unreadable' in read || !read.definition || read.problems.length > 0) return undefined;
  const sources = new Map([[of.file, text], ...read.sources.map((one) => [one.file, one.text] as const)]);
  if (kept.digest !== digestOf(of, sources, kept.json)) return undefined;
  const flow = { ...parsed.flow, definition: read.definition };
  const tests = parsed.tests.map(
    ({ scenario, ...test }): LoadedTest => (scenario ? { ...test, scenario: { ...scenario, flow } } : test),
  );
  const scenarios = tests.flatMap(({ scenario }) => (scenario ? [scenario] : []));
  return { file: of.file, tests, scenarios, problems: [], unreadable: false, sources, secrets: [] };
}
