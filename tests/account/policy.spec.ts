// The policy: which numbers may be reached, and the budget of a run.

import { isPermitted, policyOf, policyProblems, shareOf } from '../../src/account/policy.ts';
import { expect, test } from '../test.ts';

const NUMBERS = ['+15550100001', '+15550100002', '+15550100003'];

test('no number is permitted unless it is listed', () => {
  expect(isPermitted(policyOf(), '+15550100001')).toBe(false);
});

test('a number is permitted by the pool or by the allow-list, on any channel', () => {
  const policy = policyOf({ contacts: ['+15550100001'], allow: ['whatsapp:+15550100002'] });
  expect(isPermitted(policy, 'whatsapp:+15550100001')).toBe(true);
  expect(isPermitted(policy, '+15550100002')).toBe(true);
  expect(isPermitted(policy, '+15550100003')).toBe(false);
});

test('a number that merely begins like a permitted one is not permitted', () => {
  expect(isPermitted(policyOf({ contacts: ['+1555010000'] }), '+15550100001')).toBe(false);
});

test('a budget has a default for each kind', () => {
  expect(policyOf({ budget: { calls: 0 } }).budget).toEqual({ messages: 200, calls: 0, minutes: 60 });
});

test('an invalid number and a negative budget are named', () => {
  const problems = policyProblems(policyOf({ contacts: ['0800 123'], budget: { calls: -1 } }));
  expect(problems.map(({ message }) => message)).toEqual([
    '`flowproof.contacts` holds "0800 123", which is not a phone number.',
    '`flowproof.budget.calls` is -1.',
  ]);
});

test('shards share the pool without overlap, and the whole budget', () => {
  const policy = policyOf({ contacts: NUMBERS, budget: { messages: 5, calls: 2, minutes: 1 } });
  const first = shareOf(policy, { current: 1, total: 2 });
  const second = shareOf(policy, { current: 2, total: 2 });
  expect([first.contacts, second.contacts]).toEqual([['+15550100001', '+15550100003'], ['+15550100002']]);
  expect(first.budget).toEqual({ messages: 2, calls: 1, minutes: 0 });
});

test('a run without shards has the whole pool and budget', () => {
  const policy = policyOf({ contacts: NUMBERS });
  expect(shareOf(policy, undefined)).toEqual(policy);
});
