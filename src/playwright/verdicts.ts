// What each matcher says of an execution: the checks of YAML scenarios, and their opposites.

import type { Scenario } from '../scenario/scenario.ts';
import { checkMessages, checkMessagesTo, checkPrompts } from '../session/checks/messages.ts';
import { checkNever } from '../session/checks/never.ts';
import { checkPath } from '../session/checks/path.ts';
import { checkRequests, checkTasks } from '../session/checks/sent.ts';
import { compareStatus, endsWith, waitsWithoutAction } from '../session/checks/status.ts';
import { checkValues } from '../session/checks/values.ts';
import { went } from '../session/drive.ts';
import { type Failure, type FailureKind, type Judged, traceOf } from '../session/evidence.ts';
import type { Check } from '../session/judge.ts';
import { callToAdd, inputsAt, NO_EFFECT_FIX, whereAndWhy } from '../session/waiting.ts';
import type { Wanted } from './wanted.ts';

/** What `expect(…)` has to say, and `expect(…).not`: one of the two has nothing to say. */
export type Verdict = { failures: readonly Failure[]; opposite: readonly Failure[] };

/** `scenario` holds what is wanted as an expectation. */
export type Case = { scenario: Scenario; evidence: Judged };

type Judges = {
  [Kind in Wanted['kind']]: (wanted: Extract<Wanted, { kind: Kind }>, the: Case) => Verdict;
};

const says = (kind: FailureKind, code: string, message: string): Failure[] => [{ kind, code, message }];

const pathLine = (evidence: Judged): string => `\n\n  path: ${went(traceOf(evidence))}`;

function notEnded(evidence: Judged): Failure[] {
  const { definition, outcome } = evidence;
  const message = compareStatus('ended', evidence);
  const { current } = traceOf(evidence);
  if (message === undefined) return [];
  if (outcome.kind === 'timedOut' || !current) return says('timeout', 'not-ended', message);
  if (outcome.kind === 'waiting' && outcome.noEffect) {
    const said = `${waitsWithoutAction(evidence)}: the last one had no effect`;
    return [{ kind: 'contact', code: 'no-effect', message: said, fix: NO_EFFECT_FIX }];
  }
  const fix = `add what the contact does, or expect it \`toBeActive\`:\n${callToAdd(definition, current)}`;
  return [{ kind: 'contact', code: 'waits-for-contact', message, fix }];
}

function hasEnded(evidence: Judged): Failure[] {
  const message = compareStatus('active', evidence);
  return message === undefined ? [] : says('status', 'status-differs', message);
}

function waiting({ widget }: { widget: string }, { evidence }: Case): Verdict {
  const { definition } = evidence;
  const { current, ended } = traceOf(evidence);
  const where = whereAndWhy(definition, current);
  if (current?.widget === widget && inputsAt(definition, current).length > 0) {
    return { failures: [], opposite: says('status', 'status-differs', `expected the execution not to wait ${where}`) };
  }
  const is = ended ? endsWith(evidence) : `it is ${where}`;
  const message = `expected the execution to wait at \`${widget}\`, but ${is}${pathLine(evidence)}`;
  return { failures: says('status', 'status-differs', message), opposite: [] };
}

function entered({ widget }: { widget: string }, { scenario, evidence }: Case): Verdict {
  const opposite = checkNever(scenario, evidence);
  if (opposite.length > 0) return { failures: [], opposite };
  const message = `expected the execution to enter \`${widget}\`, but it never did${pathLine(evidence)}`;
  return { failures: says('path', 'not-entered', message), opposite };
}

/** A check of scenarios, and what to say where it holds and should not. */
const checked =
  (check: Check, opposite: (the: Case) => Failure[]) =>
  (_: Wanted, the: Case): Verdict => {
    const failures = check(the.scenario, the.evidence);
    return { failures, opposite: failures.length > 0 ? [] : opposite(the) };
  };

const otherValues = ({ scenario: { expect } }: Case): Failure[] => {
  const keys = [...expect.variables, ...expect.context].map(({ key }) => `\`${key}\``);
  return says('value', 'value-differs', `expected other values, but these are as given: ${keys.join(', ')}`);
};

/** What a target does not show is neither as expected nor otherwise: the report lists it as not checked. */
const emulatorOnly =
  (check: Check, opposite: string) =>
  (wanted: Wanted, the: Case): Verdict =>
    the.evidence.outputs
      ? checked(check, () => says('sent', 'sent-as-expected', opposite))(wanted, the)
      : { failures: [], opposite: [] };

const JUDGES: Judges = {
  ended: (_, { evidence }) => ({ failures: notEnded(evidence), opposite: hasEnded(evidence) }),
  active: (_, { evidence }) => ({ failures: hasEnded(evidence), opposite: notEnded(evidence) }),
  waiting,
  entered,
  path: checked(checkPath, ({ evidence }) =>
    says('path', 'path-differs', `expected the execution to take another path${pathLine(evidence)}`),
  ),
  messages: checked(checkMessages, () =>
    says('message', 'messages-differ', 'expected the contact to receive other messages, but it received these'),
  ),
  messagesTo: checked(checkMessagesTo, () =>
    says('message', 'messages-differ', 'expected other messages to this recipient'),
  ),
  prompts: emulatorOnly(checkPrompts, 'expected other prompts on the call, but these were heard'),
  requests: emulatorOnly(checkRequests, 'expected the widget to send other requests, but it sent these'),
  tasks: emulatorOnly(checkTasks, 'expected the widget to hand over something else, but it handed this over'),
  variables: checked(checkValues, otherValues),
  context: checked(checkValues, otherValues),
};

// The table has one function for each kind; TypeScript cannot see that key and argument belong together.
export const verdictOn = (wanted: Wanted, the: Case): Verdict =>
  (JUDGES[wanted.kind] as (wanted: Wanted, the: Case) => Verdict)(wanted, the);

/** What a matcher has to say against an execution. */
export function judgeWanted(wanted: Wanted, { isNot, ...the }: Case & { isNot: boolean }): Failure[] {
  const { failures, opposite } = verdictOn(wanted, the);
  return [...(isNot ? opposite : failures)];
}
