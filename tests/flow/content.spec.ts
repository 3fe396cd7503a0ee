// Content templates: how files are read, and the message of each type on each channel.

import { type ContentTemplate, parseContent, renderContent } from '../../src/flow/content.ts';
import type { Json, JsonObject } from '../../src/flow/types.ts';
import { expect, test } from '../test.ts';

const SID = `HX${'a'.repeat(32)}`;
const TEXT = { 'twilio/text': { body: 'Hi {{1}}, see you at {{ time }}.' } };

const template = (types: Record<string, JsonObject>, variables = {}): ContentTemplate => ({
  sid: SID,
  types,
  variables,
});

const SMS = '+15550100001';
const WHATSAPP = 'whatsapp:+15550100001';

test("a resource of the Content API, a list of them, and the API's list answer are read", () => {
  const one: JsonObject = { sid: SID, friendly_name: 'reminder', variables: { 1: 'Ada' }, types: TEXT };
  for (const value of [one, [one], { contents: [one], meta: {} }, { ...one, friendlyName: 'x' }])
    expect(parseContent(value)).toEqual({ templates: [template(TEXT, { 1: 'Ada' })], mistakes: [] });
  expect(parseContent({ types: TEXT }, SID).templates).toHaveLength(1);
});

for (const [value, mistake] of [
  [{ types: TEXT }, /its `sid` is not HX/],
  [{ sid: SID }, /it has no `types`/],
  [{ sid: SID, types: { 'twilio/text': 'Hi' } }, /it has no `types`/],
  ['text', /not an object/],
] as const)
  test(`${JSON.stringify(value)} is not a template`, () => {
    expect(parseContent(value as Json).mistakes).toEqual([expect.stringMatching(mistake)]);
  });

test("a placeholder that the message does not fill has the template's default", () => {
  const rendered = renderContent(template(TEXT, { 1: 'you', time: '10:00' }), { 1: 'Ada' }, SMS);
  expect(rendered).toMatchObject({ body: 'Hi Ada, see you at 10:00.', notes: [] });
});

test('a placeholder without a value and without a default stays, and is noted', () => {
  const rendered = renderContent(template(TEXT), { 1: '{{time}}' }, SMS);
  expect(rendered?.body).toBe('Hi {{time}}, see you at {{ time }}.');
  expect(rendered?.notes).toEqual(["the template's variable `time` has no value, and no default"]);
});

for (const value of ['', 'a\nb', 'a\tb', `a${' '.repeat(5)}b`])
  test(`the value ${JSON.stringify(value)} is refused, as Twilio does`, () => {
    expect(renderContent(template(TEXT), { 1: value, time: 'x' }, SMS)?.refused).toMatch(/^21656: .* `1` /);
  });

test('WhatsApp shows the richest type, a text message the plain one', () => {
  const types: Record<string, JsonObject> = {
    ...TEXT,
    'twilio/quick-reply': { body: 'Come at {{time}}?', actions: [{ title: 'Yes, {{1}}', id: 'yes' }, { title: 'No' }] },
  };
  const filled = { 1: 'Ada', time: '10:00' };
  expect(renderContent(template(types), filled, SMS)).toMatchObject({ body: 'Hi Ada, see you at 10:00.', buttons: [] });
  expect(renderContent(template(types), filled, WHATSAPP)).toMatchObject({
    body: 'Come at 10:00?',
    buttons: [
      { title: 'Yes, Ada', id: 'yes', of: 'button' },
      { title: 'No', id: '', of: 'button' },
    ],
  });
});

const MEDIA = ['https://example.com/{{1}}.png'];

for (const [type, content, expected] of [
  ['twilio/media', { body: 'Look', media: MEDIA }, { body: 'Look', media: ['https://example.com/a.png'] }],
  ['twilio/card', { title: 'A', subtitle: 'b', media: MEDIA }, { body: 'A\nb', media: ['https://example.com/a.png'] }],
  ['whatsapp/card', { header_text: 'H', body: 'B', footer: 'F' }, { body: 'H\nB\nF' }],
  [
    'twilio/list-picker',
    { body: 'Pick', items: [{ item: 'One', id: '1' }] },
    { body: 'Pick', buttons: [{ title: 'One', id: '1', of: 'list' }] },
  ],
  [
    'twilio/call-to-action',
    { body: 'Go', actions: [{ type: 'URL', title: 'Open', url: 'https://a.b' }] },
    { body: 'Go', buttons: [{ title: 'Open' }] },
  ],
] as const)
  test(`${type} becomes a message`, () => {
    expect(renderContent(template({ [type]: content as unknown as JsonObject }), { 1: 'a' }, WHATSAPP)).toMatchObject(
      expected,
    );
  });

test('a type that the channel does not show is sent and noted', () => {
  const rendered = renderContent(template({ 'twilio/quick-reply': { body: 'Well?' } }), {}, SMS);
  expect(rendered).toMatchObject({ body: 'Well?', notes: [expect.stringContaining('`twilio/quick-reply`')] });
});

test('a template that has only other types is not rendered', () => {
  expect(renderContent(template({ 'twilio/location': { latitude: 1, longitude: 2 } }), {}, WHATSAPP)).toBeUndefined();
});
