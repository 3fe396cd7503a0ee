// PUT /_emulator/mocks: the mocks of one widget.

import { findState, widgetNames } from '../../flow/graph.ts';
import { isObject } from '../../flow/json-value.ts';
import type { Json, JsonObject } from '../../flow/types.ts';
import { widgetType } from '../../flow/widget-types.ts';
import { isLoopbackUrl } from '../../loopback.ts';
import { didYouMean } from '../../nearest.ts';
import type { MockAnswer } from '../engine/mocks.ts';
import type { FlowRecord } from '../engine/records.ts';
import { latestOf } from './flows.ts';
import { objectOf, refused } from './json-body.ts';
import { ok, type Resource, type Service } from './service.ts';

const KINDS = ['status', 'event', 'delivery', 'forward'] as const;
/** Optional keys of each kind of answer. */
const REST: Readonly<Record<(typeof KINDS)[number], readonly string[]>> = {
  status: ['body', 'headers', 'when'],
  event: ['output'],
  delivery: [],
  forward: ['when'],
};
const DELIVERIES: readonly Json[] = ['delivered', 'undelivered', 'failed'];

const isStatus = (value: Json | undefined): boolean =>
  typeof value === 'number' && Number.isInteger(value) && value >= 100 && value <= 599;

const areTexts = (value: Json | undefined): boolean =>
  value === undefined || (isObject(value) && Object.values(value).every((text) => typeof text === 'string'));

/** Why an answer of each kind is invalid; undefined if it is valid. */
const MISTAKES: Readonly<Record<(typeof KINDS)[number], (answer: JsonObject) => string | undefined>> = {
  status: ({ status, headers }) => {
    if (!isStatus(status)) return '`status` must be an HTTP status';
    return areTexts(headers) ? undefined : '`headers` must be an object of texts';
  },
  event: ({ event, output }) => {
    if (typeof event !== 'string' || event === '') return '`event` must name an event';
    return output === undefined || isObject(output) ? undefined : '`output` must be an object';
  },
  delivery: ({ delivery }) =>
    DELIVERIES.includes(delivery ?? null) ? undefined : `\`delivery\` must be one of ${DELIVERIES.join(', ')}`,
  forward: ({ forward }) =>
    typeof forward === 'string' && isLoopbackUrl(forward)
      ? undefined
      : '`forward` must be a URL of this machine (127.0.0.1)',
};

function answerOf(answer: Json, index: number): MockAnswer {
  const kinds = isObject(answer) ? KINDS.filter((kind) => Object.hasOwn(answer, kind)) : [];
  const [kind] = kinds;
  if (!isObject(answer) || !kind || kinds.length > 1)
    throw refused(`answers[${index}] must hold one of ${KINDS.join(', ')}`);
  const known = [kind, ...REST[kind]];
  const unknown = Object.keys(answer).find((key) => !known.includes(key));
  if (unknown) throw refused(`answers[${index}] holds \`${unknown}\`; with \`${kind}\` go ${known.join(', ')}`);
  const { when } = answer;
  if (when !== undefined && !isObject(when)) throw refused(`answers[${index}]: \`when\` must be an object`);
  const mistake = MISTAKES[kind](answer);
  if (mistake) throw refused(`answers[${index}]: ${mistake}`);
  return answer as unknown as MockAnswer;
}

const withHint = (message: string, hint: string | undefined): string => (hint ? `${message}: ${hint}` : message);

export function flowNamed({ studio }: Service, name: Json | undefined): FlowRecord {
  if (typeof name !== 'string') throw refused('`flow` must be the name or SID of a flow');
  const flow = studio.flows.get(name) ?? studio.flows.byName(name);
  if (flow) return flow;
  const names = studio.flows.all().map((one) => latestOf(one).friendlyName);
  throw refused(withHint(`No flow is named \`${name}\``, didYouMean(name, names)));
}

function widgetNamed({ revisions }: FlowRecord, name: Json | undefined): string {
  if (typeof name !== 'string') throw refused('`widget` must be the name of a widget');
  if (revisions.some(({ definition }) => findState(definition, name))) return name;
  const names = revisions.flatMap(({ definition }) => widgetNames(definition));
  throw refused(withHint(`The flow has no widget \`${name}\``, didYouMean(name, names)));
}

/** Every event by which the widget can be left, in Studio and in any revision of the flow. */
const eventsOf = ({ revisions }: FlowRecord, widget: string): string[] =>
  revisions.flatMap(({ definition }) => {
    const state = findState(definition, widget);
    if (!state) return [];
    return [...(widgetType(state.type)?.events ?? []), ...state.transitions.map(({ event }) => event)];
  });

/** A widget of an unknown type without transitions can be left by any event. */
function checkEvents(answers: readonly MockAnswer[], events: readonly string[]): void {
  if (events.length === 0) return;
  for (const [index, answer] of answers.entries()) {
    if (!('event' in answer) || events.includes(answer.event)) continue;
    const message = `answers[${index}]: the widget is not left by \`${answer.event}\``;
    throw refused(withHint(message, didYouMean(answer.event, events)));
  }
}

export const mocks: Resource = {
  path: '/_emulator/mocks',
  open: true,
  PUT: {
    id: 'SetMocks',
    answer: (request, service) => {
      const { flow: flowName, widget: widgetName, answers } = objectOf(request);
      const flow = flowNamed(service, flowName);
      const widget = widgetNamed(flow, widgetName);
      if (!Array.isArray(answers)) throw refused('`answers` must be a list');
      const read = answers.map(answerOf);
      checkEvents(read, eventsOf(flow, widget));
      service.studio.mocks.set(flow.sid, widget, read);
      return ok({ flow: flow.sid, widget, answers: answers.length });
    },
  },
};
