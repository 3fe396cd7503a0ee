// Asks Studio what became of an execution when its scenario is over: context, messages, what went wrong inside.
import type { JsonObject } from '../flow/types.ts';
import type { Visit } from '../path/path.ts';
import type { ContactAction } from '../scenario/scenario.ts';
import { answerTo } from '../workflow/errors.ts';
import { executionOf } from '../workflow/fetch.ts';
import { messagesBetween } from './correspondence.ts';
import type { Course } from './drive.ts';
import type { Happened } from './happened.ts';
import { heardIn } from './heard.ts';
import { shownText, withoutValues } from './masked.ts';
import type { Parties } from './start.ts';
import type { PreparedFlow, Target } from './target.ts';

export type Gathering = {
  target: Target;
  flow: PreparedFlow;
  parties: Parties;
  executionSid: string;
  secrets: readonly string[];
  /** What the contact has done, or is to do. */
  actions: readonly ContactAction[];
  /** Messages that were there before the execution. */
  earlier: ReadonlySet<string>;
};

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const asContext = (value: unknown): JsonObject => (isObject(value) ? value : {});

async function contextOf({ target, flow, executionSid }: Gathering): Promise<JsonObject> {
  const execution = executionOf(target.api, { flowSid: flow.sid, executionSid });
  const { context } = await answerTo('FetchExecutionContext', () => execution.executionContext().fetch());
  return asContext(context);
}

/** What may not be shown: it grows with what the flow has heard. */
function openSecrets({ secrets, actions }: Gathering) {
  const known = [...secrets];
  const heard: string[] = [];
  const learn = (context: JsonObject): void => {
    const words = heardIn(context, actions).filter((word) => !heard.includes(word));
    heard.push(...words);
    known.push(...words);
  };
  return { known, heard, learn };
}

type Secrets = ReturnType<typeof openSecrets>;

/** Studio keeps a context for each step; where it does not answer, what is known at the end must do. */
function contextAfter({ target, flow, executionSid }: Gathering, atEnd: JsonObject, { known, learn }: Secrets) {
  const shown = (context: JsonObject): JsonObject => {
    // A widget that was entered again has heard something else since.
    learn(context);
    return asContext(withoutValues(context, known));
  };
  return async ({ leftBy }: Visit): Promise<JsonObject> => {
    if (!leftBy) return shown(atEnd);
    const steps = target.api.client.studio.v2.flows(flow.sid).executions(executionSid).steps;
    const fetched = await steps(leftBy)
      .stepContext()
      .fetch()
      .catch(() => undefined);
    return shown(fetched ? asContext(fetched.context) : atEnd);
  };
}

/** Where an execution has no step yet, its messages cannot be older than a minute. */
const sinceOf = ({ trace }: Course, now: number): number => {
  const first = trace.path[0]?.enteredAt;
  return first ? Date.parse(first) : now - 60_000;
};

export async function gather(gathering: Gathering, course: Course): Promise<Happened> {
  const { target, flow, executionSid } = gathering;
  const [context, messages, incidents] = await Promise.all([
    contextOf(gathering),
    messagesBetween(gathering, sinceOf(course, target.api.clock.now())),
    target.incidents(executionSid),
  ]);
  const secrets = openSecrets(gathering);
  secrets.learn(context);
  return {
    flow,
    executionSid,
    trace: course.trace,
    outcome: course.outcome,
    messages,
    context,
    incidents,
    heard: secrets.heard,
    show: (text) => shownText(text, secrets.known),
    contextAfter: contextAfter(gathering, context, secrets),
  };
}
