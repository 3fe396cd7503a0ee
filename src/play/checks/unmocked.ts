// Checks that no request was left without an answer on the emulator, where nothing leaves the machine.
import type { Scenario } from '../../scenario/scenario.ts';
import type { Failure } from '../evidence.ts';
import type { Happened } from '../happened.ts';
import type { Unmocked } from '../target.ts';

const ANSWERS: Readonly<Record<string, string>> = {
  'make-http-request': '{ status: 200, body: {} }',
  'run-function': '{ status: 200, body: {} }',
};

const answerFor = (type: string): string =>
  Object.hasOwn(ANSWERS, type) ? (ANSWERS[type] ?? '') : '{ event: completed }';

const failureOf = (scenario: Scenario, { widget, widgetType, message, request }: Unmocked): Failure => ({
  kind: 'unmocked',
  code: 'unmocked-request',
  message: request
    ? `\`${widget}\` (${widgetType}) made a request that no mock answers: ${request.method} ${request.url}`
    : `\`${widget}\` (${widgetType}): ${message}`,
  fix: `say what it answers:\nmocks:\n  ${widget}: ${answerFor(widgetType)}`,
  at: scenario.place,
});

export function checkUnmocked(scenario: Scenario, { unmocked }: Happened): Failure[] {
  const byWidget = new Map(unmocked.map((one) => [one.widget, one]));
  return [...byWidget.values()].map((one) => failureOf(scenario, one));
}
