// The contact's side of a call as TwiML: what it presses and says, and how it picks up or does not.
import { createRequire } from 'node:module';
import type { twiml } from 'twilio';
import type { CallOutcome } from '../scenario/scenario.ts';
import { played } from '../scenario/spoken.ts';

const load = createRequire(import.meta.url);

/** Only calls need the SDK's builder of TwiML, some 40 modules. */
function newResponse(): twiml.VoiceResponse {
  const VoiceResponse: typeof twiml.VoiceResponse = load('twilio/lib/twiml/VoiceResponse');
  return new VoiceResponse();
}

/** Words that take longer to say than a person's greeting does: Twilio's detection takes over 2.4 s of speech for a machine. */
const GREETING =
  'Hello, you have reached the voice mail of this number. Nobody is here to take your call right now. Please leave a message after the tone.';

/** On the line, saying nothing, for at most so many seconds; then it hangs up. */
export function silent(seconds: number): string {
  const response = newResponse();
  response.pause({ length: seconds });
  return response.toString();
}

export function pressing(digits: string, seconds: number): string {
  const response = newResponse();
  response.play({ digits: played(digits) });
  response.pause({ length: seconds });
  return response.toString();
}

export function saying(speech: string, seconds: number): string {
  const response = newResponse();
  response.say(speech);
  response.pause({ length: seconds });
  return response.toString();
}

export type PickUp = {
  outcome: CallOutcome;
  /** How long the contact stays on the line. */
  seconds: number;
  /** How long it rings before the outcome; what comes first in a document decides whether Twilio picks up. */
  ringing: number;
  /** After how many seconds the flow stops ringing. */
  ringTimeout: number;
  /** Whether the flow listens for a machine: then a person says hello, and silence would be neither. */
  detected: boolean;
};

const response = (ringing: number) => {
  const document = newResponse();
  if (ringing > 0) document.pause({ length: ringing });
  return document;
};

/** Any verb but Pause and Reject picks up; half a second of no key does so without a sound. */
function person({ ringing, seconds, detected }: PickUp): string {
  const document = response(ringing);
  if (detected) document.say('Hello?');
  else document.play({ digits: 'w' });
  document.pause({ length: seconds });
  return document.toString();
}

function machine({ ringing, seconds }: PickUp): string {
  const document = response(ringing);
  document.say(GREETING);
  document.pause({ length: seconds });
  return document.toString();
}

function busy({ ringing }: PickUp): string {
  const document = response(ringing);
  document.reject({ reason: 'busy' });
  return document.toString();
}

/** Rings for longer than the flow is ready to wait. */
function unanswered({ ringing, ringTimeout }: PickUp): string {
  const document = response(ringing + ringTimeout + 1);
  document.reject();
  return document.toString();
}

const OUTCOMES: Readonly<Record<CallOutcome, (pickUp: PickUp) => string | undefined>> = {
  human: person,
  machine,
  busy,
  'no-answer': unanswered,
  failed: () => undefined,
};

/** Twilio's own page that answers with the TwiML in its address: Twilio fetches a number's document, and cannot reach ours. */
const ECHO = 'https://twimlets.com/echo';

/** The address to put on the contact's number so that its next call goes so; empty where the call is to fail. */
export function answerUrl(pickUp: PickUp): string {
  const document = OUTCOMES[pickUp.outcome](pickUp);
  return document ? `${ECHO}?Twiml=${encodeURIComponent(document)}` : '';
}
