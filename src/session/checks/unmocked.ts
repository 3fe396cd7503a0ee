// Checks that the execution asked nothing of the outside that nobody answered, and says why one stopped that went wrong.
import { findState } from '../../flow/graph.ts';
import { makesRequest } from '../../flow/widget-types.ts';
import type { MockAnswer, Scenario } from '../../scenario/scenario.ts';
import type { Failure } from '../evidence.ts';
import type { Happened } from '../happened.ts';
import type { Incident } from '../target.ts';

/** What a mock of the widget looks like: an answer to its request, or the first event by which its flow lets it be left. */
function answerFor({ widget, widgetType }: Incident, { flow }: Happened): MockAnswer {
  if (makesRequest(widgetType)) return { status: 200, body: {} };
  const state = flow.definition && findState(flow.definition, widget);
  return { event: state?.transitions[0]?.event ?? 'completed' };
}

/** How to write a mock, in the language that the scenario is written in. */
export type Advise = (widget: string, answer: MockAnswer) => string;

const inYaml: Advise = (widget, answer) => {
  const text = 'event' in answer ? `{ event: ${answer.event} }` : '{ status: 200, body: {} }';
  return `say what it answers:\nmocks:\n  ${widget}: ${text}`;
};

type Told = { happened: Happened; advise: Advise };

function unmockedFailure(incident: Incident, { happened, advise }: Told): Omit<Failure, 'at'> {
  const { widget, widgetType, message, request } = incident;
  return {
    kind: 'unmocked',
    code: 'unmocked-request',
    message: request
      ? `\`${widget}\` (${widgetType}) made a request that no mock answers: ${request.method} ${request.url}`
      : `\`${widget}\` (${widgetType}): ${message}`,
    fix: advise(widget, answerFor(incident, happened)),
  };
}

const unknownFailure = ({ widget, widgetType, message, fix }: Incident): Omit<Failure, 'at'> => ({
  kind: 'unmocked',
  code: 'unknown-widget',
  message: `\`${widget}\` (${widgetType}): ${message}`,
  fix,
});

/** One failure a widget: a request in a loop is one mistake. */
export function checkUnmocked({ place }: Scenario, happened: Happened, advise: Advise = inYaml): Failure[] {
  const byWidget = new Map(happened.incidents.map((incident) => [`${incident.kind} ${incident.widget}`, incident]));
  return [...byWidget.values()].flatMap((incident): Failure[] => {
    if (incident.kind === 'unmocked') return [{ ...unmockedFailure(incident, { happened, advise }), at: place }];
    return incident.kind === 'unknown-widget' ? [{ ...unknownFailure(incident), at: place }] : [];
  });
}

const LOGGED: ReadonlySet<Incident['kind']> = new Set(['limit', 'liquid', 'stop']);

/** What Studio goes on from, or ends by, and logs as an error. */
export const loggedIn = ({ incidents }: Happened): Incident[] => incidents.filter(({ kind }) => LOGGED.has(kind));

/** Studio's own limits and errors fail no scenario that expects them; of one that failed they are the reason. */
export const explainStop = ({ place }: Scenario, happened: Happened): Failure[] =>
  loggedIn(happened)
    .slice(0, 1)
    .map(({ widget, widgetType, message, fix }) => ({
      kind: 'status',
      code: 'execution-went-wrong',
      message: `Studio would log an error at \`${widget}\` (${widgetType}): ${message}`,
      fix,
      at: place,
    }));
