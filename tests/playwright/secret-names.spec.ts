// Names of further secret variables are checked, and no message quotes what may be a secret.

import { secretNameProblems } from '../../src/playwright/secret-names.ts';
import fc from '../fast-check.ts';
import { expect, test } from '../test.ts';

const LIST = '`secrets` of defineFlowproofConfig';
const said = (names: unknown) => secretNameProblems(names, LIST).map(({ message }) => message);

test('names and prefixes of names are valid', () => {
  expect(said(['ACME_ID', 'ACME_*'])).toEqual([]);
  expect(said([])).toEqual([]);
});

test('an invalid name is reported by its position, because it may be a secret', () => {
  expect(said(['ACME_ID', 'h!nter2 '])).toEqual([`${LIST}: entry 2 is not the name of an environment variable.`]);
  expect(said('h!nter2')).toEqual([`${LIST}: the value is not the name of an environment variable.`]);
});

test('no message quotes any of the given names', () => {
  const mistake = fc.string({ minLength: 12 }).map((text) => `${text}!canary`);
  fc.assert(
    fc.property(fc.array(mistake, { minLength: 1 }), (names) => {
      const shown = JSON.stringify(secretNameProblems(names, LIST));
      return shown.length > 2 && names.every((name) => !shown.includes(name)) && !shown.includes('canary');
    }),
  );
});
