// Faults on demand: the nth call of an operation is refused, delayed, cut off or garbled, so that a client can be tested.
import type { Json } from '../../flow/types.ts';

export type Fault =
  /** An answer of this status; its body is Twilio's error, or `body`. */
  | { status: number; code?: number; headers?: Readonly<Record<string, string>>; body?: string }
  /** The answer comes so many real milliseconds later. */
  | { delay: number }
  /** The connection ends before the request is handled. */
  | { reset: true }
  /** The request is handled; its answer is lost. */
  | { resetAfter: true }
  /** Half of the answer's body, then the connection ends. */
  | { truncate: true }
  /** A whole answer of the usual status, with this for a body. */
  | { body: string };

export type PlannedFault = { operation: string; nth: number; fault: Fault };

export type FaultBook = {
  /** In place of those before; calls are counted from here on. */
  set: (faults: readonly PlannedFault[]) => void;
  /** Counts a call, and tells the fault that it is to meet. */
  take: (operation: string) => Fault | undefined;
};

export function createFaultBook(first: readonly PlannedFault[] = []): FaultBook {
  let planned = first;
  const calls = new Map<string, number>();
  return {
    set: (faults) => {
      planned = faults;
      calls.clear();
    },
    take: (operation) => {
      if (planned.length === 0) return undefined;
      const nth = (calls.get(operation) ?? 0) + 1;
      calls.set(operation, nth);
      return planned.find((one) => one.operation === operation && one.nth === nth)?.fault;
    },
  };
}

const KINDS = ['status', 'delay', 'reset', 'resetAfter', 'truncate', 'body'] as const;

const isText = (value: Json | undefined): boolean => value === undefined || typeof value === 'string';
const isWhole = (value: Json | undefined): boolean => Number.isInteger(value);

type Fields = { readonly [key: string]: Json };

const isObject = (value: Json | undefined): value is { [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function refusalMistake({ status, code, headers, body }: Fields): string | undefined {
  if (!isWhole(status) || Number(status) < 200 || Number(status) > 599) return '`status` must be from 200 to 599';
  if (code !== undefined && !isWhole(code)) return '`code` must be a whole number';
  if (!isText(body)) return '`body` must be a text';
  const named = headers === undefined || (isObject(headers) && Object.values(headers).every(isText));
  return named ? undefined : '`headers` must be an object of texts';
}

/** What is wrong with a fault as somebody wrote it; nothing if it is one. */
export function faultMistake(fault: Json | undefined): string | undefined {
  if (!isObject(fault)) return '`fault` must be an object';
  const kind = KINDS.find((key) => Object.hasOwn(fault, key));
  if (!kind) return `\`fault\` must hold one of ${KINDS.join(', ')}`;
  if (kind === 'status') return refusalMistake(fault);
  if (kind === 'body') return typeof fault.body === 'string' ? undefined : '`body` must be a text';
  if (kind !== 'delay') return fault[kind] === true ? undefined : `\`${kind}\` must be true`;
  const possible = typeof fault.delay === 'number' && fault.delay >= 0 && fault.delay <= 600_000;
  return possible ? undefined : '`delay` must be milliseconds, at most 600000';
}
