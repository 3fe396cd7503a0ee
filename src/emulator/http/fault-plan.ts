// Reads planned faults: returns them, or every mistake with its path.
import { validateHeaderName, validateHeaderValue } from 'node:http';
import { isObject, textOfJson } from '../../flow/json-value.ts';
import type { Json, JsonObject } from '../../flow/types.ts';
import { didYouMean } from '../../nearest.ts';
import type { Fault, PlannedFault } from './faults.ts';

type Path = readonly (string | number)[];

export type FaultMistake = { path: Path; message: string; fix?: string };

type Check = (value: Json, fault: JsonObject) => string | undefined;

const isText = (value: Json | undefined): boolean => value === undefined || typeof value === 'string';
const isFrom = (value: Json | undefined, least: number): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= least;

const isTrue: Check = (value) => (value === true ? undefined : 'must be true');

/** Ten minutes, in milliseconds: no client waits longer. */
const LONGEST = 600_000;

const isDelay: Check = (value) =>
  isFrom(value, 0) && value <= LONGEST ? undefined : `must be whole milliseconds, at most ${LONGEST}`;

/** Whether Node accepts the header; otherwise the injected fault itself would fail. */
function canBeSent(name: string, value: Json): boolean {
  try {
    validateHeaderName(name);
    validateHeaderValue(name, textOfJson(value));
    return typeof value === 'string' && !FRAMING.has(name.toLowerCase());
  } catch {
    return false;
  }
}

/** Headers that determine where a response ends: the server writes them itself. */
const FRAMING: ReadonlySet<string> = new Set([
  'content-length',
  'transfer-encoding',
  'connection',
  'upgrade',
  'trailer',
]);

function mistakeInHeaders(headers: JsonObject): string | undefined {
  const [name] = Object.entries(headers).find(([key, value]) => !canBeSent(key, value)) ?? [];
  return name === undefined
    ? undefined
    : `may have \`headers\`, but ${JSON.stringify(name)} is not a header that can be sent`;
}

/** Checks each kind of fault together with its further keys. */
function isStatus(status: Json, { code, headers, body }: JsonObject): string | undefined {
  if (!isFrom(status, 200) || status > 599) return 'must be from 200 to 599';
  if (code !== undefined && !isFrom(code, 0)) return 'may have a `code` that is a whole number';
  if (!isText(body)) return 'may have a `body` that is a text';
  if (headers !== undefined && !isObject(headers)) return 'may have `headers`: an object of texts';
  return mistakeInHeaders(headers ?? {});
}

const RECORDS: readonly string[] = ['duplicate', 'late', 'reordered'];

const KINDS: Readonly<Record<string, { check: Check; beside?: readonly string[] }>> = {
  status: { check: isStatus, beside: ['code', 'headers', 'body'] },
  body: { check: (value) => (typeof value === 'string' ? undefined : 'must be a text') },
  delay: { check: isDelay },
  delayAfter: { check: isDelay },
  reset: { check: isTrue },
  resetAfter: { check: isTrue },
  refuse: { check: isDelay },
  refuseAfter: { check: isDelay },
  truncate: { check: isTrue },
  records: {
    check: (value) => (RECORDS.includes(textOfJson(value)) ? undefined : `must be one of ${RECORDS.join(', ')}`),
  },
  stale: { check: isTrue },
  expired: { check: isTrue },
};

export const FAULT_KINDS: readonly string[] = Object.keys(KINDS);

function checkFault(fault: Json | undefined, path: Path): FaultMistake[] {
  if (!isObject(fault)) return [{ path, message: '`fault` must be an object', fix: 'as in `{ "status": 503 }`' }];
  const keys = Object.keys(fault);
  const kind = FAULT_KINDS.find((name) => Object.hasOwn(fault, name));
  const known = kind === undefined ? FAULT_KINDS : [kind, ...(KINDS[kind]?.beside ?? [])];
  const stranger = keys.find((key) => !known.includes(key));
  if (stranger !== undefined && !FAULT_KINDS.includes(stranger)) {
    const fix = didYouMean(stranger, known) ?? `the kinds are ${FAULT_KINDS.join(', ')}`;
    return [{ path: [...path, stranger], message: `\`${stranger}\` is nothing that a fault can say`, fix }];
  }
  if (kind === undefined) return [{ path, message: `\`fault\` must hold one of ${FAULT_KINDS.join(', ')}` }];
  if (stranger !== undefined)
    return [{ path: [...path, stranger], message: `a fault is one thing: \`${kind}\` or \`${stranger}\`` }];
  const mistake = KINDS[kind]?.check(fault[kind] ?? null, fault);
  return mistake ? [{ path: [...path, kind], message: `\`${kind}\` ${mistake}` }] : [];
}

const NTH_FIX = 'write the number of the call (1 is the first), or `{ "from": 1, "to": 3 }`; without `to`, for ever';

function checkNth(nth: Json, path: Path): FaultMistake[] {
  if (isFrom(nth, 1)) return [];
  if (!isObject(nth)) return [{ path, message: '`nth` must be 1 or more, or a range', fix: NTH_FIX }];
  const { from, to, ...rest } = nth;
  const [stranger] = Object.keys(rest);
  const sane = isFrom(from, 1) && (to === undefined || isFrom(to, from)) && stranger === undefined;
  return sane ? [] : [{ path, message: '`nth` must be a range `from` 1 or more `to` no less', fix: NTH_FIX }];
}

function checkOperation(operation: Json | undefined, path: Path, operations: readonly string[]): FaultMistake[] {
  if (typeof operation === 'string' && operations.includes(operation)) return [];
  const named = typeof operation === 'string';
  const fix = (named ? didYouMean(operation, operations) : undefined) ?? 'as Twilio names them: `ListExecutionStep`';
  const message = named ? `\`${operation}\` is not an operation of the API` : '`operation` must name one of the API';
  return [{ path, message, fix }];
}

const KEYS: readonly string[] = ['operation', 'nth', 'fault'];

function checkPlanned(value: Json, path: Path, operations: readonly string[]): FaultMistake[] {
  if (!isObject(value)) return [{ path, message: 'it must be an object with `operation`, `nth` and `fault`' }];
  const strangers = Object.keys(value).filter((key) => !KEYS.includes(key));
  return [
    ...strangers.map((key) => ({
      path: [...path, key],
      message: `\`${key}\` is unknown`,
      fix: didYouMean(key, KEYS) ?? '',
    })),
    ...checkOperation(value.operation, [...path, 'operation'], operations),
    ...checkNth(value.nth ?? 1, [...path, 'nth']),
    ...checkFault(value.fault, [...path, 'fault']),
  ];
}

/** The planned faults, or the mistakes in them. */
export function readFaultPlan(
  value: Json,
  operations: readonly string[],
): { faults: PlannedFault[]; mistakes: FaultMistake[] } {
  if (!Array.isArray(value)) {
    const fix = 'as in `[{ "operation": "ListExecutionStep", "nth": 1, "fault": { "status": 503 } }]`';
    return { faults: [], mistakes: [{ path: [], message: 'it must be a list of faults', fix }] };
  }
  const mistakes = value.flatMap((one, index) => checkPlanned(one, [index], operations));
  if (mistakes.length > 0) return { faults: [], mistakes };
  // Checked above, key by key.
  const planned = value as unknown as (Omit<PlannedFault, 'nth'> & Partial<PlannedFault> & { fault: Fault })[];
  return { faults: planned.map(({ operation, nth = 1, fault }) => ({ operation, nth, fault })), mistakes };
}
