// Reads executions from an account: their list, and the steps and contexts of each that show what happened.

import { FlowproofError } from '../errors.ts';
import { checkDefinition } from '../flow/check.ts';
import { isObject } from '../flow/json-value.ts';
import { ENDED, type Step } from '../flow/step.ts';
import type { FlowDefinition, Json, JsonObject } from '../flow/types.ts';
import type { StudioApi } from '../workflow/api.ts';
import { causeOf, isRefusal, readResponse, unreadableResponse } from '../workflow/errors.ts';
import { type ExecutionRef, type ExecutionStatus, executionOf } from '../workflow/fetch.ts';
import { readList } from '../workflow/list.ts';
import { orderSteps } from '../workflow/order.ts';
import { toStep } from '../workflow/steps.ts';
import { type NotRecorded, ownSteps, type RecordedExecution, stepsInLoops } from './execution.ts';

/** An execution as the list returns it. */
export type ListedExecution = Omit<RecordedExecution, 'steps' | 'context' | 'stepContexts' | 'changedBy'>;

export type Wanted = {
  flowSid: string;
  /** Only executions that started at this time or later, in milliseconds since the epoch. */
  since?: number;
  status?: ExecutionStatus;
  /** At most this many, the newest first. */
  limit?: number;
};

/** More than a busy flow starts in 30 days. */
const MAX = 200_000;

type Sent = {
  sid: unknown;
  status: unknown;
  flowVersion: unknown;
  dateCreated: unknown;
  dateUpdated: unknown;
};

const odd = (what: string, why: string) => new FlowproofError([unreadableResponse(what, why)]);

function toListed(flowSid: string, sent: Sent, what: string): ListedExecution {
  const { sid, status, flowVersion, dateCreated, dateUpdated } = sent;
  if (typeof sid !== 'string') throw odd(what, 'an execution has no sid');
  if (status !== 'active' && status !== 'ended') throw odd(what, `${sid} is neither active nor ended`);
  if (!(dateCreated instanceof Date)) throw odd(what, `${sid} has no date_created`);
  const revision = Number(flowVersion);
  if (!Number.isInteger(revision)) throw odd(what, `${sid} does not say which revision of the flow ran`);
  const createdAt = dateCreated.toISOString();
  const updatedAt = dateUpdated instanceof Date ? dateUpdated.toISOString() : createdAt;
  return { sid, flowSid, revision, status, createdAt, updatedAt };
}

/** The executions of a flow, newest first. */
export async function listExecutions(api: StudioApi, wanted: Wanted): Promise<ListedExecution[]> {
  const { flowSid, since, status, limit = MAX } = wanted;
  const what = 'ListExecution';
  const found = await readList(what, api.client.studio.v2.flows(flowSid).executions, {
    limit,
    ...(since === undefined ? {} : { dateCreatedFrom: new Date(since) }),
    ...(status ? { status } : {}),
  });
  return found.map((one) => toListed(flowSid, one as Sent, what));
}

/** One execution by its SID. */
export async function fetchListed(api: StudioApi, ref: ExecutionRef): Promise<ListedExecution> {
  const what = 'FetchExecution';
  return readResponse(what, async () => toListed(ref.flowSid, (await executionOf(api, ref).fetch()) as Sent, what));
}

async function contextOf(api: StudioApi, ref: ExecutionRef, stepSid?: string): Promise<JsonObject> {
  const execution = executionOf(api, ref);
  const what = stepSid ? 'FetchExecutionStepContext' : 'FetchExecutionContext';
  const { context } = await readResponse<{ context: unknown }>(what, () =>
    stepSid ? execution.steps(stepSid).stepContext().fetch() : execution.executionContext().fetch(),
  );
  if (!isObject(context)) throw odd(what, 'its context is not an object');
  return context;
}

/** Studio lists a step shortly after it was taken; the longest delay is not documented. */
const LATE_MILLISECONDS = 5 * 60 * 1000;

/** Milliseconds to wait before missing data is requested again. */
const PAUSES = [300, 2000] as const;

const lacksItsEnd = (steps: readonly Step[], { status }: ListedExecution): boolean =>
  status === 'ended' && ownSteps({ steps }).at(-1)?.to !== ENDED;

type Steps = { steps: Step[]; gaps: number };

async function stepsOnce(api: StudioApi, ref: ExecutionRef): Promise<Steps> {
  const what = 'ListExecutionStep';
  const listed = await readList(what, executionOf(api, ref).steps, { limit: 10_000 });
  const { steps, gaps } = orderSteps(listed.map((step) => toStep(step)));
  return { steps, gaps: gaps.length };
}

/** Requests missing steps again: the list of an execution that has just ended may be incomplete. */
async function stepsOf(api: StudioApi, ref: ExecutionRef, listed: ListedExecution): Promise<Steps> {
  let found = await stepsOnce(api, ref);
  for (const pause of PAUSES) {
    const isRecent = api.clock.now() - Date.parse(listed.updatedAt) < LATE_MILLISECONDS;
    if (found.gaps === 0 && !(isRecent && lacksItsEnd(found.steps, listed))) return found;
    await api.clock.sleep(pause);
    found = await stepsOnce(api, ref);
  }
  return found;
}

/** Keys that a widget writes only when it is left. A call that ends may write some without a step. */
const isFinal = (output: JsonObject): boolean => ['outbound', 'inbound', 'status_code'].some((key) => key in output);

/** Widgets with results in the context but no step that leaves them: their steps are missing. */
function widgetsWithoutStep(steps: readonly Step[], context: JsonObject): string[] {
  const left = new Set(ownSteps({ steps }).map(({ from }) => from));
  const current = ownSteps({ steps }).at(-1)?.to;
  const widgets = isObject(context.widgets) ? context.widgets : {};
  return Object.entries(widgets).flatMap(([name, output]) => {
    if (!isObject(output) || left.has(name) || Object.keys(output).length === 0) return [];
    return name !== current || isFinal(output) ? [name] : [];
  });
}

function incompleteness({ steps, gaps }: Steps, context: JsonObject): string | undefined {
  if (steps.length === 0) return 'the account lists none of its steps';
  if (gaps > 0) return `the account lists ${steps.length} of its steps, but some in between are missing`;
  const [widget] = widgetsWithoutStep(steps, context);
  return widget && `the account lists no step that leaves \`${widget}\`, and its context says that it ran`;
}

const GONE = 404;

/** One execution from the account, or why it cannot be used. Makes two requests, and one for each step in a loop. */
export async function fetchRecorded(
  api: StudioApi,
  listed: ListedExecution,
): Promise<{ execution: RecordedExecution } | { failed: NotRecorded }> {
  const { sid, flowSid } = listed;
  const ref = { flowSid, executionSid: sid };
  const failed = (reason: NotRecorded['reason'], message: string) => ({ failed: { sid, reason, message } });
  try {
    const [found, context] = await Promise.all([stepsOf(api, ref, listed), contextOf(api, ref)]);
    const missing = incompleteness(found, context);
    if (missing) return failed('incomplete', missing);
    const { steps } = found;
    const repeated = stepsInLoops({ steps });
    const contexts = await Promise.all(
      repeated.map(async (step) => [step.sid, await contextOf(api, ref, step.sid)] as const),
    );
    return { execution: { ...listed, steps, context, stepContexts: Object.fromEntries(contexts) } };
  } catch (error) {
    if (isRefusal(error) && error.status === GONE) return failed('expired', 'the account no longer has it');
    if (error instanceof FlowproofError && error.problems.some(({ code }) => code === 'odd-answer'))
      return failed('unreadable', causeOf(error));
    throw error;
  }
}

/** The number of a revision, or `LatestPublished` or `LatestRevision`. */
export type RevisionName = number | 'LatestPublished' | 'LatestRevision';

export type FetchedRevision = {
  revision: number;
  status: string;
  friendlyName: string;
  definition: FlowDefinition;
};

/** The definition as Studio sends it, with its order of keys and additional keys. */
export async function fetchRevision(api: StudioApi, flowSid: string, name: RevisionName): Promise<FetchedRevision> {
  const what = 'FetchFlowRevision';
  const sent = await readResponse(what, () => api.client.studio.v2.flows(flowSid).revisions(String(name)).fetch());
  const { revision, status, friendlyName, definition } = sent;
  const [mistake] = checkDefinition(definition as Json).filter(({ code }) => code === 'not-a-flow');
  if (mistake) throw odd(what, mistake.message);
  // A published definition is valid.
  return { revision, status, friendlyName, definition: definition as FlowDefinition };
}
