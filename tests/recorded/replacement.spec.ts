// Substitutes for personal data keep what conditions need, and nothing that identifies a person.

import { findPersonalData } from '../../src/recorded/personal-data.ts';
import { callingCode, createReplacements } from '../../src/recorded/replacement.ts';
import { expect, test } from '../test.ts';

const replacements = createReplacements('a key');

test('a phone number keeps its country code, its length and its plus', () => {
  for (const number of ['+14155238886', '+4915123456789', '+447911123456', '+358401234567']) {
    const made = replacements.phone(number);
    expect(made).not.toBe(number);
    expect(made).toMatch(new RegExp(`^\\+${callingCode(number.slice(1))}\\d+$`));
    expect(made).toHaveLength(number.length);
  }
});

test('a number has the same substitute in every notation', () => {
  const digits = replacements.phone('+14155238886').slice(1);
  expect(replacements.phone('%2B14155238886')).toBe(`%2B${digits}`);
  expect(replacements.phone('14155238886')).toBe(digits);
  expect(replacements.phone('(415) 523-8886').replace(/\D/g, '')).toBe(digits.slice(1));
  expect(replacements.phone('+1 415 523 8886').replace(/\D/g, '')).toBe(digits);
});

test('an e-mail address keeps its @, its dots and its top-level domain', () => {
  const made = replacements.email('Maria.Lopez7@clinic.co.uk');
  expect(made).toMatch(/^[A-Z][a-z]{4}\.[A-Z][a-z]{4}\d@[a-z]{6}\.[a-z]{2}\.uk$/);
  expect(made.toLowerCase()).toBe(replacements.email('maria.lopez7@clinic.co.uk'));
});

test('a text keeps the class of each character, and its case', () => {
  expect(replacements.text('Ab-12 é')).toMatch(/^[A-Z][a-z]-\d\d [a-z]$/);
  expect(replacements.text('ADA').toLowerCase()).toBe(replacements.text('ada'));
});

test('other keys give other substitutes', () => {
  expect(createReplacements('another key').phone('+14155238886')).not.toBe(replacements.phone('+14155238886'));
});

const found = (text: string) => findPersonalData(text).map(({ kind, text: match }) => `${kind} ${match}`);

test('numbers, addresses and keys are found in the middle of a text', () => {
  expect(found('call +14155238886 or (415) 523-8886')).toEqual(['phone +14155238886', 'phone (415) 523-8886']);
  expect(found('whatsapp:+4915123456789')).toEqual(['phone +4915123456789']);
  expect(found('write to ada@example.com, please')).toEqual(['email ada@example.com']);
  expect(found('card 4111 1111 1111 1111.')).toEqual(['secret 4111 1111 1111 1111']);
  expect(found('Bearer abcdef123456789')).toEqual(['secret abcdef123456789']);
  expect(found('key c4nary00000000000000000000secret9x')).toHaveLength(1);
});

test('order numbers, times, SIDs and words are not personal data', () => {
  for (const text of [
    '4711',
    '2026-11-25T03:00:00Z',
    '1764039600',
    `FN${'0a'.repeat(16)}`,
    'a-widget-with-a-long-name-2',
    '12.50',
  ])
    expect(found(text)).toEqual([]);
});
