// // How the contact answers the flow's calls: the TwiML document for its number, in the order of the scenario's answers.

import { FlowproofError, type Problem } from '../errors.ts';
import { textOfJson } from '../flow/json-value.ts';
import { findAnywhere } from '../flow/subflows.ts';
import type { FlowDefinition, FlowState } from '../flow/types.ts';
import { placesCall } from '../flow/widget-types.ts';
import type { CallOutcome, ContactAction } from '../scenario/scenario.ts';
import { readResponse } from '../workflow/errors.ts';
import { readList } from '../workflow/list.ts';
import { repeat } from '../workflow/repeat.ts';
import type { Connection, ContactSetup } from './context.ts';
import { timeoutSeconds } from './silence.ts';
import { answerUrl } from './twiml.ts';

/** If more calls follow, each rings until the TwiML for the next one can be set on the number. */
const RINGING = 3;

export type Answer = { at: string; outcome: CallOutcome };

/** Silence where the flow calls means that the call is not answered. */
export function answersOf(actions: readonly ContactAction[], definition: FlowDefinition | undefined): Answer[] {
  return actions.flatMap((action): Answer[] => {
    const { at, kind } = action;
    if (kind === 'answer') return [{ at, outcome: action.outcome }];
    const caller = definition && placesCall(findAnywhere(definition, at)?.type);
    return kind === 'silence' && caller ? [{ at, outcome: 'no-answer' }] : [];
  });
}

const isOn = (value: unknown): boolean => ['true', 'Enable', 'DetectMessageEnd'].includes(textOfJson(value));

/** Both of the widget's properties turn detection on; the first is how the console writes it today. */
const detects = (state: FlowState | undefined): boolean =>
  !state || isOn(state.properties.detect_answering_machine) || isOn(state.properties.machine_detection_enabled);

/** The address of the document for one call. */
export function documentFor(
  answer: Answer,
  setup: Pick<ContactSetup, 'definition' | 'seconds'>,
  more: boolean,
): string {
  const state = setup.definition && findAnywhere(setup.definition, answer.at);
  return answerUrl({
    outcome: answer.outcome,
    seconds: setup.seconds,
    ringing: more ? RINGING : 0,
    ringTimeout: timeoutSeconds(state, state?.properties.timeout),
    detected: detects(state),
  });
}

const notOurs = (contact: string): Problem => ({
  code: 'not-a-number-of-the-account',
  message: `${contact} should answer a call, but it is not a number of this account.`,
  fix: 'list voice numbers of the account in `flowproof.contacts`: how they answer is configured on the number',
});

async function put({ api, contact }: Connection, voiceUrl: string): Promise<void> {
  const { incomingPhoneNumbers } = api.client;
  const asked = { phoneNumber: contact, limit: 1 };
  const [number] = await readList('ListIncomingPhoneNumber', incomingPhoneNumbers, asked);
  if (!number) throw new FlowproofError([notOurs(contact)]);
  const change = { voiceUrl, voiceMethod: 'GET' };
  const ask = () => readResponse('UpdateIncomingPhoneNumber', () => incomingPhoneNumbers(number.sid).update(change));
  await repeat({ ask, clock: api.clock });
}

export type Answers = {
  /** Before the flow can call. */
  ready: () => Promise<void>;
  /** When a call has come: what the next one is to find. */
  taken: () => Promise<void>;
};

export function openAnswers(setup: ContactSetup, answers: readonly Answer[]): Answers {
  let calls = 0;
  const place = async (): Promise<void> => {
    const answer = answers[calls];
    if (answer) await put(setup, documentFor(answer, setup, answers.length > 1));
  };
  const taken = async (): Promise<void> => {
    calls += 1;
    if (answers.length < 2) return;
    await place();
    await setup.elapse(RINGING);
  };
  return { ready: place, taken };
}
