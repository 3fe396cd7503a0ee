// Reads the contact's side of a call: which keys it presses, what it says, when, and whether it picks up at all.

/** What the contact does so many seconds after its TwiML begins. */
export type CallAction = { after: number } & (
  | { do: 'press'; digits: string }
  | { do: 'say'; text: string }
  | { do: 'reject'; reason: 'busy' | 'rejected' }
  | { do: 'hang-up' }
);

const VERB = /<(Say|Play|Pause|Reject|Hangup)\b([^>]*?)(?:\/>|>([\s\S]*?)<\/\1>)/g;

const attribute = (attributes: string, name: string): string | undefined =>
  new RegExp(`\\b${name}="([^"]*)"`).exec(attributes)?.[1];

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const unescaped = (text: string): string =>
  text.replace(/&(?:#(\d{1,6})|(\w{1,6}));/g, (whole, code?: string, name?: string) =>
    code ? String.fromCodePoint(Math.min(Number(code), 0x10ffff)) : (ENTITIES[name ?? ''] ?? whole),
  );

/** `w` waits for half a second: in a telephone's keys it is no key. */
const keysOf = (digits: string): string => digits.replace(/[^0-9*#A-Da-d]/g, '');

/** Seconds that a Pause takes where it does not say. Source: https://www.twilio.com/docs/voice/twiml/pause */
const DEFAULT_PAUSE = 1;

type Verb = { name: string; attributes: string; content: string };

const verbsIn = (twiml: string): Verb[] =>
  [...twiml.matchAll(VERB)].map(([, name = '', attributes = '', content = '']) => ({ name, attributes, content }));

const pauseOf = ({ name, attributes }: Verb): number =>
  name === 'Pause' ? Number(attribute(attributes, 'length') ?? DEFAULT_PAUSE) || 0 : 0;

function callActionOf({ name, attributes, content }: Verb, after: number): CallAction | undefined {
  if (name === 'Say') return { after, do: 'say', text: unescaped(content.replace(/<[^>]*>/g, '')).trim() };
  if (name === 'Play') return { after, do: 'press', digits: keysOf(attribute(attributes, 'digits') ?? '') };
  if (name === 'Reject')
    return { after, do: 'reject', reason: attribute(attributes, 'reason') === 'busy' ? 'busy' : 'rejected' };
  return name === 'Hangup' ? { after, do: 'hang-up' } : undefined;
}

/** The actions in order; when its document is over, the contact hangs up. Speech and keys take no time here. */
export function callActionsIn(twiml: string): CallAction[] {
  const actions: CallAction[] = [];
  let after = 0;
  for (const verb of verbsIn(twiml)) {
    after += pauseOf(verb);
    const action = callActionOf(verb, after);
    if (action) actions.push(action);
    if (action?.do === 'reject' || action?.do === 'hang-up') return actions;
  }
  return [...actions, { after, do: 'hang-up' }];
}

export type PickUp = { outcome: 'human' | 'machine' | 'busy' | 'no-answer' | 'failed'; ringing: number };

/** Detection takes more than 2.4 s of speech for a machine; a word takes about 0.4 s. Source: Twilio's page on answering machine detection. */
const MACHINE_WORDS = 7;

/** How the contact takes a call: a Pause that comes first rings, Reject does not pick up, and a long greeting is a machine's. */
export function pickUpOf(twiml: string): PickUp {
  const [first] = callActionsIn(twiml);
  const ringing = first?.after ?? 0;
  if (first?.do === 'reject') return { outcome: first.reason === 'busy' ? 'busy' : 'no-answer', ringing };
  const isMachine = first?.do === 'say' && first.text.split(/\s+/).length >= MACHINE_WORDS;
  return { outcome: isMachine ? 'machine' : 'human', ringing };
}

/** A number's document is served by nobody here: Twilio's echo page has it in its address. Undefined for any other address. */
export function documentIn(voiceUrl: string): string | undefined {
  if (!URL.canParse(voiceUrl)) return undefined;
  const url = new URL(voiceUrl);
  return url.hostname === 'twimlets.com' && url.pathname === '/echo'
    ? (url.searchParams.get('Twiml') ?? '')
    : undefined;
}
