// Reads flow definitions from files, redacted for reports: for flows that no test of a run has attached.
import { readdirSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import type { CoveredFlow } from '../coverage/result.ts';
import { digestOf } from '../flow/digest.ts';
import { parseFlow } from '../flow/load.ts';
import { flowNameOf } from '../flow/name.ts';
import type { FlowDefinition, Json } from '../flow/types.ts';
import { createRedactor } from '../redaction/redactor.ts';
import { LARGEST_FLOW_FILE, readText } from '../scenario/read.ts';

const isFlow = (value: unknown): value is FlowDefinition =>
  typeof value === 'object' && value !== null && 'states' in value && Array.isArray(value.states);

/** A definition with its numbers and all secrets masked; undefined if it is not one. */
export function shownFlow(definition: Json, secrets: readonly string[] = []): FlowDefinition | undefined {
  const shown: unknown = createRedactor({ secrets }).json(definition);
  return isFlow(shown) ? shown : undefined;
}

/** The flow in a file, its numbers masked, with the digest of the original; undefined if the file has none. */
export function readFlow(path: string, root: string): CoveredFlow | undefined {
  const file = resolve(root, path);
  const read = readText(file, LARGEST_FLOW_FILE);
  const flow = 'text' in read ? parseFlow(read.text, file).flow : undefined;
  // A definition is plain JSON by its type; the compiler cannot see it because of optional keys.
  const definition = flow && shownFlow(flow as unknown as Json);
  if (!flow || !definition) return undefined;
  return { name: flowNameOf(file), digest: digestOf(flow), definition, definitionPath: relative(root, file) };
}

const IGNORED: ReadonlySet<string> = new Set(['node_modules', '.git']);

function definitionFiles(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
      if (entry.isDirectory()) return IGNORED.has(entry.name) ? [] : definitionFiles(join(folder, entry.name));
      return entry.name.endsWith('.json') ? [join(folder, entry.name)] : [];
    });
  } catch {
    return [];
  }
}

/** A flow that ran: by its file, or by its name if the file is not known. */
type Ran = { name: string; definitionPath?: string };

/** The flows below a folder that did not run. */
export function flowsBelow(folder: string, root: string, ran: readonly Ran[]): CoveredFlow[] {
  const files = new Set(ran.flatMap(({ definitionPath }) => definitionPath ?? []));
  const names = new Set(ran.flatMap(({ name, definitionPath }) => (definitionPath ? [] : name)));
  return definitionFiles(folder)
    .filter((file) => !files.has(relative(root, file)) && !names.has(flowNameOf(file)))
    .sort()
    .flatMap((file) => readFlow(file, root) ?? []);
}
