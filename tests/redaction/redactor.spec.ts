// The Redactor hides secrets and phone numbers in every notation, and nothing else.

import assert from 'node:assert/strict';
import { createRedactor, HIDDEN } from '../../src/redaction/redactor.ts';
import fc from '../fast-check.ts';
import { expect, test } from '../test.ts';

const numbers = createRedactor();

for (const [number, shown] of [
  ['+15550100001', '+1555•••••01'],
  ['To=%2B15550100001&', 'To=%2B1555•••••01&'],
  ['To=%252B15550100001', 'To=%252B1555•••••01'],
  ['\\u002b15550100001', '\\u002b1555•••••01'],
  ['&#43;15550100001', '&#43;1555•••••01'],
  ['whatsapp:+447700900123', 'whatsapp:+4477••••••23'],
  ['15550100001', '1555•••••01'],
  ['call 5550100001.', 'call 5550••••01.'],
  ['call_15550100001', 'call_1555•••••01'],
  ['tel15550100001x', 'tel1555•••••01x'],
  ['(555) 010-0001', '(555) •••-••01'],
  ['555.010.0001', '555.•••.••01'],
  ['+1 555-010-0001', '+1 55•-•••-••01'],
  ['+1–555–010–0001', '+1–55•–•••–••01'],
  ['+1\u00a0555\u202f010\u20110001', '+1\u00a055•\u202f•••\u2011••01'],
  ['+1234567', '+12•••67'],
  ['+44 20 7946 0958', '+44 2• •••• ••58'],
  ['+49 (30) 901-820', '+49 (3•) •••-•20'],
  ['+49 (0)30 901820', '+49 (0)•• ••••20'],
  ['+33 1 23 45 67 89', '+33 1 •• •• •• 89'],
  ['0015550100042', '001555•••••42'],
  ['011 44 20 7946 0958', '011 •• •• •••• ••58'],
  ['020 7946 0958', '020 •••• ••58'],
  ['01 23 45 67 89', '01 2• •• •• 89'],
  ['15550100001 15550100002', '1555•••••01 1555•••••02'],
  ['+15550100001 12 times', '+1555•••••01 12 times'],
] as const) {
  test(`the number ${number} is shown as ${shown}`, () => {
    expect(numbers.text(number)).toBe(shown);
    expect(numbers.text(shown)).toBe(shown);
  });
}

for (const harmless of [
  '4711',
  '2026-12-24T17:59:00-08:00',
  '1795000000',
  '1795000000123',
  'FW00000000000000000015550100001000',
  'FN5550100001555010000155501000015a',
  '550e8400-e29b-41d4-a716-446655440000',
  '0.15550100001',
  'a.yaml:12:5',
  '2026-11-24T09:00:00+01:00',
  '01-02-2026',
  '12 345 678 901',
  '+1 and 20 more',
]) {
  test(`${harmless} is not a phone number`, () => {
    expect(numbers.text(harmless)).toBe(harmless);
  });
}

test('a known number is also hidden in its national notation', () => {
  expect(numbers.text('call 612 34 56 78')).toBe('call 612 34 56 78');
  expect(createRedactor({ numbers: ['+34612345678'] }).text('call 612 34 56 78')).toBe('call 612 •• •• 78');
});

test('a phone number in base64 is hidden', () => {
  const hidden = numbers.text(Buffer.from('from +15550100042 to you').toString('base64'));
  expect(Buffer.from(hidden.replaceAll('•', 'A'), 'base64').toString()).not.toContain('0100');
});

/** Each encoding that a flow can produce, by the name of Liquid's filter. */
const ENCODINGS = {
  plain: (text: string) => text,
  url_encode: (text: string) => new URLSearchParams([['', text]]).toString().slice(1),
  percent: encodeURIComponent,
  escape: (text: string) =>
    text.replace(/[&<>"']/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&#34;' })[sign] ?? '&#39;'),
  json: (text: string) => JSON.stringify(text),
  ascii_json: (text: string) =>
    JSON.stringify(text).replace(/[^ -~]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`),
  base64: (text: string) => Buffer.from(text).toString('base64'),
  base64url: (text: string) => Buffer.from(text).toString('base64url'),
  upcase: (text: string) => text.toUpperCase(),
} satisfies Record<string, (text: string) => string>;

const SECRET = "p\"ss & w(r)dé + '1' 密码";

for (const [first, once] of Object.entries(ENCODINGS)) {
  for (const [second, twice] of Object.entries(ENCODINGS)) {
    // Base64 that has changed its case cannot be decoded any more.
    if (second === 'upcase' && first.startsWith('base64')) continue;
    test(`a secret is hidden in ${first} within ${second}`, () => {
      const shown = createRedactor({ secrets: [SECRET] }).text(twice(once(`user:${SECRET}!`)));
      expect(shown).toContain(HIDDEN);
      expect(shown.length).toBeLessThan(60);
    });
  }
}

const words = fc.string({ minLength: 6, maxLength: 40, unit: 'binary' }).filter((text) => text.trim().length >= 6);
const encoding = fc.constantFrom(...Object.values(ENCODINGS).slice(0, 8));

test('any secret in any two encodings is hidden, in any text', () => {
  const around = fc.constantFrom('', ' ', 'a: ', '/', '&', '==', '"', 'x');
  fc.assert(
    fc.property(words, encoding, encoding, around, (secret, once, twice, before) => {
      const shown = createRedactor({ secrets: [secret] }).text(`${before}${twice(once(secret.trim()))} end`);
      assert(shown.includes(HIDDEN), shown);
    }),
    { numRuns: 500 },
  );
});

test('a text without secrets and numbers stays as it is', () => {
  const redactor = createRedactor({ secrets: ['c4nary-t0ken'] });
  fc.assert(
    fc.property(fc.string({ maxLength: 60, unit: fc.constantFrom(...'abc %&;\\u+/=AQ"{}') }), (text) => {
      assert.equal(redactor.text(text), text);
    }),
  );
});

for (const user of ['', 'A', 'AC', 'AC0', 'AC01']) {
  test(`a secret is hidden in basic authentication, after ${user.length} letters`, () => {
    const header = Buffer.from(`${user}c4nary-t0ken-of-mine!`).toString('base64');
    const shown = createRedactor({ secrets: ['c4nary-t0ken-of-mine'] }).text(`Basic ${header}`);
    expect(Buffer.from(shown.split(HIDDEN).join(''), 'base64').toString()).not.toMatch(/c4na|t0ken|mine/);
    expect(shown).toMatch(/^Basic .{0,8}••••••.{0,4}$/);
  });
}

test('a secret inside a longer one leaves no rest', () => {
  expect(createRedactor({ secrets: ['1234', 'token-1234'] }).text('token-1234')).toBe(HIDDEN);
  expect(createRedactor({ secrets: ['abcdef', 'defghi'] }).text('abcdefghi')).toBe(HIDDEN);
});

test('an empty or tiny secret hides nothing in a text', () => {
  expect(createRedactor({ secrets: ['', 'a'] }).text('a b')).toBe('a b');
});

test('each line of a secret is hidden, also if lines are shown separately', () => {
  const key = '-----BEGIN KEY-----\nMIIEvQIBADANBgkqhkiG9w0B\nAQEFAASCBKcwggSjAgEAAoIB';
  const shown = createRedactor({ secrets: [key] }).text('+ MIIEvQIBADANBgkqhkiG9w0B\n- AQEFAASCBKcwggSjAgEAAoIB');
  expect(shown).toBe(`+ ${HIDDEN}\n- ${HIDDEN}`);
});

test('a secret that is learned later is hidden from then on, also by earlier Redactors', () => {
  const run = createRedactor({ secrets: ['first-one'] });
  const scenario = run.extend(['third-one']);
  run.learn(['second-one']);
  expect(scenario.text('first-one second-one third-one')).toBe(`${HIDDEN} ${HIDDEN} ${HIDDEN}`);
  expect(run.text('third-one')).toBe('third-one');
});

test('thousands of secrets and a very long one are found, and no message contains them', () => {
  const long = Array.from({ length: 4000 }, (_none, index) => `part ${index}`).join(' ');
  const many = Array.from({ length: 3000 }, (_none, index) => `customer-${index * 7919}-of-ours`);
  const redactor = createRedactor({ secrets: [long, ...many] });
  const text = many.map((secret, index) => `${index}: ${secret}`).join('\n');
  expect(redactor.text(`${long}!`)).toBe(`${HIDDEN}!`);
  expect(redactor.text(text)).toBe(many.map((_secret, index) => `${index}: ${HIDDEN}`).join('\n'));
});

test('learning secrets one by one finds all of them', () => {
  const redactor = createRedactor();
  const many = Array.from({ length: 200 }, (_none, index) => `secret number ${index}.`);
  for (const secret of many) {
    redactor.learn([secret]);
    expect(redactor.text(secret)).toBe(HIDDEN);
  }
  expect(many.filter((secret) => redactor.text(`x ${secret}`) !== `x ${HIDDEN}`)).toEqual([]);
});

test('keys, texts and numbers of JSON are redacted, and nothing else', () => {
  const redactor = createRedactor({ secrets: ['a-secret'] });
  const value = { 'a-secret': ['+15550100001', 15550100001, 7, true, null, { more: 'a-secret' }] };
  const shown = { [HIDDEN]: ['+1555•••••01', '1555•••••01', 7, true, null, { more: HIDDEN }] };
  expect(redactor.json(value)).toEqual(shown);
});

test('a value that is a short secret is hidden among values, and in quotations of a message', () => {
  const redactor = createRedactor({ secrets: ['1'] });
  expect(redactor.values({ digits: '1', copy: 1, text: '1 or 2' })).toEqual({
    digits: HIDDEN,
    copy: HIDDEN,
    text: '1 or 2',
  });
  expect(redactor.json({ digits: '1' })).toEqual({ digits: '1' });
  expect(redactor.message('it was "1", not `1`, in line 1')).toBe(`it was "${HIDDEN}", not \`${HIDDEN}\`, in line 1`);
});

test('a secret that looks like a phone number is hidden as a whole', () => {
  expect(createRedactor({ secrets: ['5550100001'] }).text('digits 5550••••01')).toBe(`digits ${HIDDEN}`);
});

test('secrets come from variables whose names say so', () => {
  const variables = { AWS_SECRET_ACCESS_KEY: 'very-hidden-1', PATH: '/usr/bin', MY_ID: 'very-hidden-2' };
  const redactor = createRedactor({ variables, secretVariables: ['my_id'] });
  expect(redactor.text('very-hidden-1 /usr/bin very-hidden-2')).toBe(`${HIDDEN} /usr/bin ${HIDDEN}`);
});

test('a text that was shown before is hidden as soon as its secret is learned', () => {
  const redactor = createRedactor();
  const child = redactor.extend([]);
  expect([redactor.text('hush-hush'), child.text('hush-hush')]).toEqual(['hush-hush', 'hush-hush']);
  redactor.learn(['hush-hush']);
  expect([redactor.text('hush-hush'), child.text('hush-hush')]).toEqual([HIDDEN, HIDDEN]);
});

test('secrets that one extension learns do not affect others', () => {
  const redactor = createRedactor();
  const [one, other] = [redactor.extend([]), redactor.extend([])];
  one.learn(['hush-hush']);
  expect([one.text('hush-hush'), other.text('hush-hush')]).toEqual([HIDDEN, 'hush-hush']);
});

for (const length of [16, 17, 18]) {
  test(`${length} characters in base64 leave no padding`, () => {
    const secret = 'c4nary-t0ken-abcdef'.slice(0, length);
    const shown = createRedactor({ secrets: [secret] }).text(`<${Buffer.from(secret).toString('base64')}>`);
    expect(shown).toBe(`<${HIDDEN}>`);
  });
}
