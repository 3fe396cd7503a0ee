// Fetches what an execution did once it has ended or waits: context, messages, and internal errors.

import type { Parties } from '../contact/context.ts';
import { isObject } from '../flow/json-value.ts';
import type { Json, JsonObject } from '../flow/types.ts';
import type { Visit } from '../path/path.ts';
import type { Trace } from '../path/trace.ts';
import { createRedactor } from '../redaction/redactor.ts';
import type { ContactAction } from '../scenario/scenario.ts';
import { readResponse } from '../workflow/errors.ts';
import { executionOf } from '../workflow/fetch.ts';
import type { Judged, Outcome } from './evidence.ts';
import { messagesSince } from './messages.ts';
import type { PreparedFlow, Target } from './target.ts';
import { valueAt } from './value-at.ts';

/** The execution to observe, and what is known of it beforehand. */
export type Observing = {
  target: Target;
  flow: PreparedFlow;
  parties: Parties;
  executionSid: string;
  secrets: readonly string[];
  /** The contact's actions, performed or planned. */
  actions: readonly ContactAction[];
  /** SIDs of messages from before the execution. */
  earlier: ReadonlySet<string>;
};

/** How far an execution progressed, and why watching stopped. */
export type WatchResult = { trace: Trace; outcome: Outcome };

export type Observed = {
  evidence: Judged;
  /** Keys and words of sensitive actions as the flow received them: reports redact them, too. Grows with `fetchContexts`. */
  sensitiveInputs: readonly string[];
  /** Fetches the contexts that `evidence.contextAfter` was asked for and did not have; returns whether there were any. */
  fetchContexts: () => Promise<boolean>;
};

/** Where a widget of a call stores what it received. */
const RECEIVED = { press: 'Digits', say: 'SpeechResult' } as const;

/** Sensitive keys and words as the context has them: Twilio may write them differently from the contact's input. */
export function sensitiveInputsIn(context: Json, actions: readonly ContactAction[]): string[] {
  return actions.flatMap((action): string[] => {
    if ((action.kind !== 'press' && action.kind !== 'say') || !action.sensitive) return [];
    const value = valueAt(context, `widgets.${action.at}.${RECEIVED[action.kind]}`);
    return typeof value === 'string' && value !== '' ? [value] : [];
  });
}

const asContext = (value: unknown): JsonObject => (isObject(value) ? value : {});

async function contextOf({ target, flow, executionSid }: Observing): Promise<JsonObject> {
  const execution = executionOf(target.api, { flowSid: flow.sid, executionSid });
  const { context } = await readResponse('FetchExecutionContext', () => execution.executionContext().fetch());
  return asContext(context);
}

/** Undefined if Studio does not respond: explanations then use the final context. */
async function contextOfStep({ target, flow, executionSid }: Observing, step: string): Promise<JsonObject | undefined> {
  const steps = target.api.client.studio.v2.flows(flow.sid).executions(executionSid).steps;
  const fetched = await steps(step)
    .stepContext()
    .fetch()
    .catch(() => undefined);
  return fetched && asContext(fetched.context);
}

/** The values to redact: grows with the sensitive inputs of each context that is read. */
function openSecrets({ secrets, actions }: Observing) {
  const redactor = createRedactor({ secrets });
  const inputs: string[] = [];
  const learn = (context: JsonObject): void => {
    const words = sensitiveInputsIn(context, actions).filter((word) => !inputs.includes(word));
    inputs.push(...words);
    redactor.learn(words);
  };
  return { redactor, inputs, learn };
}

/** If an execution has no step yet, its messages are at most a minute old. */
const startOf = ({ trace }: WatchResult, now: number): number => {
  const first = trace.path[0]?.enteredAt;
  return first ? Date.parse(first) : now - 60_000;
};

/** Studio keeps a context for each step: those that an explanation needs are fetched afterwards, most never are. */
function openContexts(observing: Observing, atEnd: JsonObject, { redactor, learn }: ReturnType<typeof openSecrets>) {
  const contexts = new Map<string, JsonObject | undefined>();
  const missing = new Set<string>();
  return {
    contextAfter: ({ leftBy }: Visit): JsonObject => {
      if (leftBy && !contexts.has(leftBy)) missing.add(leftBy);
      return asContext(redactor.values((leftBy && contexts.get(leftBy)) || atEnd));
    },
    missing: (): string[] => [...missing],
    fetch: async (steps: readonly string[]): Promise<void> => {
      for (const step of steps) {
        const context = await contextOfStep(observing, step);
        contexts.set(step, context);
        missing.delete(step);
        // A widget that was entered again has received different input since.
        if (context) learn(context);
      }
    },
  };
}

/** Runs `body` as a step of the report. */
type AsStep = (body: () => Promise<void>) => Promise<void>;

/** `fetching` wraps the requests that explanations make afterwards. */
export async function observe(
  observing: Observing,
  { trace, outcome }: WatchResult,
  fetching: AsStep = (body) => body(),
): Promise<Observed> {
  const { target, flow, executionSid, parties, earlier } = observing;
  const since = startOf({ trace, outcome }, target.api.clock.now());
  const [context, { messages, toOthers }, { incidents, outputs }] = await Promise.all([
    contextOf(observing),
    messagesSince({ api: target.api, parties, earlier }, since),
    target.inside(executionSid),
  ]);
  const secrets = openSecrets(observing);
  secrets.learn(context);
  const contexts = openContexts(observing, context, secrets);
  const fetchContexts = async (): Promise<boolean> => {
    const steps = contexts.missing();
    if (steps.length > 0) await fetching(() => contexts.fetch(steps));
    return steps.length > 0;
  };
  const { path, trigger, ended } = trace;
  const evidence: Judged = {
    executionSid,
    ...(trigger ? { trigger } : {}),
    status: ended ? 'ended' : 'active',
    outcome,
    path,
    messages,
    context,
    incidents,
    ...(outputs ? { outputs } : { messagesToOthers: toOthers }),
    ...(flow.definition ? { definition: flow.definition } : {}),
    contextAfter: contexts.contextAfter,
    show: (text) => String(secrets.redactor.values(text)),
  };
  return { evidence, sensitiveInputs: secrets.inputs, fetchContexts };
}

/** The result of a pure function of the evidence, once every context that it needs was fetched. */
export async function saidOf<T>({ evidence, fetchContexts }: Observed, say: (evidence: Judged) => T): Promise<T> {
  for (;;) {
    const said = say(evidence);
    if (!(await fetchContexts())) return said;
  }
}
