// Reads the contact's side of a call: which keys it presses, what it says, when, and whether it picks up.
import { XMLParser, XMLValidator } from 'fast-xml-parser';

/** An action of the contact, `after` so many seconds from the start of its TwiML. */
export type CallAction = { after: number } & (
  | { do: 'press'; digits: string }
  | { do: 'say'; text: string }
  | { do: 'reject'; reason: 'busy' | 'rejected' }
  | { do: 'hang-up' }
);

/** Keeps attributes as they are, texts untrimmed and verbs in order; ignores comments and entities that a document declares. */
const PARSER = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  processEntities: true,
  // Includes numeric character references.
  htmlEntities: true,
  ignoreDeclaration: true,
  ignorePiTags: true,
});

/** `w` waits for half a second; it is not a key. */
const keysOf = (digits: string): string => digits.replace(/[^0-9*#A-Da-d]/g, '');

/** The default length of a Pause, in seconds. Source: https://www.twilio.com/docs/voice/twiml/pause */
const DEFAULT_PAUSE = 1;

type Verb = { name: string; attributes: Readonly<Record<string, string>>; content: string };

/** The parser's format: attributes under `:@`, text under `#text`; any other key is an element. */
type Node = Readonly<Record<string, unknown>>;

const ATTRIBUTES = ':@';
const TEXT = '#text';

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null;

const nodesIn = (value: unknown): Node[] => (Array.isArray(value) ? value.filter(isNode) : []);

function elementOf(node: Node): [string, Node[]] | undefined {
  const name = Object.keys(node).find((key) => key !== ATTRIBUTES && key !== TEXT);
  return name === undefined ? undefined : [name, nodesIn(node[name])];
}

/** The text of an element and its children, such as words that SSML emphasizes. */
const textOf = (nodes: readonly Node[]): string =>
  nodes.map((node) => (TEXT in node ? String(node[TEXT]) : textOf(elementOf(node)?.[1] ?? []))).join('');

function verbOf(node: Node): Verb | undefined {
  const element = elementOf(node);
  if (!element) return undefined;
  const given = isNode(node[ATTRIBUTES]) ? node[ATTRIBUTES] : {};
  const attributes = Object.fromEntries(Object.entries(given).map(([key, value]) => [key, String(value)]));
  return { name: element[0], attributes, content: textOf(element[1]) };
}

/** The verbs of a Response, in order; empty if the document is not TwiML. */
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

/** The actions in order; at the end of the document the contact hangs up. Speech and keys take no time here. */
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

/** How the contact answers a call: a Pause at the start rings, Reject does not pick up, and a long greeting is a machine's. */
export function pickUpOf(twiml: string): PickUp {
  const [first] = callActionsIn(twiml);
  const ringing = first?.after ?? 0;
  if (first?.do === 'reject') return { outcome: first.reason === 'busy' ? 'busy' : 'no-answer', ringing };
  const isMachine = first?.do === 'say' && first.text.split(/\s+/).length >= MACHINE_WORDS;
  return { outcome: isMachine ? 'machine' : 'human', ringing };
}

/** The document in the URL of Twilio's echo page, since the emulator fetches nothing. Undefined for any other URL. */
export function documentIn(voiceUrl: string): string | undefined {
  if (!URL.canParse(voiceUrl)) return undefined;
  const url = new URL(voiceUrl);
  return url.hostname === 'twimlets.com' && url.pathname === '/echo'
    ? (url.searchParams.get('Twiml') ?? '')
    : undefined;
}
