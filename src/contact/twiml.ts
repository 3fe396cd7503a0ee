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

/** Takes longer to say than a person's greeting: Twilio's detection reports a machine after more than 2.4 s of speech. */
const GREETING =
  'Hello, you have reached the voice mail of this number. Nobody is here to take your call right now. Please leave a message after the tone.';

/** Stays silent on the line for at most this many seconds, then hangs up. */
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
  /** How long it rings before the outcome; the first verb of a document decides whether Twilio picks up. */
  ringing: number;
  /** After how many seconds the flow stops ringing. */
  ringTimeout: number;
  /** Whether the flow uses machine detection: then a person says hello, since silence would be neither person nor machine. */
  detected: boolean;
};

const response = (ringing: number) => {
  const document = newResponse();
  if (ringing > 0) document.pause({ length: ringing });
  return document;
};

/** Any verb but Pause and Reject picks up; playing half a second without keys picks up silently. */
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

/** Rings for longer than the flow waits. */
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

/** The address to set on the contact's number for its next call; empty if the call is to fail. */
export function answerUrl(pickUp: PickUp): string {
  const document = OUTCOMES[pickUp.outcome](pickUp);
  return document ? `${ECHO}?Twiml=${encodeURIComponent(document)}` : '';
}
