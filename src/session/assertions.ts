// Converts a matcher of TypeScript to the expectation of a scenario file that it stands for, and judges it.
import { FlowproofError, type Problem } from '../errors.ts';
import type { Json } from '../flow/types.ts';
import type { Written } from '../scenario/program.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { checkMessages, checkMessagesTo, checkPrompts } from './checks/messages.ts';
import { checkNever } from './checks/never.ts';
import { checkPath } from './checks/path.ts';
import { checkRequests, checkTasks } from './checks/sent.ts';
import { compareStatus, endsWith, waitsWithoutAction } from './checks/status.ts';
import { checkValues } from './checks/values.ts';
import { type Failure, type FailureKind, type Judged, traceOf } from './evidence.ts';
import type { Check } from './judge.ts';
import { whyText, whyUnreached } from './unreached.ts';
import { callToAdd, inputsAt, NO_EFFECT_FIX, whereAndWhy } from './waiting.ts';
import { routeOf } from './watch.ts';

/** A widget, a widget with the event by which it is left, or `...` for any number of widgets. */
export type PathExpected = readonly (string | Readonly<Record<string, string>>)[];

export type MessageExpected = string | { readonly contains: string } | { readonly matches: string | RegExp };

/** What a widget sent: one object, or several in order; only the keys that are written are compared. */
export type SentExpected = Readonly<Record<string, Json>> | readonly Readonly<Record<string, Json>>[];

export type ValuesExpected = Readonly<Record<string, Json>>;

/** What a matcher expects. */
export type Assertion =
  | { kind: 'ended' }
  | { kind: 'active' }
  | { kind: 'waiting'; widget: string }
  | { kind: 'entered'; widget: string }
  | { kind: 'path'; path: PathExpected }
  | { kind: 'messages'; messages: readonly MessageExpected[] }
  | { kind: 'messagesTo'; to: string; messages: readonly MessageExpected[] }
  | { kind: 'prompts'; prompts: readonly MessageExpected[] }
  | { kind: 'requests'; widget: string; requests: SentExpected }
  | { kind: 'tasks'; widget: string; tasks: SentExpected }
  | { kind: 'variables'; variables: ValuesExpected }
  | { kind: 'context'; context: ValuesExpected };

const hasFlags = (pattern: RegExp): Problem => ({
  code: 'bad-pattern',
  message: `\`${pattern}\` has flags, and the pattern of a message is matched without any.`,
  fix: 'write the letters that may differ as a set: `[Yy]es`',
});

function patternOf(pattern: RegExp): string {
  if (!/^u?$/.test(pattern.flags)) throw new FlowproofError([hasFlags(pattern)]);
  return pattern.source;
}

const messageOf = (message: MessageExpected): unknown =>
  typeof message === 'object' && 'matches' in message && message.matches instanceof RegExp
    ? { matches: patternOf(message.matches) }
    : message;

/** The schema rejects a value that is not a list. */
const textsOf = (texts: readonly MessageExpected[]): unknown => (Array.isArray(texts) ? texts.map(messageOf) : texts);

/** The part of `expect` in a scenario file. A widget that is only named is in `never`, where its name is checked. */
export function expectationOf(assertion: Assertion): Written {
  switch (assertion.kind) {
    case 'ended':
    case 'active':
      return {};
    case 'waiting':
    case 'entered':
      return { never: [assertion.widget] };
    case 'messages':
      return { messages: textsOf(assertion.messages) };
    case 'messagesTo':
      return { messagesTo: { [assertion.to]: textsOf(assertion.messages) } };
    case 'prompts':
      return { prompts: textsOf(assertion.prompts) };
    case 'requests':
    case 'tasks':
      return {
        [assertion.kind]: { [assertion.widget]: assertion.kind === 'requests' ? assertion.requests : assertion.tasks },
      };
    default: {
      const { kind: _, ...part } = assertion;
      return part;
    }
  }
}

/** The failures of `expect(…)`, and those of `expect(…).not`: one of the two is empty. */
export type Verdict = { failures: readonly Failure[]; opposite: readonly Failure[] };

/** `scenario` contains the assertion, as an expectation. */
export type Case = { scenario: Scenario; evidence: Judged };

type Judges = {
  [Kind in Assertion['kind']]: (assertion: Extract<Assertion, { kind: Kind }>, the: Case) => Verdict;
};

const says = (kind: FailureKind, code: string, message: string): Failure[] => [{ kind, code, message }];

const pathLine = (evidence: Judged): string => `\n\n  path: ${routeOf(traceOf(evidence))}`;

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
  const reached = evidence.path.some((visit) => visit.widget === widget);
  const why = reached ? '' : whyText(whyUnreached({ widget }, evidence));
  const message = `expected the execution to wait at \`${widget}\`, but ${is}${pathLine(evidence)}${why}`;
  return { failures: says('status', 'status-differs', message), opposite: [] };
}

function entered({ widget }: { widget: string }, { scenario, evidence }: Case): Verdict {
  const opposite = checkNever(scenario, evidence);
  if (opposite.length > 0) return { failures: [], opposite };
  const message = `expected the execution to enter \`${widget}\`, but it never did${pathLine(evidence)}${whyText(whyUnreached({ widget }, evidence))}`;
  return { failures: says('path', 'not-entered', message), opposite };
}

/** A check of scenarios, and the failure for a negated matcher. */
const checked =
  (check: Check, opposite: (the: Case) => Failure[]) =>
  (_: Assertion, the: Case): Verdict => {
    const failures = check(the.scenario, the.evidence);
    return { failures, opposite: failures.length > 0 ? [] : opposite(the) };
  };

const otherValues = ({ scenario: { expect } }: Case): Failure[] => {
  const keys = [...expect.variables, ...expect.context].map(({ key }) => `\`${key}\``);
  return says('value', 'value-differs', `expected other values, but these are as given: ${keys.join(', ')}`);
};

/** What a target does not show can be neither confirmed nor refuted: the report lists it as not checked. */
const emulatorOnly =
  (check: Check, opposite: string) =>
  (assertion: Assertion, the: Case): Verdict =>
    the.evidence.outputs
      ? checked(check, () => says('sent', 'sent-as-expected', opposite))(assertion, the)
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
export const verdictOn = (assertion: Assertion, the: Case): Verdict =>
  (JUDGES[assertion.kind] as (assertion: Assertion, the: Case) => Verdict)(assertion, the);

/** The failures of a matcher. */
export function judgeAssertion(assertion: Assertion, { isNot, ...the }: Case & { isNot: boolean }): Failure[] {
  const { failures, opposite } = verdictOn(assertion, the);
  return [...(isNot ? opposite : failures)];
}
