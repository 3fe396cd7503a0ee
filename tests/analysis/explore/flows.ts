// Flows that are hard to explore, and the shipped ones, for the specs of exploration.
import { readdirSync, readFileSync } from 'node:fs';
import type { ExploredFlow } from '../../../src/analysis/explore/explore.ts';
import { sidOf } from '../../../src/emulator/engine/sids.ts';
import { parseFlow } from '../../../src/flow/load.ts';
import type { FlowDefinition } from '../../../src/flow/types.ts';
import { ask, flowOf, say, set, split, widget } from '../../emulator/flows.ts';

export const named = (name: string, definition: FlowDefinition): ExploredFlow => ({
  name,
  sid: sidOf('FW', name),
  definition,
});

const FOLDER = new URL('../../../scenarios/', import.meta.url);

/** The flows in scenarios/ with a flow.json. */
export const shippedFlows = (): ExploredFlow[] =>
  readdirSync(FOLDER, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) => {
      const { flow } = parseFlow(readFileSync(new URL(`${name}/flow.json`, FOLDER), 'utf8'), name);
      return flow ? [named(name, flow)] : [];
    });

const reply = (name: string, body: string, next: string) =>
  ask(name, body, { incomingMessage: next, timeout: '', deliveryFailure: '' });

/** Asks at most three times; only the third wrong answer leaves the loop. */
const counter = flowOf(
  set('start', { tries: '0' }, 'ask'),
  reply('ask', 'Which color?', 'check'),
  split('check', '{{widgets.ask.inbound.Body}}', [{ value: 'red', next: 'right' }], 'count'),
  set('count', { tries: '{{flow.variables.tries | plus: 1}}' }, 'enough'),
  split('enough', '{{flow.variables.tries}}', [{ type: 'greater_than', value: '2', next: 'give_up' }], 'ask'),
  say('right', 'Right.'),
  say('give_up', 'Never mind.'),
);

/** The language is set by two widgets, and a later split depends on it. */
const languages = flowOf(
  reply('ask', 'English o español?', 'which'),
  split(
    'which',
    '{{widgets.ask.inbound.Body | downcase | strip}}',
    [
      { type: 'contains', value: 'english', next: 'en' },
      { type: 'contains', value: 'espa', next: 'es' },
    ],
    'ask',
  ),
  set('en', { language: 'en_US' }, 'again'),
  set('es', { language: 'es_US' }, 'again'),
  reply('again', 'OK?', 'by_language'),
  split(
    'by_language',
    '{{flow.variables.language}}',
    [
      { value: 'en_US', next: 'hello' },
      { value: 'es_US', next: 'hola' },
    ],
    'neither',
  ),
  say('hello', 'Hello'),
  say('hola', 'Hola'),
  say('neither', '?'),
);

/** Every filter has to be computed backwards. */
const filters = flowOf(
  reply('ask', 'Code?', 'code'),
  split('code', '{{widgets.ask.inbound.Body | upcase | slice: 0, 3}}', [{ value: 'ABC', next: 'parts' }], 'size'),
  split('size', '{{widgets.ask.inbound.Body | size}}', [{ type: 'greater_than', value: '20', next: 'long' }], 'parts'),
  split('parts', '{{widgets.ask.inbound.Body | split: "-" | last}}', [{ value: '42', next: 'sum' }], 'sum'),
  reply('sum', 'Number?', 'plus'),
  split('plus', '{{widgets.sum.inbound.Body | times: 3 | plus: 1}}', [{ value: '22', next: 'joined' }], 'joined'),
  set(
    'joined',
    { all: '{{widgets.ask.inbound.Body | append: "!"}}:{{widgets.sum.inbound.Body | prepend: "#"}}' },
    'both',
  ),
  split('both', '{{flow.variables.all}}', [{ type: 'regex', value: '^[a-z]{2}!:#\\d{2}$', next: 'long' }]),
  say('long', 'Long.'),
);

const HOUR = '{{"now" | date: "%H:%M"}}';

/** Opening hours, by weekday, by time and by a date. */
const hours = flowOf(
  split('holiday', '{{"now" | date: "%Y-%m-%d"}}', [{ value: '2026-12-25', next: 'closed' }], 'day'),
  set('day', { day: '{{"now" | date: "%w"}}' }, 'weekend'),
  split('weekend', '{{flow.variables.day}}', [{ type: 'matches_any_of', value: '0, 6', next: 'closed' }], 'early'),
  split('early', HOUR, [{ type: 'is_before_time', value: '09:00', next: 'closed' }], 'late'),
  split('late', HOUR, [{ type: 'is_after_time', value: '17:30', next: 'closed' }], 'open'),
  say('closed', 'We are closed.'),
  say('open', 'We are open.'),
);

const http = (name: string, next: string) =>
  widget(
    name,
    'make-http-request',
    { method: 'GET', url: 'https://example.com/{{flow.data.id}}' },
    { success: next, failed: 'sorry' },
  );

/** The answer of one request is sent with the next one, and a later split depends on both. */
const requests = flowOf(
  http('find', 'how_many'),
  split(
    'how_many',
    '{{widgets.find.parsed.orders.size}}',
    [
      { value: '0', next: 'none' },
      { type: 'greater_than', value: '1', next: 'several' },
    ],
    'first',
  ),
  set(
    'first',
    { id: '{{widgets.find.parsed.orders[0].id}}', state: '{{widgets.find.parsed.orders[0].state}}' },
    'details',
  ),
  http('details', 'which'),
  split(
    'which',
    '{{flow.variables.state}}/{{widgets.details.parsed.carrier.name}}',
    [
      { value: 'shipped/ACME', next: 'acme' },
      { type: 'regex', value: '^shipped/.+', next: 'other' },
    ],
    'waiting',
  ),
  ...['none', 'several', 'acme', 'other', 'waiting', 'sorry'].map((name) => say(name, name)),
);

/** Branches and loops in Liquid. */
const liquid = flowOf(
  widget('look', 'run-function', { url: 'https://example.com/look' }, { success: 'kind', fail: '' }),
  set(
    'kind',
    {
      kind: '{% if widgets.look.parsed.vip == "yes" %}gold{% elsif widgets.look.parsed.points > 100 %}silver{% else %}none{% endif %}',
    },
    'by_kind',
  ),
  split(
    'by_kind',
    '{{flow.variables.kind}}',
    [
      { value: 'gold', next: 'gold' },
      { value: 'silver', next: 'silver' },
      { value: 'bronze', next: 'bronze' },
    ],
    'nothing',
  ),
  ...['gold', 'silver', 'bronze', 'nothing'].map((name) => say(name, name)),
);

/** Earlier conditions match everything. */
const shadows = flowOf(
  reply('ask', 'Age?', 'age'),
  split(
    'age',
    '{{widgets.ask.inbound.Body}}',
    [
      { type: 'greater_than', value: '17', next: 'adult' },
      { type: 'greater_than', value: '64', next: 'senior' },
      { value: '20', next: 'twenty' },
      { type: 'contains', value: 'year', next: 'words' },
      { value: 'ten years', next: 'ten' },
    ],
    'child',
  ),
  ...['adult', 'senior', 'twenty', 'words', 'ten', 'child'].map((name) => say(name, name)),
);

const press = (name: string, next: string, properties = {}) =>
  widget(
    name,
    'gather-input-on-call',
    { say: name, number_of_digits: 1, ...properties },
    { keypress: next, speech: next, timeout: 'bye' },
  );

const call = flowOf(
  press('menu', 'key'),
  split(
    'key',
    '{{widgets.menu.Digits}}',
    [
      { value: '1', next: 'pin' },
      { type: 'matches_any_of', value: '2,3', next: 'agent' },
    ],
    'voicemail',
  ),
  press('pin', 'check', { number_of_digits: 4 }),
  split('check', '{{widgets.pin.Digits}}', [{ type: 'regex', value: '^(19|20)\\d\\d$', next: 'agent' }], 'menu'),
  widget(
    'agent',
    'send-to-flex',
    { workflow: 'WW1', attributes: '{}' },
    { callComplete: 'bye', failedToEnqueue: 'voicemail', callFailure: '' },
  ),
  widget('voicemail', 'record-voicemail', {}, { recordingComplete: 'bye', hangup: '', noAudio: 'bye' }),
  widget('bye', 'say-play', { say: 'Bye.' }, { audioComplete: '' }),
);

/** Assigned names, indexes, dates in replies, lists that are searched, numbers of a country. */
const texts = flowOf(
  split('from', '{{contact.channel.address | slice: 2, 3}}', [{ value: '415', next: 'local' }], 'abroad'),
  split('abroad', '{{contact.channel.address}}', [{ type: 'starts_with', value: 'whatsapp:', next: 'local' }], 'order'),
  reply('order', 'Size, color?', 'second'),
  split(
    'second',
    '{% assign parts = widgets.order.inbound.Body | downcase | split: "," %}{{ parts[1] | strip }}',
    [{ value: 'blue', next: 'when' }],
    'when',
  ),
  reply('when', 'Which day?', 'weekday'),
  split('weekday', '{{widgets.when.inbound.Body | date: "%A"}}', [{ value: 'Friday', next: 'picture' }], 'stock'),
  widget('stock', 'run-function', { url: 'https://example.com/stock' }, { success: 'in_stock', fail: '' }),
  split(
    'in_stock',
    '{% for one in widgets.stock.parsed.items %}{% if one.name == "blue" and one.left %}yes{% endif %}{% endfor %}',
    [{ type: 'contains', value: 'yes', next: 'local' }],
    'picture',
  ),
  reply('picture', 'A picture?', 'has_picture'),
  split('has_picture', '{{widgets.picture.inbound.NumMedia}}', [{ type: 'greater_than', value: '0', next: 'local' }]),
  say('local', 'OK'),
);

export const HARD = { counter, languages, filters, hours, requests, liquid, shadows, call, texts };
