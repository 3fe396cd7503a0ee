// Performs the contact's actions through Twilio's public API only, in the same way on both targets.
import { placesCall } from '../flow/widget-types.ts';
import { type ArrivalTrigger, isWritten } from '../scenario/arrival.ts';
import type { ContactAction } from '../scenario/scenario.ts';
import { type Answers, answersOf, openAnswers } from './answers.ts';
import type { ContactContext, ContactSetup } from './context.ts';
import { endCalls, hangUp, placeCall, speak } from './leg.ts';
import { staySilent } from './silence.ts';
import { openVoice, sendText, type Voice } from './text.ts';
import { pressing, saying } from './twiml.ts';

export type { ContactContext, ContactSetup, Waiting } from './context.ts';
export { sendText, type Text } from './text.ts';

export type Contact = {
  /** Before the trigger: configures how the contact's number answers the next calls. */
  ready: () => Promise<void>;
  /** The contact starts the execution with a message or a call. */
  begin: (trigger: ArrivalTrigger, body: string) => Promise<void>;
  perform: (action: ContactAction, context: ContactContext) => Promise<void>;
  /** Whether there may be calls to end. */
  isOnThePhone: () => boolean;
  /** Ends the calls that are still active. */
  finish: () => Promise<void>;
};

type Doing = { context: ContactContext; answers: Answers; voice: Voice; seconds: number };
type Performers = {
  [Kind in ContactAction['kind']]: (action: Extract<ContactAction, { kind: Kind }>, doing: Doing) => Promise<void>;
};

/** Where the flow calls, the contact lets the phone ring until the flow gives up. */
async function keepQuiet({ at }: ContactAction, { context, answers }: Doing): Promise<void> {
  if (placesCall(context.state?.type)) await answers.taken();
  await staySilent(at, context);
}

const PERFORMERS: Performers = {
  reply: ({ body, media }, { context, voice }) => voice.say({ body, media }, context),
  press: ({ digits }, { context, seconds }) => speak(context, pressing(digits, seconds)),
  say: ({ speech }, { context, seconds }) => speak(context, saying(speech, seconds)),
  hangUp: (_, { context }) => hangUp(context),
  answer: (action, doing) => (action.outcome === 'no-answer' ? keepQuiet(action, doing) : doing.answers.taken()),
  silence: keepQuiet,
};

// The table has one function for each kind of action; TypeScript cannot see that key and argument belong together.
const performBy = (action: ContactAction, doing: Doing) =>
  (PERFORMERS[action.kind] as (action: ContactAction, doing: Doing) => Promise<void>)(action, doing);

/** How long a contact stays on the line if the scenario has no timeout. */
const LINE_SECONDS = 120;

/** Whether a scenario makes calls: the others need no search for active calls. */
const isOnThePhone = (actions: readonly ContactAction[]): boolean =>
  actions.some(({ kind }) => kind !== 'reply' && kind !== 'silence');

/** The contact of one scenario, with all of its actions. */
export function openContact(setup: ContactSetup, actions: readonly ContactAction[]): Contact {
  const answers = openAnswers(setup, answersOf(actions, setup.definition));
  const voice = openVoice();
  let onThePhone = isOnThePhone(actions);
  return {
    ready: () => answers.ready(),
    begin: async (trigger, body) => {
      if (isWritten(trigger)) return sendText(setup, { body });
      onThePhone = true;
      await placeCall(setup, setup.seconds);
    },
    perform: (action, context) => performBy(action, { context, answers, voice, seconds: setup.seconds }),
    isOnThePhone: () => onThePhone,
    finish: async () => {
      if (onThePhone) await endCalls(setup);
      onThePhone = false;
    },
  };
}

/** Performs one action without any state from earlier actions. */
export const perform = (action: ContactAction, context: ContactContext): Promise<void> =>
  openContact({ ...context, seconds: LINE_SECONDS }, [action]).perform(action, context);
