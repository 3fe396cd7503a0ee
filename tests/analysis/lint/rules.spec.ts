// Each lint rule reports its invalid cases, reports nothing for its valid ones, and is described in the docs.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { lintFlow } from '../../../src/analysis/lint/lint.ts';
import { lintPage } from '../../../src/analysis/lint/page.ts';
import type { Rule } from '../../../src/analysis/lint/rule.ts';
import { RULES } from '../../../src/analysis/lint/rules/index.ts';
import type { FlowDefinition } from '../../../src/flow/types.ts';
import { expect, test } from '../../test.ts';

const findingsOf = (rule: Rule, flow: FlowDefinition | string) =>
  lintFlow({ text: typeof flow === 'string' ? flow : JSON.stringify(flow, null, 2), file: 'flow.json' }, {}, [rule]);

for (const rule of RULES) {
  test(`${rule.code} reports its invalid cases and no valid one`, () => {
    expect(rule.valid.length).toBeGreaterThan(0);
    expect(rule.invalid.length).toBeGreaterThan(0);
    for (const flow of rule.valid) expect(findingsOf(rule, flow)).toEqual([]);
    for (const flow of rule.invalid) {
      const findings = findingsOf(rule, flow);
      expect(findings.length).toBeGreaterThan(0);
      for (const { message, fix } of findings)
        expect([message, fix]).toEqual([expect.stringMatching(/^[A-Z\d`]/), expect.stringMatching(/\S/)]);
    }
  });
}

test('no two rules have the same code', () => {
  expect(new Set(RULES.map(({ code }) => code)).size).toBe(RULES.length);
});

test('the page of the rules is the generated one', () => {
  const file = join(import.meta.dirname, '../../../docs/lint.md');
  expect(readFileSync(file, 'utf8')).toBe(lintPage(RULES, readFileSync(file, 'utf8')));
});
