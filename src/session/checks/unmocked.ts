// Checks that each request of the execution had a mock, and says why an execution went wrong where Studio would log it.
import { findAnywhere } from '../../flow/subflows.ts';
import type { FlowDefinition } from '../../flow/types.ts';
import { makesRequest } from '../../flow/widget-types.ts';
import type { MockAnswer, Scenario } from '../../scenario/scenario.ts';
import type { Failure, Incident, Judged } from '../evidence.ts';

/** What a mock of the widget looks like: an answer to its request, or the first event by which its flow lets it be left. */
function answerFor({ widget, widgetType }: Incident, definition: FlowDefinition | undefined): MockAnswer {
  if (makesRequest(widgetType)) return { status: 200, body: {} };
  const state = definition && findAnywhere(definition, widget);
  return { event: state?.transitions[0]?.event ?? 'completed' };
}

/** How to write a mock, in the language that the scenario is written in. */
export type Advise = (widget: string, answer: MockAnswer) => string;

const inYaml: Advise = (widget, answer) => {
  const text = 'event' in answer ? `{ event: ${answer.event} }` : '{ status: 200, body: {} }';
  return `say what it answers:\nmocks:\n  ${widget}: ${text}`;
};

function unmockedFailure(incident: Incident, answer: MockAnswer, advise: Advise): Omit<Failure, 'at'> {
  const { widget, widgetType, message, request } = incident;
  return {
    kind: 'unmocked',
    code: 'unmocked-request',
    message: request
      ? `\`${widget}\` (${widgetType}) made a request that no mock answers: ${request.method} ${request.url}`
      : `\`${widget}\` (${widgetType}): ${message}`,
    fix: advise(widget, answer),
  };
}

const unknownFailure = ({ widget, widgetType, message, fix }: Incident): Omit<Failure, 'at'> => ({
  kind: 'unmocked',
  code: 'unknown-widget',
  message: `\`${widget}\` (${widgetType}): ${message}`,
  fix,
});

/** One failure a widget: a request in a loop is one mistake. */
export function checkUnmocked({ place }: Scenario, evidence: Judged, advise: Advise = inYaml): Failure[] {
  const byWidget = new Map(evidence.incidents.map((incident) => [`${incident.kind} ${incident.widget}`, incident]));
  return [...byWidget.values()].flatMap((incident): Failure[] => {
    if (incident.kind === 'unmocked') {
      const answer = answerFor(incident, evidence.definition);
      return [{ ...unmockedFailure(incident, answer, advise), at: place }];
    }
    return incident.kind === 'unknown-widget' ? [{ ...unknownFailure(incident), at: place }] : [];
  });
}

const LOGGED: ReadonlySet<Incident['kind']> = new Set(['limit', 'liquid', 'stop', 'log']);

/** What Studio goes on from, or ends by, and logs as an error. */
export const loggedIn = ({ incidents }: Judged): Incident[] => incidents.filter(({ kind }) => LOGGED.has(kind));

/** Studio's own limits and errors fail no scenario that expects them; of one that failed they are the reason. */
export const explainStop = ({ place }: Scenario, evidence: Judged): Failure[] =>
  loggedIn(evidence)
    .slice(0, 1)
    .map(({ widget, widgetType, message, fix }) => ({
      kind: 'status',
      code: 'execution-went-wrong',
      message: `Studio would log an error at \`${widget}\` (${widgetType}): ${message}`,
      fix,
      at: place,
    }));
