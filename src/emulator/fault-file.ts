// Reads a file of planned faults for the emulator; reports every mistake with its place.
import { FlowproofError, type Problem } from '../errors.ts';
import { lineAndColumn, locateJson, partAt } from '../flow/json.ts';
import type { Json } from '../flow/types.ts';
import { readFaultPlan } from './http/fault-plan.ts';
import type { PlannedFault } from './http/faults.ts';
import { operations } from './http/index.ts';

type Read = { faults: PlannedFault[]; problems: Problem[] };

function read(text: string, file: string): Read {
  const located = locateJson(text);
  if ('expected' in located) {
    const at = { file, ...lineAndColumn(text, located.offset) };
    return { faults: [], problems: [{ code: 'not-json', message: `Expected ${located.expected}.`, at }] };
  }
  const value = JSON.parse(text.replace(/^\ufeff/, '')) as Json;
  const { faults, mistakes } = readFaultPlan(value, operations);
  const problems = mistakes.map(({ path, message, fix }): Problem => {
    const at = { file, ...lineAndColumn(text, partAt(located.root, path).start) };
    return { code: 'bad-fault', message, at, ...(fix ? { fix } : {}) };
  });
  return { faults, problems };
}

/** The planned faults of a text; `file` is the name in error messages. */
export function parseFaults(text: string, file: string): PlannedFault[] {
  const { faults, problems } = read(text, file);
  if (problems.length > 0) throw new FlowproofError(problems, new Map([[file, text]]));
  return faults;
}
