// Keeps the contact silent until the widget's timeout has passed.
import { FlowproofError, type Problem } from '../errors.ts';
import type { FlowState, Json, JsonObject } from '../flow/types.ts';
import { defaultTimeout } from '../flow/widget-types.ts';
import { createRender } from '../liquid/render.ts';
import { readResponse } from '../workflow/errors.ts';
import { executionOf } from '../workflow/fetch.ts';
import type { ContactContext } from './context.ts';

/** The seconds of a widget's `timeout`; the default of its type if that is not a number. */
export function timeoutSeconds(state: FlowState | undefined, rendered: Json | undefined): number {
  const text = String(rendered ?? '').trim();
  const seconds = Number(text);
  return text !== '' && Number.isFinite(seconds) && seconds >= 0 ? seconds : defaultTimeout(state?.type);
}

const isTemplate = (value: Json | undefined): value is string => typeof value === 'string' && /{{|{%/.test(value);

/** A timeout may be a template over the execution's context, which only the service has. */
async function timeoutOf({ api, flowSid, executionSid, state }: ContactContext): Promise<number> {
  const timeout = state?.properties.timeout;
  if (!isTemplate(timeout)) return timeoutSeconds(state, timeout);
  const { context } = await readResponse('FetchExecutionContext', () =>
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
export async function staySilent(at: string, context: ContactContext): Promise<void> {
  const seconds = (await timeoutOf(context)) + 1;
  const left = context.secondsLeft?.();
  if (left !== undefined && seconds > left) throw new FlowproofError([tooLong(at, seconds, left)]);
  context.observe?.({ what: 'the time-out', widget: at, seconds });
  await context.elapse(seconds);
}
