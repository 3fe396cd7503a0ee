// Checks that each request of the execution had a mock, and explains why an execution failed if Studio would log it.
import type { FlowDefinition, Json } from '../../flow/types.ts';
import { makesRequest } from '../../flow/widget-types.ts';
import type { MockAnswer, Scenario } from '../../scenario/scenario.ts';
import { inlineYaml } from '../../scenario/yaml-style.ts';
import type { Failure, Incident, Judged } from '../evidence.ts';
import { type Mocks, mocksFor, widgetsToMock } from '../suggested-mocks.ts';

/** Renders mocks in the scenario's language; `later` are those of widgets that did not run yet. */
export type Advise = (mocks: Mocks, later: Mocks) => string;

const linesOf = (mocks: Mocks): string[] =>
  Object.entries(mocks).map(([widget, answer]) => `  ${inlineYaml(widget)}: ${inlineYaml(answer as Json)}`);

const inYaml: Advise = (mocks, later) => {
  const more = linesOf(later);
  const heading = more.length > 0 ? ['  # not reached in this run, and without a mock, too'] : [];
  return ['say what it answers:', 'mocks:', ...linesOf(mocks), ...heading, ...more].join('\n');
};

const requestText = ({ widget, widgetType, message, request }: Incident): string =>
  request
    ? `\`${widget}\` (${widgetType}) made a request that no mock answers: ${request.method} ${request.url}`
    : `\`${widget}\` (${widgetType}): ${message}`;

/** What the definition does not hold is mocked by what it is. */
const plainMock = ({ widgetType }: Incident): MockAnswer =>
  makesRequest(widgetType) ? { status: 200, body: {} } : { event: 'completed' };

/** One failure for all of them, so that one edit is enough: those that ran, and those that the flow may come to. */
function unmockedFailure(
  incidents: readonly Incident[],
  { mocks: given }: Scenario,
  { definition, advise }: { definition: FlowDefinition | undefined; advise: Advise },
): Omit<Failure, 'at'> {
  const ran = incidents.map(({ widget }) => widget);
  const suggested = definition ? mocksFor(definition, ran) : {};
  const mocks = Object.fromEntries(incidents.map((one) => [one.widget, suggested[one.widget] ?? plainMock(one)]));
  const further = (definition ? widgetsToMock(definition) : []).filter(
    (widget) => !ran.includes(widget) && !Object.hasOwn(given, widget),
  );
  return {
    kind: 'unmocked',
    code: 'unmocked-request',
    message: incidents.map(requestText).join('\n  '),
    fix: advise(mocks, definition ? mocksFor(definition, further) : {}),
  };
}

const unknownFailure = ({ widget, widgetType, message, fix }: Incident): Omit<Failure, 'at'> => ({
  kind: 'unmocked',
  code: 'unknown-widget',
  message: `\`${widget}\` (${widgetType}): ${message}`,
  fix,
});

/** Each widget once: a request in a loop is one mistake. */
export function checkUnmocked(scenario: Scenario, evidence: Judged, advise: Advise = inYaml): Failure[] {
  const at = scenario.place;
  const byWidget = new Map(evidence.incidents.map((incident) => [`${incident.kind} ${incident.widget}`, incident]));
  const incidents = [...byWidget.values()];
  const unmocked = incidents.filter(({ kind }) => kind === 'unmocked');
  const { definition } = evidence;
  return [
    ...(unmocked.length > 0 ? [{ ...unmockedFailure(unmocked, scenario, { definition, advise }), at }] : []),
    ...incidents
      .filter(({ kind }) => kind === 'unknown-widget')
      .map((incident) => ({ ...unknownFailure(incident), at })),
  ];
}

const LOGGED: ReadonlySet<Incident['kind']> = new Set(['limit', 'liquid', 'stop', 'log']);

/** Errors that Studio would log, whether it continues or ends the execution. */
export const loggedIn = ({ incidents }: Judged): Incident[] => incidents.filter(({ kind }) => LOGGED.has(kind));

/** Studio's own limits and errors fail no scenario that expects them; for one that failed they are the reason. */
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
