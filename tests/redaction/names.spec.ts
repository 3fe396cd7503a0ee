// Which variables and fields are secrets, by their names.

import { isNamePattern, isSecretName, secretsAmong } from '../../src/redaction/names.ts';
import { expect, test } from '../test.ts';

for (const name of [
  'TWILIO_AUTH_TOKEN',
  'AWS_SECRET_ACCESS_KEY',
  'STRIPE_SECRET_KEY',
  'STRIPE_KEY',
  'DB_PWD',
  'GOOGLE_APPLICATION_CREDENTIALS_JSON',
  'CREDENTIALS',
  'SSH_PASSPHRASE',
  'MY_PRIVATE_KEY',
  'API_KEY',
  'APIKEY',
  'SENTRY_DSN',
  'authToken',
  'client-secret',
  'Authorization',
  'ACCESSTOKEN',
  'CARD_CVC',
]) {
  test(`${name} is a secret`, () => {
    expect(isSecretName(name)).toBe(true);
  });
}

for (const name of ['PWD', 'OLDPWD', 'PATH', 'KEYBOARD', 'MONKEY', 'PUBLIC_KEY', 'TOKENIZER', 'body', 'key', 'HOME']) {
  test(`${name} is not a secret`, () => {
    expect(isSecretName(name)).toBe(false);
  });
}

test('the values of secret variables are secrets, except booleans and words', () => {
  const variables = { A_TOKEN: 'abcdef', B_TOKEN: 'true', C_TOKEN: undefined, D: 'abcdefgh' };
  expect(secretsAmong(variables)).toEqual(['abcdef']);
});

test('a variable that is named counts with a value of any length, in upper and lower case', () => {
  expect(secretsAmong({ Acme_Id: '4711', OTHER: 'x' }, ['ACME_ID'])).toEqual(['4711']);
});

test('a star in a given name matches any characters, in upper and lower case', () => {
  const variables = { ACME_ID: 'one', ACME_REGION: 'two', acme: 'three', OTHER_ACME_ID: 'four', A1B: 'five' };
  expect(secretsAmong(variables, ['ACME_*'])).toEqual(['one', 'two']);
  expect(secretsAmong(variables, ['*_id', 'A*B'])).toEqual(['one', 'four', 'five']);
});

test('names and prefixes are valid, values and a star alone are not', () => {
  expect(['ACME_ID', 'acme.id', 'ACME_*', '*_ID', 'A*B'].filter((one) => !isNamePattern(one))).toEqual([]);
  expect(['', ' ', '*', '**', '1234', 'two words', 'p@ss', '+15550100042', 7, null].filter(isNamePattern)).toEqual([]);
});

test('the password in a URL is a secret', () => {
  expect(secretsAmong({ DATABASE_URL: 'postgres://me:hunter2@db/x', SITE: 'https://example.com/' })).toEqual([
    'hunter2',
  ]);
});
