// What the response to a widget's request adds to the context, and how its parameters are sent.

import type { Json, JsonObject } from '../../flow/types.ts';
import type { Behaviour } from './behaviour.ts';
import { type KeyValue, parseJson } from './key-values.ts';
import { MAX_ANSWER_BYTES } from './limits.ts';
import type { HttpAnswer, Outcome, WidgetContext } from './widget.ts';

type Answered = Extract<HttpAnswer, { status: number }>;

export const headerOf = ({ headers }: Answered, wanted: string): string =>
  Object.entries(headers).find(([name]) => name.toLowerCase() === wanted)?.[1] ?? '';

function isJson(contentType: string, { jsonWithCharset }: Behaviour): boolean {
  const [type = '', ...parameters] = contentType.split(';');
  if (type.trim().toLowerCase() !== 'application/json') return false;
  return parameters.length === 0 || jsonWithCharset === 'parsed';
}

/** "Only application/json objects will be automatically parsed": the widget pages. A list is not; they tell authors to wrap it. */
function parsedBody(body: string, contentType: string, behaviour: Behaviour): { parsed?: Json } {
  const parsed = isJson(contentType, behaviour) ? parseJson(body) : undefined;
  return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed) ? { parsed } : {};
}

function outputOf(answer: Answered, behaviour: Behaviour): JsonObject {
  const contentType = headerOf(answer, 'content-type');
  const { status, body } = answer;
  return { content_type: contentType, status_code: status, body, ...parsedBody(body, contentType, behaviour) };
}

const isTooLarge = ({ body }: Answered): boolean => Buffer.byteLength(body) > MAX_ANSWER_BYTES;

/** Leaves by one of two events. A missing or too large response adds nothing to the context [catalogue]. */
export function leaveByAnswer(
  answer: HttpAnswer,
  by: { succeeds: (status: number) => boolean; failure: string; behaviour: Behaviour },
): Extract<Outcome, { do: 'leave' }> {
  if ('failed' in answer) return { do: 'leave', event: by.failure };
  if (isTooLarge(answer)) {
    const message = `The answer is larger than the ${MAX_ANSWER_BYTES} bytes that Studio takes.`;
    return { do: 'leave', event: by.failure, effects: [{ type: 'note', message }] };
  }
  return {
    do: 'leave',
    event: by.succeeds(answer.status) ? 'success' : by.failure,
    output: outputOf(answer, by.behaviour),
  };
}

export const formOf = (parameters: readonly KeyValue[]): URLSearchParams =>
  new URLSearchParams(parameters.map(({ key, text }): [string, string] => [key, text]));

/** The widget's parameters by name; empty if it has none. */
export const parameterTable = (parameters: readonly KeyValue[]): { parameters?: Record<string, string> } =>
  parameters.length === 0 ? {} : { parameters: Object.fromEntries(parameters.map(({ key, text }) => [key, text])) };

/** The URL if it is http or https; a template may render to anything. */
export function httpUrl(text: string): URL | undefined {
  const url = URL.canParse(text.trim()) ? new URL(text.trim()) : undefined;
  return url && /^https?:$/.test(url.protocol) ? url : undefined;
}

/** Placeholders that authors write until a flow is deployed: `${API_URL}/orders`, `<your function>`, `REPLACE_ME`. */
const PLACEHOLDER = /\$\{[^}]*\}|<[^>]+>|^\s*[A-Z][A-Z0-9_-]*\s*(\/|$)/;

const isTakenOut = (url: Json | undefined): boolean =>
  !url || (typeof url === 'string' && !/\{\{|\{%/.test(url) && PLACEHOLDER.test(url));

/** Published flows often lack their URLs. A mock can respond to this one; no host ends in `.invalid` (RFC 2606). */
const missingAddress = (name: string): string => `https://${name.toLowerCase().replace(/[^a-z0-9]+/g, '-')}.invalid/`;

/** The widget's rendered `url`; `instead` replaces one that was removed. */
export const addressIn = ({ name, properties, render }: WidgetContext, instead = missingAddress(name)): string =>
  isTakenOut(properties.url) ? instead : render(properties.url);
