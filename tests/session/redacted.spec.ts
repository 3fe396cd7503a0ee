// Secrets in an execution are hidden, also short ones; the other evidence stays as it is.

import { renderProblem } from '../../src/errors.ts';
import { createRedactor } from '../../src/redaction/redactor.ts';
import type { Action, ContactAction } from '../../src/scenario/scenario.ts';
import { sensitiveInputsIn } from '../../src/session/observe.ts';
import { record } from '../../src/session/record.ts';
import { renderFailure } from '../../src/session/render.ts';
import type { Target } from '../../src/session/target.ts';
import { redactExchanges } from '../../src/workflow/exchange.ts';
import { expect, test } from '../test.ts';
import { judged, PLACE, scenario } from './judged.ts';

const SECRETS = ['1', 'digits="ww1"'];

test('evidence with a pressed 1 keeps its version, its line and its index', () => {
  const context = { widgets: { ask: { Digits: '1' } }, revision: 1 };
  const target = { name: 'emulator', simulatedTime: true } as Target;
  const place = { ...PLACE, line: 1 };
  const failures = [{ kind: 'value', code: 'value-differs', message: 'it is "1", on line 1' }] as const;
  const recording = { scenario: { ...scenario({}), place, secrets: SECRETS }, target, failures, calls: [], root: '/' };
  const evidence = record({
    ...recording,
    observed: { evidence: judged({ context }), sensitiveInputs: [] },
    secrets: [],
  });
  expect(evidence).toMatchObject({ version: 1, scenario: { line: 1 } });
  expect(evidence.context).toEqual({ widgets: { ask: { Digits: '••••••' } }, revision: '••••••' });
  expect(evidence.failures[0]?.message).toBe('it is "••••••", on line 1');
});

test('a failure does not quote short keys', () => {
  const failure = {
    kind: 'path',
    code: 'path-differs',
    message: 'diverged\n\n  {{Digits}} was "1"',
    fix: 'not `1`',
  } as const;
  const words = renderFailure(failure, new Map(), { secrets: SECRETS });
  expect(words).toContain('was "••••••"');
  expect(words).toContain('not `••••••`');
  expect(renderProblem(failure)).toContain('"1"');
});

test('the call that carries keys does not show them', () => {
  const request = { Twiml: '<Response><Play digits="ww1"/><Pause length="1"/></Response>' };
  const response = { context: { Digits: '1' } };
  const call = { method: 'POST', path: '/1', status: 200, milliseconds: 1, request, response };
  const [shown] = redactExchanges([call], createRedactor({ secrets: SECRETS }));
  expect(shown).toMatchObject({ path: '/1', milliseconds: 1, response: { context: { Digits: '••••••' } } });
  expect(shown?.request).toEqual({ Twiml: '<Response><Play ••••••/><Pause length="1"/></Response>' });
});

test('a secret that looks like a phone number is hidden completely', () => {
  const call = { method: 'GET', path: '/', status: 200, milliseconds: 1, response: { Digits: '5550••••01' } };
  expect(redactExchanges([call], createRedactor({ secrets: ['5550100001'] }))[0]?.response).toEqual({
    Digits: '••••••',
  });
});

test('sensitive keys and words are also hidden as the flow received them', () => {
  const at = (action: Action): ContactAction => ({ ...action, at: 'menu', place: PLACE });
  const context = { widgets: { menu: { Digits: '47', SpeechResult: '4711' } } };
  expect(sensitiveInputsIn(context, [at({ kind: 'press', digits: '4w711#', sensitive: true })])).toEqual(['47']);
  expect(sensitiveInputsIn(context, [at({ kind: 'say', speech: 'four seven', sensitive: true })])).toEqual(['4711']);
  expect(sensitiveInputsIn(context, [at({ kind: 'press', digits: '47' }), at({ kind: 'silence' })])).toEqual([]);
});
