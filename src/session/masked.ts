// Redacts what a session shows besides its evidence, for callers that hold lists of secrets.
import type { Json, JsonObject } from '../flow/types.ts';
import { redactorFor } from '../redaction/mask.ts';
import type { Exchange } from '../workflow/api.ts';

/** For what tells of an execution: line 1 stays line 1 where the contact presses 1, and a flow's drawing keeps its numbers. */
export const masked = (value: Json, secrets: readonly string[]): Json => redactorFor(secrets).json(value);

/** For what an execution was given, and what it holds: a value that is a short secret is hidden, too. */
export const withoutValues = (value: Json, secrets: readonly string[]): Json => redactorFor(secrets).values(value);

/** The same for a text of its own. */
export const shownText = (plain: string, secrets: readonly string[]): string => String(withoutValues(plain, secrets));

/** The same for what was sent and answered; an answer is looked through when it is read, as most never are. */
export function withoutValuesIn(exchanges: readonly Exchange[], secrets: readonly string[]): Exchange[] {
  // What goes over the wire is JSON.
  const hide = (part: unknown) => withoutValues((part ?? null) as Json, secrets);
  return exchanges.map((exchange) => ({
    method: exchange.method,
    path: exchange.path,
    status: exchange.status,
    milliseconds: exchange.milliseconds,
    ...(exchange.request ? { request: hide(exchange.request) as JsonObject } : {}),
    get response() {
      return hide(exchange.response);
    },
  }));
}
