// What each matcher says of an execution: the checks of YAML scenarios, and their opposites.

import type { Scenario } from '../scenario/scenario.ts';
import { checkMessages } from '../session/checks/messages.ts';
import { checkNever } from '../session/checks/never.ts';
import { checkPath } from '../session/checks/path.ts';
import { compareStatus, endsWith } from '../session/checks/status.ts';
import { checkValues } from '../session/checks/values.ts';
import { went } from '../session/drive.ts';
import type { Failure, FailureKind } from '../session/evidence.ts';
import type { Check, Happened } from '../session/happened.ts';
import { callToAdd, inputsAt, UNHEARD, whereAndWhy } from '../session/waiting.ts';
import type { Wanted } from './wanted.ts';

/** What `expect(…)` has to say, and `expect(…).not`: one of the two has nothing to say. */
export type Verdict = { failures: readonly Failure[]; opposite: readonly Failure[] };

/** `scenario` holds what is wanted as an expectation. */
export type Case = { scenario: Scenario; happened: Happened };

type Judges = {
  [Kind in Wanted['kind']]: (wanted: Extract<Wanted, { kind: Kind }>, the: Case) => Verdict | Promise<Verdict>;
};

const says = (kind: FailureKind, code: string, message: string): Failure[] => [{ kind, code, message }];

const itWent = ({ trace }: Happened): string => `\n\n  it went: ${went(trace)}`;

function notEnded(happened: Happened): Failure[] {
  const { flow, outcome, trace } = happened;
  const message = compareStatus('ended', happened);
  if (message === undefined) return [];
  if (outcome.kind === 'late' || !trace.current) return says('timeout', 'not-ended', message);
  if (outcome.kind === 'waits' && outcome.unheard) {
    return [
      {
        kind: 'contact',
        code: 'not-heard',
        message: `${message}: what the contact did there changed nothing`,
        fix: UNHEARD,
      },
    ];
  }
  const fix = `add what the contact does, or expect it \`toBeActive\`:\n${callToAdd(flow.definition, trace.current)}`;
  return [{ kind: 'contact', code: 'waits-for-contact', message, fix }];
}

function hasEnded(happened: Happened): Failure[] {
  const message = compareStatus('active', happened);
  return message === undefined ? [] : says('status', 'status-differs', message);
}

function waiting({ widget }: { widget: string }, { happened }: Case): Verdict {
  const { trace, flow } = happened;
  const where = whereAndWhy(flow.definition, trace.current);
  if (trace.current?.widget === widget && inputsAt(flow.definition, trace.current).length > 0) {
    return { failures: [], opposite: says('status', 'status-differs', `expected the execution not to wait ${where}`) };
  }
  const is = trace.ended ? endsWith(happened) : `it is ${where}`;
  const message = `expected the execution to wait at \`${widget}\`, but ${is}${itWent(happened)}`;
  return { failures: says('status', 'status-differs', message), opposite: [] };
}

async function entered({ widget }: { widget: string }, { scenario, happened }: Case): Promise<Verdict> {
  const opposite = await checkNever(scenario, happened);
  if (opposite.length > 0) return { failures: [], opposite };
  const message = `expected the execution to enter \`${widget}\`, but it never did${itWent(happened)}`;
  return { failures: says('path', 'not-entered', message), opposite };
}

/** A check of scenarios, and what to say where it holds and should not. */
const checked =
  (check: Check, opposite: (the: Case) => Failure[]) =>
  async (_: Wanted, the: Case): Promise<Verdict> => {
    const failures = await check(the.scenario, the.happened);
    return { failures, opposite: failures.length > 0 ? [] : opposite(the) };
  };

const otherValues = ({ scenario: { expect } }: Case): Failure[] => {
  const keys = [...expect.variables, ...expect.context].map(({ key }) => `\`${key}\``);
  return says('value', 'value-differs', `expected other values, but these are as given: ${keys.join(', ')}`);
};

const JUDGES: Judges = {
  ended: (_, { happened }) => ({ failures: notEnded(happened), opposite: hasEnded(happened) }),
  active: (_, { happened }) => ({ failures: hasEnded(happened), opposite: notEnded(happened) }),
  waiting,
  entered,
  path: checked(checkPath, ({ happened }) =>
    says('path', 'path-differs', `expected the execution to take another path${itWent(happened)}`),
  ),
  messages: checked(checkMessages, () =>
    says('message', 'messages-differ', 'expected the contact to receive other messages, but it received these'),
  ),
  variables: checked(checkValues, otherValues),
  context: checked(checkValues, otherValues),
};

// The table has one function for each kind; TypeScript cannot see that key and argument belong together.
export const judge = async (wanted: Wanted, the: Case): Promise<Verdict> =>
  (JUDGES[wanted.kind] as (wanted: Wanted, the: Case) => Verdict | Promise<Verdict>)(wanted, the);
