// Titles of tests in TypeScript contain no secret from their declaration on.

import { redactDeclared, redactorOfTitles } from '../../src/playwright/redact-declared.ts';
import { expect, test } from '../test.ts';

const VARIABLES = { APP_TOKEN: 'c4nary-t0ken', ACME_ID: 'acme-canary' };
const titles = redactorOfTitles({ variables: { ...VARIABLES }, names: ['ACME_*'], isWorker: false });

const AT = { file: '/project/scenarios/a.spec.ts' };
const declaredIn = (group: object, title: string, more = {}) => {
  const declared = { title, type: 'test', location: AT, ...more };
  redactDeclared(declared, group, titles);
  return declared;
};

test('titles, tags and annotations are redacted', () => {
  const annotations = [{ type: 'note', description: 'of acme-canary' }];
  const declared = declaredIn({}, 'with c4nary-t0ken, to +15550100042', { annotations, _tags: ['@c4nary-t0ken'] });
  expect(declared).toMatchObject({
    title: 'with ••••••, to +1555•••••42',
    annotations: [{ description: 'of ••••••' }],
    _tags: ['@••••••'],
  });
});

test('different titles in a group stay different, and equal ones stay equal', () => {
  const group = {};
  const shown = ['c4nary-t0ken', 'acme-canary', 'c4nary-t0ken'].map((title) => declaredIn(group, title).title);
  expect(shown).toEqual(['••••••', '•••••• (2)', '••••••']);
  expect(declaredIn({}, 'acme-canary').title).toBe('••••••');
});

test('projects, files and YAML scenarios keep their names', () => {
  expect(declaredIn({}, 'c4nary-t0ken', { type: 'file' }).title).toBe('c4nary-t0ken');
  expect(declaredIn({}, 'c4nary-t0ken', { type: 'project', location: undefined }).title).toBe('c4nary-t0ken');
  expect(declaredIn({}, 'c4nary-t0ken', { location: { file: '/a/a.yaml' } }).title).toBe('c4nary-t0ken');
});

test('a worker hides the same parts of titles as the runner, also after it has learned more secrets', () => {
  const variables: Record<string, string | undefined> = { APP_TOKEN: 'c4nary-t0ken' };
  redactorOfTitles({ variables, names: [], isWorker: false });
  variables.LATER_TOKEN = 'set-by-global-setup';
  const worker = redactorOfTitles({ variables, names: ['LATER_*'], isWorker: true });
  expect(worker.text('c4nary-t0ken set-by-global-setup')).toBe('•••••• set-by-global-setup');
});

test('no environment variable contains a secret because of it', () => {
  const variables: Record<string, string | undefined> = { APP_TOKEN: 'c4nary-t0ken' };
  redactorOfTitles({ variables, names: [], isWorker: false });
  expect(Object.values(variables).filter((value) => value?.includes('c4nary'))).toEqual(['c4nary-t0ken']);
});
