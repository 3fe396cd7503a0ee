// Titles of tests in TypeScript hold no secret from the moment on that a file declares them.
import { expect, test } from '@playwright/test';
import { redactDeclared, redactorOfTitles } from '../../src/playwright/redact-declared.ts';

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

test('titles that differ still differ within their group, and the same one stays the same', () => {
  const group = {};
  const shown = ['c4nary-t0ken', 'acme-canary', 'c4nary-t0ken'].map((title) => declaredIn(group, title).title);
  expect(shown).toEqual(['••••••', '•••••• (2)', '••••••']);
  expect(declaredIn({}, 'acme-canary').title).toBe('••••••');
});

test('projects, files and scenarios in YAML are called as they are', () => {
  expect(declaredIn({}, 'c4nary-t0ken', { type: 'file' }).title).toBe('c4nary-t0ken');
  expect(declaredIn({}, 'c4nary-t0ken', { type: 'project', location: undefined }).title).toBe('c4nary-t0ken');
  expect(declaredIn({}, 'c4nary-t0ken', { location: { file: '/a/a.yaml' } }).title).toBe('c4nary-t0ken');
});

test('a worker hides in titles what the runner hid, whatever it has learned since', () => {
  const variables: Record<string, string | undefined> = { APP_TOKEN: 'c4nary-t0ken' };
  redactorOfTitles({ variables, names: [], isWorker: false });
  variables.LATER_TOKEN = 'set-by-global-setup';
  const worker = redactorOfTitles({ variables, names: ['LATER_*'], isWorker: true });
  expect(worker.text('c4nary-t0ken set-by-global-setup')).toBe('•••••• set-by-global-setup');
});

test('no variable holds a secret because of it', () => {
  const variables: Record<string, string | undefined> = { APP_TOKEN: 'c4nary-t0ken' };
  redactorOfTitles({ variables, names: [], isWorker: false });
  expect(Object.values(variables).filter((value) => value?.includes('c4nary'))).toEqual(['c4nary-t0ken']);
});
