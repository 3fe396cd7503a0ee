// Reads the contact's side of a call: which keys it presses, what it says, when, and whether it picks up at all.
import { XMLParser, XMLValidator } from 'fast-xml-parser';

/** What the contact does so many seconds after its TwiML begins. */
export type CallAction = { after: number } & (
  | { do: 'press'; digits: string }
  | { do: 'say'; text: string }
  | { do: 'reject'; reason: 'busy' | 'rejected' }
  | { do: 'hang-up' }
);

/** Attributes as they are, text whole, verbs in their order; comments, and entities of a document's own, are left out. */
const PARSER = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  processEntities: true,
  // Characters by their number are among them.
  htmlEntities: true,
  ignoreDeclaration: true,
  ignorePiTags: true,
});

/** `w` waits for half a second: in a telephone's keys it is no key. */
const keysOf = (digits: string): string => digits.replace(/[^0-9*#A-Da-d]/g, '');

/** Seconds that a Pause takes where it does not say. Source: https://www.twilio.com/docs/voice/twiml/pause */
const DEFAULT_PAUSE = 1;

type Verb = { name: string; attributes: Readonly<Record<string, string>>; content: string };

/** As the parser gives it: the attributes under `:@`, a text under `#text`, and anything else is an element. */
type Node = Readonly<Record<string, unknown>>;

const ATTRIBUTES = ':@';
const TEXT = '#text';

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null;

const nodesIn = (value: unknown): Node[] => (Array.isArray(value) ? value.filter(isNode) : []);

function elementOf(node: Node): [string, Node[]] | undefined {
  const name = Object.keys(node).find((key) => key !== ATTRIBUTES && key !== TEXT);
  return name === undefined ? undefined : [name, nodesIn(node[name])];
}

/** The text of an element and of those in it, such as the words that SSML emphasizes. */
const textOf = (nodes: readonly Node[]): string =>
  nodes.map((node) => (TEXT in node ? String(node[TEXT]) : textOf(elementOf(node)?.[1] ?? []))).join('');

function verbOf(node: Node): Verb | undefined {
  const element = elementOf(node);
  if (!element) return undefined;
  const given = isNode(node[ATTRIBUTES]) ? node[ATTRIBUTES] : {};
  const attributes = Object.fromEntries(Object.entries(given).map(([key, value]) => [key, String(value)]));
  return { name: element[0], attributes, content: textOf(element[1]) };
}

/** The verbs of a Response, in order; a document that is no TwiML has none. */
function verbsIn(twiml: string): Verb[] {
  if (XMLValidator.validate(twiml) !== true) return [];
  const response = nodesIn(PARSER.parse(twiml)).find((node) => 'Response' in node);
  return nodesIn(response?.Response).flatMap((node) => verbOf(node) ?? []);
}

const pauseOf = ({ name, attributes }: Verb): number =>
  name === 'Pause' ? Number(attributes.length ?? DEFAULT_PAUSE) || 0 : 0;

function callActionOf({ name, attributes, content }: Verb, after: number): CallAction | undefined {
  if (name === 'Say') return { after, do: 'say', text: content.trim() };
  if (name === 'Play') return { after, do: 'press', digits: keysOf(attributes.digits ?? '') };
  if (name === 'Reject') return { after, do: 'reject', reason: attributes.reason === 'busy' ? 'busy' : 'rejected' };
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

/** The emulator fetches no document: Twilio's echo page has it in its address. Undefined for any other address. */
export function documentIn(voiceUrl: string): string | undefined {
  if (!URL.canParse(voiceUrl)) return undefined;
  const url = new URL(voiceUrl);
  return url.hostname === 'twimlets.com' && url.pathname === '/echo'
    ? (url.searchParams.get('Twiml') ?? '')
    : undefined;
}
