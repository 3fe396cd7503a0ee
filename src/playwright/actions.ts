// What the contact does in an execution of a spec: each word waits for its widget, and fails with the words of YAML scenarios.
import { test } from '@playwright/test';
import { FlowproofError, type Place, type Problem } from '../errors.ts';
import { findState } from '../flow/graph.ts';
import { placesCall } from '../flow/widget-types.ts';
import { maskPhoneNumbers, maskSecrets } from '../redaction/mask.ts';
import type { Written } from '../scenario/program.ts';
import type { CallOutcome, ContactAction } from '../scenario/scenario.ts';
import { type Act, inTurn, patiently, said, thrown } from './act.ts';
import { placeOfCall } from './called.ts';
import type { ContactActions } from './execution.ts';

const isOver = (at: Place): Problem => ({
  code: 'execution-over',
  message: 'Another execution was triggered in this test, which ended this one.',
  fix: 'let the contact act before the next `studio.trigger`, or write a test for each',
  at,
});

function notAnnounced(at: string, outcome: CallOutcome, expected: ContactAction | undefined): Problem {
  const declared =
    expected?.kind === 'answer'
      ? `its next call is declared as \`${expected.outcome}\`, at \`${expected.at}\``
      : 'no further call is declared';
  return {
    code: 'answer-not-announced',
    message: `How the contact takes a call must be declared before the flow makes it, and ${declared}.`,
    fix: `declare the outcomes of all calls, in their order, in \`studio.trigger\`: \`answers: [{ ${at}: '${outcome}' }]\``,
  };
}

/** How an action takes a call, if it does. */
function outcomeOf(action: ContactAction, { run }: Act): CallOutcome | undefined {
  if (action.kind === 'answer') return action.outcome;
  const definition = run?.flow.definition;
  return action.kind === 'silence' && definition && placesCall(findState(definition, action.at)?.type)
    ? 'no-answer'
    : undefined;
}

/** The numbers' documents are in place long before the calls come: what the spec says now must be what was said then. */
function assertAnnounced(action: ContactAction, act: Act): void {
  const outcome = outcomeOf(action, act);
  if (!outcome) return;
  const [next] = act.calls;
  const isNext = next?.kind === 'answer' && next.outcome === outcome && (act.anyCall || next.at === action.at);
  if (!isNext) throw new FlowproofError([notAnnounced(action.at, outcome, next)]);
}

type Call = { widget: string; action: Written; place: Place };

async function perform(act: Act, { widget, action: written, place }: Call): Promise<void> {
  if (act.isOver || !act.run) throw new FlowproofError([isOver(place)]);
  const { contact, secrets } = said(act, { contact: [{ at: widget, ...written }] }, place);
  act.secrets.push(...secrets);
  for (const action of contact) {
    assertAnnounced(action, act);
    const failures = await patiently(act, place, act.run.act(action));
    if (failures.length > 0) throw new FlowproofError(failures);
    if (outcomeOf(action, act) && !act.anyCall) act.calls.shift();
  }
}

/** As reports show it: `ask: reply "Yes"`. */
function titleOf(act: Act, { widget, action }: Call): string {
  const [[word, value] = ['act', true]] = Object.entries(action);
  const isHidden =
    action.sensitive || (typeof value === 'object' && value !== null && 'sensitive' in value && value.sensitive);
  const text = value === true ? '' : ` ${isHidden ? '••••••' : JSON.stringify(value)}`;
  return maskPhoneNumbers(maskSecrets(`${widget}: ${word}${text}`, act.secrets));
}

/** A step of the report, at the spec's call. */
function step(act: Act, call: Call): Promise<void> {
  const { place } = call;
  const doIt = () =>
    perform(act, call).catch((error: unknown) => {
      throw thrown(act, error, { what: `the contact at \`${call.widget}\``, kind: 'contact', at: place });
    });
  return inTurn(act, () => test.step(titleOf(act, call), doIt, { location: place }));
}

/** `execution.at(widget)`. */
export const actionsAt = (act: Act, widget: string): ContactActions => {
  const does = (action: Written): Promise<void> =>
    step(act, { widget, action, place: placeOfCall(act.scenario.place) });
  return {
    reply: (reply) => does({ reply }),
    press: (press, how = {}) => does({ press, ...how }),
    say: (say, how = {}) => does({ say, ...how }),
    silence: () => does({ silence: true }),
    answer: (answer) => does({ answer }),
    hangUp: () => does({ hangUp: true }),
  };
};
