// Runs a probe through the public API: creates its flows, triggers one, acts as its contact, reads the result, and always deletes the
// flows.
import { openContact } from '../contact/perform.ts';
import { FlowproofError } from '../errors.ts';
import type { FlowDefinition, Json, JsonObject } from '../flow/types.ts';
import type { ContactAction } from '../scenario/scenario.ts';
import type { StudioApi } from '../workflow/api.ts';
import { endExecution } from '../workflow/end.ts';
import { isRefusal, readResponse } from '../workflow/errors.ts';
import { executionOf } from '../workflow/fetch.ts';
import { readList } from '../workflow/list.ts';
import { repeat } from '../workflow/repeat.ts';
import { ECHO, type Probe, type Seen, type SeenStep, SUBFLOW } from './probe.ts';

export type Service = {
  api: StudioApi;
  contact: string;
  flowNumber: string;
  /** The URL of a server that echoes requests; HTTPS on an account. */
  echo?: string;
  /** Lets time pass: virtual time at once, real time by waiting. */
  elapse: (seconds: number) => Promise<void>;
  /** Milliseconds to wait for an execution to reach a widget. */
  timeout?: number;
  /** Called when the flows exist, before the execution starts. */
  prepare?: (flowName: string, probe: Probe) => Promise<void>;
};

/** The result of an execution, or why there is none. */
export type Played = { seen: Seen } | { failed: string };

const PREFIX = 'Flowproof calibration: ';

export const flowNameOf = ({ id }: Probe): string => `${PREFIX}${id}`;

const withText = (definition: FlowDefinition, from: string, to: string): FlowDefinition =>
  JSON.parse(JSON.stringify(definition).replaceAll(JSON.stringify(from), JSON.stringify(to))) as FlowDefinition;

async function createFlow({ client }: StudioApi, friendlyName: string, definition: FlowDefinition): Promise<string> {
  const content = { friendlyName, status: 'published' as const, definition, commitMessage: 'flowproof calibrate' };
  const { sid } = await readResponse('CreateFlow', () => client.studio.v2.flows.create(content));
  return sid;
}

async function deleteFlow({ client, clock }: StudioApi, sid: string): Promise<void> {
  await repeat({
    ask: () => readResponse('DeleteFlow', () => client.studio.v2.flows(sid).remove()),
    clock,
    isDone: async (error) => isRefusal(error) && error.status === 404,
  });
}

type Execution = { flowSid: string; executionSid: string };

async function stepsOf(api: StudioApi, execution: Execution): Promise<SeenStep[]> {
  const listed = await readList('ListExecutionStep', executionOf(api, execution).steps, { limit: 1000 });
  return listed.map(({ sid, name, transitionedFrom, transitionedTo, parentStepSid }) => ({
    sid,
    name,
    from: transitionedFrom,
    to: transitionedTo,
    parentStepSid: (parentStepSid as string | null) ?? null,
  }));
}

async function statusOf(api: StudioApi, execution: Execution): Promise<Seen['status']> {
  const { status } = await readResponse('FetchExecution', () => executionOf(api, execution).fetch());
  return status === 'ended' ? 'ended' : 'active';
}

const PAUSE = 250;
/** In milliseconds. A call rings first, and Studio lists steps late. */
const TIMEOUT = 60_000;

/** Repeats `look` until it finds something; undefined after the timeout. */
async function until<T>(
  { api: { clock }, timeout = TIMEOUT }: Service,
  look: () => Promise<T | undefined>,
): Promise<T | undefined> {
  const deadline = clock.now() + timeout;
  for (;;) {
    const found = await look();
    if (found !== undefined || clock.now() >= deadline) return found;
    await clock.sleep(PAUSE);
  }
}

type Acting = { service: Service; probe: Probe; definition: FlowDefinition };

const PLACE = { file: 'flowproof calibrate', line: 1, column: 1 };

/** How long the contact's side of a call stays open. */
const LINE_SECONDS = 30;
/** In seconds: the effects of a hang-up appear slightly later. */
const HANGUP_SECONDS = 5;

function contactOf({ service, probe, definition }: Acting) {
  const actions = (probe.contact ?? []).map((action) => ({ ...action, place: PLACE }) as ContactAction);
  const { api, contact, flowNumber, elapse } = service;
  const setting = { api, contact, flowNumber, definition, elapse, seconds: LINE_SECONDS };
  return { actions, contact: openContact(setting, actions), setting };
}

/** True if the execution waits at the widget: it has entered it and not left it. */
const isAt = async (api: StudioApi, execution: Execution, widget: string): Promise<true | undefined> => {
  const steps = await stepsOf(api, execution);
  const reached = steps.some(({ to }) => to === widget) && !steps.some(({ from }) => from === widget);
  return reached || undefined;
};

async function act(acting: Acting, opened: ReturnType<typeof contactOf>, execution: Execution): Promise<void> {
  const { service, definition } = acting;
  for (const action of opened.actions) {
    const state = definition.states.find(({ name }) => name === action.at);
    const answers = action.kind === 'answer';
    if (!answers && !(await until(service, () => isAt(service.api, execution, action.at))))
      throw new Error(`the execution never waited at ${action.at}`);
    const left = async () => (await stepsOf(service.api, execution)).find(({ from }) => from === action.at)?.name;
    await opened.contact.perform(action, { ...opened.setting, ...execution, left, ...(state ? { state } : {}) });
  }
  await service.elapse(HANGUP_SECONDS);
}

async function contextsAfter(
  api: StudioApi,
  execution: Execution,
  steps: readonly SeenStep[],
  widgets: readonly string[],
) {
  const contexts: Record<string, JsonObject> = {};
  for (const widget of widgets) {
    const step = steps.find(({ from }) => from === widget);
    if (!step) continue;
    const { context } = await readResponse('FetchExecutionStepContext', () =>
      executionOf(api, execution).steps(step.sid).stepContext().fetch(),
    );
    contexts[widget] = context as JsonObject;
  }
  return contexts;
}

async function read(api: StudioApi, execution: Execution, probe: Probe): Promise<Seen> {
  const steps = await stepsOf(api, execution);
  const { context } = await readResponse('FetchExecutionContext', () =>
    executionOf(api, execution).executionContext().fetch(),
  );
  return {
    status: await statusOf(api, execution),
    steps,
    context: context as JsonObject,
    contextAfter: await contextsAfter(api, execution, steps, probe.contextAfter ?? []),
  };
}

async function trigger({ service, probe, definition }: Acting, flowSid: string): Promise<Seen> {
  const { api, contact: to, flowNumber: from } = service;
  const opened = contactOf({ service, probe, definition });
  if (opened.actions.length > 0) await opened.contact.ready();
  const { sid } = await readResponse('CreateExecution', () =>
    api.client.studio.v2.flows(flowSid).executions.create({ to, from, parameters: probe.parameters ?? {} }),
  );
  const execution = { flowSid, executionSid: sid };
  try {
    if (opened.actions.length > 0) await act({ service, probe, definition }, opened, execution);
    else await until(service, async () => ((await statusOf(api, execution)) === 'ended' ? true : undefined));
    return await read(api, execution, probe);
  } finally {
    if (opened.actions.length > 0) await opened.contact.finish();
    await endExecution(api, execution);
  }
}

/** Twilio's refusals list each mistake in their details. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const details = isRefusal(error) ? (error as { details?: Json }).details : undefined;
  return details ? `${error.message} ${JSON.stringify(details)}` : error.message;
}

/** The flows are always deleted. If one cannot be deleted, it throws an error with its SID. */
export async function play(service: Service, probe: Probe): Promise<Played> {
  const { api, echo } = service;
  const made: string[] = [];
  try {
    let definition = echo ? withText(probe.flow, ECHO, echo) : probe.flow;
    if (probe.subflow) {
      const sid = await createFlow(api, `${flowNameOf(probe)} (subflow)`, probe.subflow);
      made.push(sid);
      definition = withText(definition, SUBFLOW, sid);
    }
    const sid = await createFlow(api, flowNameOf(probe), definition);
    made.push(sid);
    await service.prepare?.(flowNameOf(probe), probe);
    return { seen: await trigger({ service, probe, definition }, sid) };
  } catch (error) {
    return { failed: reasonOf(error) };
  } finally {
    for (const sid of made.toReversed()) await deleted(api, sid);
  }
}

async function deleted(api: StudioApi, sid: string): Promise<void> {
  try {
    await deleteFlow(api, sid);
  } catch (error) {
    const message = `The flow ${sid}, which the calibration made, could not be deleted: ${reasonOf(error)}`;
    throw new FlowproofError([
      { code: 'flow-left', message, fix: `delete it in the console, or DELETE /v2/Flows/${sid}` },
    ]);
  }
}

const HOUR = 3_600_000;

/** Deletes flows of calibrations that were killed at least an hour ago; younger ones may belong to a calibration that still runs. */
export async function deleteLeftovers(api: StudioApi): Promise<number> {
  const { flows } = api.client.studio.v2;
  const listed = await readList('ListFlow', flows, { limit: 1000 });
  const left = listed.filter(
    ({ friendlyName, dateCreated }) => friendlyName.startsWith(PREFIX) && Number(dateCreated) < api.clock.now() - HOUR,
  );
  for (const { sid } of left) await deleted(api, sid);
  return left.length;
}
