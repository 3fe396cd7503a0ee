// Phone numbers and secrets never show in full, and nothing else is masked.
import { expect, test } from '@playwright/test';
import { maskPhoneNumbers, maskSecrets } from '../../src/redaction/mask.ts';

for (const [number, masked] of [
  ['+15550100001', '+1555•••••01'],
  ['To=%2B15550100001&', 'To=%2B1555•••••01&'],
  ['whatsapp:+447700900123', 'whatsapp:+4477••••••23'],
  ['15550100001', '1555•••••01'],
  ['call 5550100001.', 'call 5550••••01.'],
  ['(555) 010-0001', '(555) •••-••01'],
  ['+1 555-010-0001', '+1 55•-•••-••01'],
  ['+1234567', '+12•••67'],
  ['+44 20 7946 0958', '+44 2• •••• ••58'],
  ['+49 (30) 901-820', '+49 (3•) •••-•20'],
] as const) {
  test(`${number} is shown as ${masked}`, () => {
    expect(maskPhoneNumbers(number)).toBe(masked);
    expect(maskPhoneNumbers(masked)).toBe(masked);
  });
}

for (const harmless of [
  '4711',
  '2026-12-24T17:59:00-08:00',
  '1795000000',
  '1795000000123',
  'FW00000000000000000015550100001000',
  'FN5550100001555010000155501000015a',
  '0.15550100001',
  'a.yaml:12:5',
  '2026-11-24T09:00:00+01:00',
  '+1 and 20 more',
]) {
  test(`${harmless} is no phone number`, () => {
    expect(maskPhoneNumbers(harmless)).toBe(harmless);
  });
}

test('a secret is masked as it is, in a URL and in JSON', () => {
  const secret = 'p"ss/w&rd';
  const text = `${secret} ${encodeURIComponent(secret)} ${JSON.stringify({ secret })}`;
  expect(maskSecrets(text, [secret])).toBe('•••••• •••••• {"secret":"••••••"}');
});

test('a secret within a longer one leaves no rest', () => {
  expect(maskSecrets('token-1234', ['1234', 'token-1234'])).toBe('••••••');
});

test('an empty or tiny secret masks nothing', () => {
  expect(maskSecrets('a b', ['', 'a'])).toBe('a b');
});

const SECRET = "p\"ss & w(r)dé '1'";

for (const [where, text] of [
  ['a form', new URLSearchParams({ Body: SECRET }).toString()],
  ['JSON within JSON', JSON.stringify({ parameters: JSON.stringify({ SECRET }) })],
  ['JSON in a form', new URLSearchParams({ Parameters: JSON.stringify({ SECRET }) }).toString()],
  ['JSON that is ASCII', JSON.stringify(SECRET).replace('é', '\\u00e9')],
  ['HTML', SECRET.replaceAll('&', '&amp;').replaceAll('"', '&quot;')],
  ['other case', SECRET.toUpperCase()],
] as const) {
  test(`a secret is masked in ${where}`, () => {
    expect(maskSecrets(text, [SECRET])).toContain('••••••');
    expect(maskSecrets(text, [SECRET])).not.toMatch(/ss|w.{0,3}r.{0,3}d/i);
  });
}

for (const user of ['', 'A', 'AC', 'AC0', 'AC01']) {
  test(`a secret is masked in basic authentication, behind ${user.length} letters`, () => {
    const header = Buffer.from(`${user}c4nary-t0ken-of-mine!`).toString('base64');
    const masked = maskSecrets(`Basic ${header}`, ['c4nary-t0ken-of-mine']);
    expect(Buffer.from(masked.split('••••••').join(''), 'base64').toString()).not.toMatch(/c4na|t0ken|mine/);
    expect(masked).toMatch(/^Basic .{0,8}••••••.{0,4}$/);
  });
}

test('a list of secrets that has grown masks all of them', () => {
  const secrets = ['first-one'];
  expect(maskSecrets('first-one second-one', secrets)).toBe('•••••• second-one');
  secrets.push('second-one');
  expect(maskSecrets('first-one second-one', secrets)).toBe('•••••• ••••••');
});
