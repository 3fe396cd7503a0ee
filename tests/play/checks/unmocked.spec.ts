// What a scenario says of a request that no mock answered.
import { expect, test } from '@playwright/test';
import { checkUnmocked } from '../../../src/play/checks/unmocked.ts';
import { happened, scenario } from '../happenings.ts';

const request = { method: 'POST', url: 'https://clinic.example/book' };
const book = { widget: 'book', widgetType: 'make-http-request', message: 'nobody answered', request };

test('a request without a mock names the widget and the YAML to add, once', () => {
  const failures = checkUnmocked(scenario({}), happened({ unmocked: [book, book] }));
  expect(failures).toHaveLength(1);
  expect(failures[0]).toMatchObject({ kind: 'unmocked', code: 'unmocked-request' });
  expect(failures[0]?.message).toContain(
    '`book` (make-http-request) made a request that no mock answers: POST https://',
  );
  expect(failures[0]?.fix).toContain('mocks:\n  book: { status: 200, body: {} }');
});

test('an outside party is mocked by an event', () => {
  const flex = { widget: 'agent', widgetType: 'send-to-flex', message: 'nobody is there' };
  const [failure] = checkUnmocked(scenario({}), happened({ unmocked: [flex] }));
  expect(failure?.fix).toContain('agent: { event: completed }');
});
