// Stores executions on disk: each once, one file per day of their start, no longer than Twilio does.
import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { errorMessage, FlowproofError } from '../errors.ts';
import type { FlowDefinition } from '../flow/types.ts';
import type { RecordedExecution } from './execution.ts';
import type { FetchedRevision } from './fetch.ts';

/** Twilio's retention in days, from an execution's start. */
export const KEPT_DAYS = 30;

const DAY = 24 * 60 * 60 * 1000;
const DAY_FILE = /^(\d{4}-\d{2}-\d{2})\.jsonl$/;

export type ExecutionStore = {
  readonly folder: string;
  has: (sid: string) => boolean;
  /** The number of stored executions. */
  count: () => number;
  add: (execution: RecordedExecution) => void;
  /** Oldest day first, read one by one. */
  executions: () => Generator<RecordedExecution>;
  revision: (revision: number) => FetchedRevision | undefined;
  addRevision: (revision: FetchedRevision) => void;
  /** How many were removed because Twilio does not keep them that long. */
  readonly pruned: number;
};

const isRecorded = (value: unknown): value is RecordedExecution =>
  typeof value === 'object' &&
  value !== null &&
  'sid' in value &&
  typeof value.sid === 'string' &&
  'createdAt' in value &&
  typeof value.createdAt === 'string' &&
  'steps' in value &&
  Array.isArray(value.steps) &&
  'context' in value;

/** A line that a crash cut off is ignored: its execution is fetched again. */
function parsed(line: string): RecordedExecution | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return isRecorded(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

const linesOf = (file: string): string[] => readFileSync(file, 'utf8').split('\n').filter(Boolean);

function* executionsIn(file: string): Generator<RecordedExecution> {
  const seen = new Set<string>();
  for (const line of linesOf(file)) {
    const execution = parsed(line);
    if (!execution || seen.has(execution.sid)) continue;
    seen.add(execution.sid);
    yield execution;
  }
}

/** Replaces a file atomically. */
function replaceFile(file: string, text: string): void {
  const draft = `${file}.${process.pid}.tmp`;
  writeFileSync(draft, text, { mode: 0o600 });
  renameSync(draft, file);
}

/** Only this user may read what contacts have said, and git ignores the folder. */
function makeFolder(root: string, folder: string): void {
  try {
    mkdirSync(join(folder, 'revisions'), { recursive: true, mode: 0o700 });
    chmodSync(root, 0o700);
    const ignore = join(root, '.gitignore');
    if (!existsSync(ignore)) writeFileSync(ignore, '*\n');
  } catch (error) {
    const message = `The store of executions cannot be created in ${root}: ${errorMessage(error)}.`;
    throw new FlowproofError([{ code: 'store-not-writable', message, fix: 'name another folder with --store' }]);
  }
}

/** Removes executions that are older than Twilio's retention, and returns their number. */
function prune(folder: string, now: number): number {
  const oldest = now - KEPT_DAYS * DAY;
  let removed = 0;
  for (const name of readdirSync(folder)) {
    const [, day] = DAY_FILE.exec(name) ?? [];
    if (!day || Date.parse(day) >= oldest) continue;
    const file = join(folder, name);
    const all = [...executionsIn(file)];
    const kept = all.filter(({ createdAt }) => Date.parse(createdAt) >= oldest);
    removed += all.length - kept.length;
    if (kept.length === 0) rmSync(file, { force: true });
    else if (kept.length < all.length) replaceFile(file, kept.map((one) => `${JSON.stringify(one)}\n`).join(''));
  }
  return removed;
}

/** How personal data was replaced in the stored executions. */
export type StoredRules = { sensitive: readonly string[]; keep: readonly string[] };

const RULES = 'rules.json';

/** Executions stored under other rules may contain values to replace, so they are fetched again. */
function applyRules(folder: string, { sensitive, keep }: StoredRules): void {
  const file = join(folder, RULES);
  const wanted = JSON.stringify({ sensitive: [...sensitive].sort(), keep: [...keep].sort() });
  const known = existsSync(file) ? readFileSync(file, 'utf8') : undefined;
  if (known === wanted) return;
  if (known !== undefined) for (const name of readdirSync(folder)) if (DAY_FILE.test(name)) rmSync(join(folder, name));
  replaceFile(file, wanted);
}

export type StoreOptions = {
  flowSid: string;
  /** Milliseconds since the epoch. */
  now: number;
  /** Absent if nothing will be added. */
  rules?: StoredRules;
};

/** The store of one flow below `root`. */
export function openStore(root: string, { flowSid, now, rules }: StoreOptions): ExecutionStore {
  const folder = join(root, flowSid);
  makeFolder(root, folder);
  if (rules) applyRules(folder, rules);
  const pruned = prune(folder, now);
  const days = () =>
    readdirSync(folder)
      .filter((name) => DAY_FILE.test(name))
      .sort()
      .map((name) => join(folder, name));
  const known = new Set<string>();
  for (const file of days()) for (const { sid } of executionsIn(file)) known.add(sid);
  const revisionFile = (revision: number) => join(folder, 'revisions', `${revision}.json`);
  return {
    folder,
    pruned,
    has: (sid) => known.has(sid),
    count: () => known.size,
    add(execution) {
      if (known.has(execution.sid)) return;
      known.add(execution.sid);
      const file = join(folder, `${execution.createdAt.slice(0, 10)}.jsonl`);
      // The previous line may have been cut off: start a new line.
      appendFileSync(file, `${existsSync(file) ? '\n' : ''}${JSON.stringify(execution)}\n`, { mode: 0o600 });
    },
    *executions() {
      for (const file of days()) yield* executionsIn(file);
    },
    revision(revision) {
      const file = revisionFile(revision);
      if (!existsSync(file)) return undefined;
      try {
        return JSON.parse(readFileSync(file, 'utf8')) as FetchedRevision & { definition: FlowDefinition };
      } catch {
        return undefined;
      }
    },
    addRevision(revision) {
      replaceFile(revisionFile(revision.revision), JSON.stringify(revision));
    },
  };
}
