// Checks the final status, and that the execution did not stop where no contact action is left.
import type { Scenario } from '../../scenario/scenario.ts';
import { type Failure, type Judged, traceOf } from '../evidence.ts';
import { actionToAdd, NO_EFFECT_FIX, whereAndWhy } from '../waiting.ts';

/** Where it ended, in words. */
export const endsWith = ({ path }: Judged): string => {
  const last = path.at(-1);
  if (!last) return 'it ended at once';
  return `it ended after \`${last.widget}\`${last.event ? ` (${last.event})` : ''}`;
};

const whereItIs = (evidence: Judged): string => whereAndWhy(evidence.definition, traceOf(evidence).current);

/** The execution waits for the contact, with no action left; for YAML and TypeScript. */
export const waitsWithoutAction = (evidence: Judged): string =>
  `the execution waits ${whereItIs(evidence)}, with no contact action left`;

/** The message of a wrong status, for YAML and TypeScript; undefined if it is as expected. */
export function compareStatus(expected: 'ended' | 'active', evidence: Judged): string | undefined {
  const { status, outcome } = evidence;
  if (status === expected) return undefined;
  if (expected === 'active') return `expected the execution to be active, but ${endsWith(evidence)}`;
  if (outcome.kind !== 'timedOut') return waitsWithoutAction(evidence);
  return `the execution did not end within ${outcome.seconds} s: it is ${whereItIs(evidence)}`;
}

function waiting(scenario: Scenario, evidence: Judged): Failure[] {
  const { current } = traceOf(evidence);
  if (!current) return [];
  return [
    {
      kind: 'contact',
      code: 'waits-for-contact',
      message: waitsWithoutAction(evidence),
      fix: `add what the contact does, or expect \`status: active\`:\n${actionToAdd(evidence.definition, current)}`,
      at: scenario.contact.at(-1)?.place ?? scenario.expect.status?.place ?? scenario.place,
    },
  ];
}

type Reason = { why: string; fix: string };

/** Why the last action had no effect, if Twilio knows: carriers refuse messages, and the flow never receives them. */
function whyNoEffect({ messages }: Judged): Reason {
  const lost = messages.findLast(({ direction }) => direction === 'from-contact')?.undelivered;
  if (!lost) return { why: '', fix: NO_EFFECT_FIX };
  const { status, errorCode } = lost;
  const why = `; its message is ${status}${errorCode ? ` (error ${errorCode})` : ''}`;
  return { why, fix: errorCode ? `see https://www.twilio.com/docs/api/errors/${errorCode}` : NO_EFFECT_FIX };
}

function noEffect(scenario: Scenario, evidence: Judged): Failure[] {
  const { why, fix } = whyNoEffect(evidence);
  const action = scenario.contact.at(-1);
  const what = action ? `the contact's \`${action.kind}\` at \`${action.at}\`` : 'the last action of the contact';
  const message = `${what} had no effect: the execution still waits ${whereItIs(evidence)}${why}`;
  return [{ kind: 'contact', code: 'no-effect', message, fix, at: action?.place ?? scenario.place }];
}

function timedOut(scenario: Scenario, evidence: Judged): Failure[] {
  const { outcome } = evidence;
  const inVain = outcome.kind === 'timedOut' && outcome.noEffect;
  const { why, fix } = whyNoEffect(evidence);
  const more = inVain ? `, and the last action of the contact had no effect${why}` : '';
  return [
    {
      kind: 'timeout',
      code: 'not-ended',
      message: `${compareStatus('ended', evidence) ?? ''}${more}`,
      fix: inVain ? fix : 'give it more seconds with `timeout`, or fix what it waits for',
      at: scenario.expect.status?.place ?? scenario.place,
    },
  ];
}

export function checkStatus(scenario: Scenario, evidence: Judged): Failure[] {
  const { status } = scenario.expect;
  const { outcome } = evidence;
  if (status?.value === 'active') {
    const message = compareStatus('active', evidence);
    return message ? [{ kind: 'status', code: 'status-differs', message, at: status.place }] : [];
  }
  if (outcome.kind === 'timedOut') return timedOut(scenario, evidence);
  if (outcome.kind !== 'waiting') return [];
  return outcome.noEffect ? noEffect(scenario, evidence) : waiting(scenario, evidence);
}
