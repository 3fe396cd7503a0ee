// Plays a scenario in process and judges it, with a session's contact and checks, but without HTTP.
import { EMULATOR_CONTACT, EMULATOR_FLOW_NUMBER } from '../account/policy.ts';
import type { Behaviour } from '../emulator/engine/behaviour.ts';
import { createMockRegistry, type MockAnswer } from '../emulator/engine/mocks.ts';
import type { StepRecord } from '../emulator/engine/records.ts';
import {
  type AskMock,
  createSimulation,
  type SimulatedFlow,
  type SimulatedRun,
} from '../emulator/engine/simulation.ts';
import type { Step } from '../flow/step.ts';
import { linkSubflows, subflowsOf } from '../flow/subflows.ts';
import type { FlowDefinition } from '../flow/types.ts';
import { isWritten } from '../scenario/arrival.ts';
import type { ContactAction, Scenario } from '../scenario/scenario.ts';
import type { Failure, Incident, Judged, Message } from '../session/evidence.ts';
import { judge } from '../session/judge.ts';
import { withWhy } from '../session/unreached.ts';
import { drive } from '../session/watch.ts';
import type { Clock } from '../workflow/api.ts';
import { signalOf, triggerOf } from './signals.ts';

export type Played = {
  failures: readonly Failure[];
  evidence: Judged;
  run: SimulatedRun;
};

export type Player = { readonly definition: FlowDefinition; readonly play: (scenario: Scenario) => Promise<Played> };

/** The timeout that Playwright gives a test, in seconds; only messages name it, since no real time passes. */
const SECONDS = 30;

/** A clock whose time passes only when something waits. */
function countingClock(): Clock {
  let now = 0;
  return {
    now: () => now,
    sleep: (milliseconds) => {
      now += milliseconds;
      return Promise.resolve();
    },
  };
}

const isoOf = (moment: number): string => new Date(moment).toISOString();

const stepOf = ({ sid, name, from, to, at, parentStepSid }: StepRecord): Step => ({
  sid,
  name,
  from,
  to,
  at: isoOf(at),
  ...(parentStepSid === null ? {} : { parentStepSid }),
});

/** Steps as the API lists them, each made once, since an execution is read several times. */
function openSteps(run: SimulatedRun) {
  const steps: Step[] = [];
  return (): readonly Step[] => {
    for (const record of run.steps.slice(steps.length)) steps.push(stepOf(record));
    return steps;
  };
}

type Ends = { contact: string; flowAddress: string };

/** The conversation in order: each message of the contact, followed by the flow's messages. */
function openMessages(run: SimulatedRun, { contact, flowAddress }: Ends) {
  const messages: Message[] = [];
  let read = 0;
  const fromFlow = (): void => {
    for (const output of run.outputs.slice(read)) {
      if (output.kind !== 'message' || !output.toContact) continue;
      const { from, to, body, media, status, at } = output;
      const lost = status === 'delivered' ? {} : { undelivered: { status } };
      messages.push({ direction: 'to-contact', from, to, body, media, at: isoOf(at), ...lost });
    }
    read = run.outputs.length;
  };
  const fromContact = (body: string, media: readonly string[], at: number): void => {
    messages.push({ direction: 'from-contact', from: contact, to: flowAddress, body, media, at: isoOf(at) });
  };
  return { messages, fromFlow, fromContact };
}

const incidentOf = ({
  kind,
  widget,
  widgetType,
  message,
  fix = '',
  code,
  request,
}: SimulatedRun['incidents'][number]): Incident[] =>
  kind === 'note'
    ? []
    : [{ kind, widget, widgetType, ...(code ? { code } : {}), message, fix, ...(request ? { request } : {}) }];

const noCall = ({ at, place, kind }: ContactAction): Failure => ({
  kind: 'contact',
  code: 'no-call',
  message: `No call is active at \`${at}\`, so the contact cannot \`${kind}\`.`,
  fix: 'start with `trigger: incomingCall`, or pick up with `answer: human` at the widget that calls',
  at: place,
});

const NEED_CALL: ReadonlySet<ContactAction['kind']> = new Set(['press', 'say', 'hangUp']);

/** Performs the contact's actions; an action that no widget waits for has no effect, as over HTTP. */
function actor(run: SimulatedRun, definition: FlowDefinition, conversation: ReturnType<typeof openMessages>) {
  return async (action: ContactAction): Promise<readonly Failure[]> => {
    if (NEED_CALL.has(action.kind) && run.record.callSid === null) return [noCall(action)];
    if (action.kind === 'reply') conversation.fromContact(action.body, action.media, run.now);
    run.send(signalOf(action, definition, run));
    conversation.fromFlow();
    return [];
  };
}

function evidenceOf(
  run: SimulatedRun,
  { trace, outcome }: Awaited<ReturnType<typeof drive>>,
  rest: Pick<Judged, 'messages' | 'definition'>,
): Judged {
  const byStep = new Map(run.steps.map((step) => [step.sid, step]));
  return {
    executionSid: run.record.sid,
    ...(trace.trigger ? { trigger: trace.trigger } : {}),
    status: trace.ended ? 'ended' : 'active',
    outcome,
    path: trace.path,
    context: run.context,
    incidents: run.incidents.flatMap(incidentOf),
    outputs: run.outputs.map(({ at, ...output }) => ({ ...output, at: new Date(at).toISOString() })),
    contextAfter: ({ leftBy }) => byStep.get(leftBy ?? '')?.contextThen() ?? run.context,
    ...rest,
  };
}

/** Explains, as a session does, why the flow never waited for an action of the contact. */
const explained = (failures: readonly Failure[], { contact }: Scenario, evidence: Judged): Failure[] =>
  failures.map((failure) => {
    const action = contact.find(({ place }) => place === failure.at);
    return action ? withWhy(failure, action.at, evidence) : failure;
  });

type Mocks = Readonly<Record<string, readonly MockAnswer[]>>;

/** The mocks of the current scenario, by widget, in whichever flow the widget is. */
export function openMocks(flow: string): { ask: AskMock; use: (mocks: Mocks) => void } {
  const registry = createMockRegistry();
  return {
    ask: ({ widget, use, request }) => registry.take([flow], widget, use, request),
    use: (mocks) => {
      registry.clear();
      for (const [widget, answers] of Object.entries(mocks)) registry.set(flow, widget, answers);
    },
  };
}

/**
 * A player for any number of scenarios of one flow. Mocks that forward requests to a server are not used, since nothing is sent in process.
 * `behaviour` is that of the calibrated account, if there is one.
 */
export function createPlayer(
  flow: SimulatedFlow,
  subflows: readonly SimulatedFlow[] = subflowsOf(flow.definition),
  behaviour: Partial<Behaviour> = {},
): Player {
  const mocks = openMocks(flow.name);
  // A mutant runs the same subflows as its flow.
  linkSubflows(
    flow.definition,
    subflows.flatMap(({ sid, ...one }) => (sid ? [{ sid, ...one }] : [])),
  );
  const simulation = createSimulation({ flows: [flow, ...subflows], mocks: mocks.ask, behaviour });
  const { definition } = flow;
  return {
    definition,
    play: async (scenario) => {
      mocks.use(scenario.mocks);
      const { to: contact = EMULATOR_CONTACT, from: flowAddress = EMULATOR_FLOW_NUMBER, body = '' } = scenario.inputs;
      const ends = { contact, flowAddress };
      const run = simulation.start(triggerOf(scenario, ends));
      const conversation = openMessages(run, ends);
      if (isWritten(scenario.trigger)) conversation.fromContact(body, [], run.record.createdAt);
      conversation.fromFlow();
      const steps = openSteps(run);
      const seconds = scenario.timeout ?? SECONDS;
      const look = async () => ({ status: run.status, steps: steps() });
      const watched = { look, clock: countingClock(), deadline: seconds * 1000, definition, simulatedTime: true };
      const result = await drive({
        actions: scenario.contact,
        perform: actor(run, definition, conversation),
        watched,
        seconds,
      });
      const evidence = evidenceOf(run, result, { messages: conversation.messages, definition });
      return {
        failures: [...explained(result.failures, scenario, evidence), ...judge(scenario, evidence)],
        evidence,
        run,
      };
    },
  };
}
