// Content templates in the shape of Twilio's Content API: parsed from JSON, linked to the flow that sends them, rendered to a message.
// Source: https://www.twilio.com/docs/content/content-types-overview, https://www.twilio.com/docs/api/errors/21656
import { isObject } from './json-value.ts';
import type { FlowDefinition, Json, JsonObject } from './types.ts';

export type ContentTemplate = {
  /** `HX` and 32 hexadecimal digits. */
  readonly sid: string;
  /** Default values of the placeholders. */
  readonly variables: Readonly<Record<string, string>>;
  /** By type, such as `twilio/text`: `{ "body": "Hi {{1}}" }`. */
  readonly types: Readonly<Record<string, JsonObject>>;
};

/** Definitions are immutable and widely passed around: templates are attached to them here, as subflows are. */
const linked = new WeakMap<FlowDefinition, readonly ContentTemplate[]>();

export function linkContent(definition: FlowDefinition, templates: readonly ContentTemplate[]): void {
  if (templates.length > 0) linked.set(definition, templates);
}

export const contentOf = (definition: FlowDefinition): readonly ContentTemplate[] => linked.get(definition) ?? [];

const textsOf = (value: Json | undefined): Record<string, string> =>
  Object.fromEntries(Object.entries(isObject(value) ? value : {}).map(([name, text]) => [name, String(text ?? '')]));

/** One template, or what is wrong with it; `sid` is for a template without its own. */
function templateOf(value: Json, sid: string | undefined): ContentTemplate | string {
  if (!isObject(value)) return 'it is not an object';
  const own = typeof value.sid === 'string' ? value.sid : sid;
  if (!own || !/^HX[0-9a-f]{32}$/i.test(own)) return 'its `sid` is not HX and 32 hexadecimal digits';
  const { types } = value;
  const named = Object.entries(isObject(types) ? types : {}).filter((entry): entry is [string, JsonObject] =>
    isObject(entry[1]),
  );
  if (named.length === 0) return 'it has no `types`, such as { "twilio/text": { "body": "Hi {{1}}" } }';
  return { sid: own, variables: textsOf(value.variables), types: Object.fromEntries(named) };
}

/** The templates of a JSON value: a resource of the Content API, a list of them, or the API's list response (`contents`). */
export function parseContent(value: Json, sid?: string): { templates: ContentTemplate[]; mistakes: string[] } {
  const listed = isObject(value) && Array.isArray(value.contents) ? value.contents : value;
  const parsed = (Array.isArray(listed) ? listed : [listed]).map((one) => templateOf(one, sid));
  return {
    templates: parsed.filter((one) => typeof one !== 'string'),
    mistakes: parsed.filter((one) => typeof one === 'string'),
  };
}

/** What a contact may tap: its title, and what the reply contains (`ButtonPayload` or `ListId`). */
export type ContentButton = { title: string; id: string; of: 'button' | 'list' };

export type RenderedContent = {
  body: string;
  media: readonly string[];
  buttons: readonly ContentButton[];
  /** Warnings for the author: a placeholder without a value, a type that the channel does not show. */
  notes: readonly string[];
  /** Why Twilio would refuse to send it. */
  refused?: string;
};

type Fill = (text: Json | undefined) => string;
type Parts = Pick<RenderedContent, 'body' | 'media' | 'buttons'>;

const listOf = (value: Json | undefined): JsonObject[] => (Array.isArray(value) ? value.filter(isObject) : []);

const mediaOf = ({ media }: JsonObject, fill: Fill): string[] =>
  (Array.isArray(media) ? media : [media]).map(fill).filter((url) => url !== '');

const buttonsOf = ({ actions }: JsonObject, fill: Fill): ContentButton[] =>
  listOf(actions).map(({ title, id }) => ({ title: fill(title), id: fill(id), of: 'button' }));

const withButtons = (content: JsonObject, fill: Fill): Parts => ({
  body: fill(content.body),
  media: mediaOf(content, fill),
  buttons: buttonsOf(content, fill),
});

/** A card's title, subtitle and other texts are its body, a line each [assumed]. */
const cardOf = (content: JsonObject, fill: Fill): Parts => {
  const { title, subtitle, header_text, body, footer } = content;
  const lines = [title, header_text, body, subtitle, footer].map(fill).filter((line) => line !== '');
  return { ...withButtons(content, fill), body: lines.join('\n') };
};

const listPicker = ({ body, items }: JsonObject, fill: Fill): Parts => ({
  body: fill(body),
  media: [],
  buttons: listOf(items).map(({ item, id }) => ({ title: fill(item), id: fill(id), of: 'list' })),
});

/** The supported types, the most visual first: a channel shows the first one that it supports. */
const RENDERED: Readonly<Record<string, (content: JsonObject, fill: Fill) => Parts>> = {
  'whatsapp/card': cardOf,
  'twilio/card': cardOf,
  'twilio/quick-reply': withButtons,
  'twilio/call-to-action': withButtons,
  'twilio/list-picker': listPicker,
  'twilio/media': withButtons,
  'twilio/text': withButtons,
};

const PLAIN: ReadonlySet<string> = new Set(['twilio/media', 'twilio/text']);

/** WhatsApp, Messenger and RCS show buttons and lists; a text message and a web chat do not. */
export const showsButtons = (address: string): boolean => /^(whatsapp|messenger|rcs):/i.test(address);

function typeFor({ types }: ContentTemplate, address: string): { type?: string; note?: string } {
  const known = Object.keys(RENDERED).filter((type) => types[type] !== undefined);
  const shown = known.filter((type) => showsButtons(address) || PLAIN.has(type));
  const [type] = shown.length > 0 ? shown : known;
  if (!type) return {};
  if (shown.length > 0) return { type };
  return { type, note: `the template has only \`${type}\`, which this channel does not show: add \`twilio/text\`` };
}

const PLACEHOLDER = /\{\{\s*([^{}\s]+)\s*\}\}/g;

/** Error 21656: a value is empty, or one in the body contains a line break, a tab or more than four spaces in a row. */
function refusal(given: Readonly<Record<string, string>>, body: string): string | undefined {
  const used = new Set([...body.matchAll(PLACEHOLDER)].map(([, name]) => name));
  for (const [name, value] of Object.entries(given)) {
    if (value === '') return `21656: the value of the template's variable \`${name}\` is empty.`;
    if (used.has(name) && /[\n\r\t]| {5}/.test(value))
      return `21656: the value of the template's variable \`${name}\` contains a line break, a tab or five spaces in a row.`;
  }
  return undefined;
}

/** Fills placeholders once: placeholders within values are not filled. */
function filling(values: Readonly<Record<string, string>>) {
  const missing = new Set<string>();
  const fill: Fill = (text) =>
    typeof text === 'string'
      ? text.replace(PLACEHOLDER, (whole, name: string) => {
          if (Object.hasOwn(values, name)) return values[name] ?? '';
          missing.add(name);
          return whole;
        })
      : '';
  return { fill, missing };
}

/** The message of a template for a channel, by the contact's address; undefined if none of its types is supported. */
export function renderContent(
  template: ContentTemplate,
  given: Readonly<Record<string, string>>,
  address: string,
): RenderedContent | undefined {
  const { type, note } = typeFor(template, address);
  const content = type === undefined ? undefined : template.types[type];
  const parts = type === undefined ? undefined : RENDERED[type];
  if (!content || !parts) return undefined;
  const { fill, missing } = filling({ ...template.variables, ...given });
  const rendered = parts(content, fill);
  const notes = [...missing].map((name) => `the template's variable \`${name}\` has no value, and no default`);
  const refused = refusal(given, parts(content, (text) => (typeof text === 'string' ? text : '')).body);
  return { ...rendered, notes: note ? [note, ...notes] : notes, ...(refused ? { refused } : {}) };
}
