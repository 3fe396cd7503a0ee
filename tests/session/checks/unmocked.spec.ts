// What a scenario says of a request that no mock answered.
import { expect, test } from '@playwright/test';
import { checkUnmocked, explainStop } from '../../../src/session/checks/unmocked.ts';
import { judged, scenario } from '../judged.ts';

const request = { method: 'POST', url: 'https://clinic.example/book' };
const book = {
  kind: 'unmocked' as const,
  widget: 'book',
  widgetType: 'make-http-request',
  message: 'nobody answered',
  fix: '',
  request,
};

test('a request without a mock names the widget and the YAML to add, once', () => {
  const failures = checkUnmocked(scenario({}), judged({ incidents: [book, book] }));
  expect(failures).toHaveLength(1);
  expect(failures[0]).toMatchObject({ kind: 'unmocked', code: 'unmocked-request' });
  expect(failures[0]?.message).toContain(
    '`book` (make-http-request) made a request that no mock answers: POST https://',
  );
  expect(failures[0]?.fix).toContain('mocks:\n  book: { status: 200, body: {} }');
});

test('an outside party is mocked by an event of its own', () => {
  const { request: _, ...party } = { ...book, widgetType: 'send-to-flex', message: 'nobody is there' };
  const [failure] = checkUnmocked(scenario({}), judged({ incidents: [party] }));
  expect(failure?.fix).toContain('book: { event: success }');
});

test('a widget that Studio does not have fails the scenario in the words of the emulator', () => {
  const unknown = { ...book, kind: 'unknown-widget' as const, fix: 'mock it' };
  const [failure] = checkUnmocked(scenario({}), judged({ incidents: [unknown] }));
  expect(failure).toMatchObject({ code: 'unknown-widget', fix: 'mock it' });
});

test('a limit of Studio fails nothing by itself, but explains a failure', () => {
  const limit = { ...book, kind: 'limit' as const, message: 'more than 1,000 steps' };
  expect(checkUnmocked(scenario({}), judged({ incidents: [limit] }))).toEqual([]);
  const [why] = explainStop(scenario({}), judged({ incidents: [limit] }));
  expect(why?.message).toContain('more than 1,000 steps');
});
