// The contact stays silent for as long as the widget is ready to wait.
import { FlowproofError, type Problem } from '../errors.ts';
import type { FlowState, Json, JsonObject } from '../flow/types.ts';
import { createRender } from '../liquid/render.ts';
import { answerTo } from '../workflow/errors.ts';
import { executionOf } from '../workflow/fetch.ts';
import type { Stage } from './stage.ts';

/** Seconds after which a widget gives up, where its properties do not say. Source: each widget's page in Twilio's widget library. */
const DEFAULT_TIMEOUTS: Readonly<Record<string, number>> = {
  'send-and-wait-for-reply': 3600,
  'gather-input-on-call': 5,
  'record-voicemail': 5,
  'make-outgoing-call': 60,
  'make-outgoing-call-v1': 60,
  'make-outgoing-call-v2': 60,
  'add-twiml-redirect': 14_400,
};
const OTHER_TIMEOUT = 3600;

export function defaultTimeout(type: string | undefined): number {
  return type && Object.hasOwn(DEFAULT_TIMEOUTS, type) ? (DEFAULT_TIMEOUTS[type] ?? OTHER_TIMEOUT) : OTHER_TIMEOUT;
}

/** The seconds that a widget's `timeout` says; its type's default for what is no number of seconds. */
export function timeoutSeconds(state: FlowState | undefined, rendered: Json | undefined): number {
  const text = String(rendered ?? '').trim();
  const seconds = Number(text);
  return text !== '' && Number.isFinite(seconds) && seconds >= 0 ? seconds : defaultTimeout(state?.type);
}

const isTemplate = (value: Json | undefined): value is string => typeof value === 'string' && /{{|{%/.test(value);

/** A timeout may be a template over the execution's context, which only the service knows. */
async function timeoutOf({ api, flowSid, executionSid, state }: Stage): Promise<number> {
  const timeout = state?.properties.timeout;
  if (!isTemplate(timeout)) return timeoutSeconds(state, timeout);
  const { context } = await answerTo('FetchExecutionContext', () =>
    executionOf(api, { flowSid, executionSid }).executionContext().fetch(),
  );
  return timeoutSeconds(state, createRender()(timeout, context as JsonObject, api.clock.now()).text);
}

const tooLong = (widget: string, seconds: number, left: number): Problem => ({
  code: 'silence-too-long',
  message: `Silence at \`${widget}\` takes ${seconds} real seconds here, and the scenario has ${Math.max(0, Math.floor(left))} left.`,
  fix: `give the scenario \`timeout: ${seconds + 60}\` or more, or let it run on the emulator alone: \`targets: [emulator]\``,
});

/** One second more than the widget waits. */
export async function staySilent(at: string, stage: Stage): Promise<void> {
  const seconds = (await timeoutOf(stage)) + 1;
  const left = stage.secondsLeft?.();
  if (left !== undefined && seconds > left) throw new FlowproofError([tooLong(at, seconds, left)]);
  stage.observe?.({ what: 'the time-out', widget: at, seconds });
  await stage.elapse(seconds);
}
