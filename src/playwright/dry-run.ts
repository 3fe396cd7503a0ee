// Shows what a scenario would send to a test account, without sending it.
import process from 'node:process';
import { type TestInfo, test } from '@playwright/test';
import type { Json } from '../flow/types.ts';
import type { Redactor } from '../redaction/redactor.ts';
import type { Action, Scenario } from '../scenario/scenario.ts';
import type { Evidence, Failure } from '../session/evidence.ts';

/** Whether the only failure is that the guard stopped the first request that would change something. */
export const isHeldBack = (failures: readonly Failure[]): boolean =>
  failures.length > 0 && failures.every(({ code }) => code === 'dry-run');

const WORDS: { [Kind in Action['kind']]: (action: Extract<Action, { kind: Kind }>) => string } = {
  reply: ({ body, media }) => `a message from the contact: ${[body, ...media].join(' ')}`,
  press: ({ digits }) => `the keys ${digits}`,
  say: ({ speech }) => `the words ${speech}`,
  silence: () => 'nothing',
  answer: ({ outcome }) => `the flow's call, answered by: ${outcome}`,
  hangUp: () => 'the end of the call',
};

const HIDDEN = '••••••';

function discreet(action: Action): Action {
  if (!('sensitive' in action) || !action.sensitive) return action;
  if (action.kind === 'reply') return { ...action, body: HIDDEN };
  return action.kind === 'press' ? { ...action, digits: HIDDEN } : { ...action, speech: HIDDEN };
}

// One function for each kind of action; TypeScript cannot see that key and argument belong together.
const wordsOf = (action: Action): string => (WORDS[action.kind] as (action: Action) => string)(discreet(action));

const asText = (value: Json | undefined): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** The evidence has the inputs without secrets. */
function firstOf({ trigger }: Scenario, { flow, inputs: used }: Evidence): string {
  const ends = `${asText(used.to)} to ${asText(used.from)}`;
  if (trigger === 'incomingMessage') return `a message from ${ends}: ${asText(used.body)}`;
  if (trigger === 'incomingCall') return `a call from ${ends}`;
  const contact = `${asText(used.to)} from ${asText(used.from)}`;
  return `an execution of ${flow.name} (${flow.sid}) for ${contact}, with ${asText(used.parameters)}`;
}

/** One line for each message, call or trigger that would be sent, in order. */
export function planOf(scenario: Scenario, evidence: Evidence, redactor: Redactor): string[] {
  const actions = scenario.contact.map((action) => `at \`${action.at}\`: ${wordsOf(action)}`);
  return [firstOf(scenario, evidence), ...actions].map(redactor.text);
}

/** Shows the plan of a dry run on the terminal and in the report of the test, which is skipped. */
export function showPlan(plan: readonly string[], testInfo: TestInfo): void {
  process.stdout.write(
    ['', `  would send, for ${testInfo.title}:`, ...plan.map((line) => `    ${line}`), ''].join('\n'),
  );
  test.skip(true, 'a dry run: nothing was sent');
}
