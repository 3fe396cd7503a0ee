// The summary of a run in Markdown.

import { renderSummary } from '../../src/reporters/markdown.ts';
import { expect, test } from '../test.ts';

const failed = {
  flow: 'menu',
  scenario: 'wrong key',
  target: 'emulator',
  place: 'scenarios/menu/a.yaml:7',
  reason: 'expected a, went to b',
};
const summary = { passed: 3, failed: [], flaky: 0, skipped: 0, seconds: 1.234 };

test('a run that passed is one line of counts', () => {
  expect(renderSummary(summary)).toBe('## Flowproof: all scenarios passed\n\n3 passed, 0 failed in 1.2 s\n');
});

test('a failed scenario is a row with flow, scenario and where it diverged', () => {
  const text = renderSummary({ ...summary, failed: [failed] });
  expect(text).toContain('| menu | wrong key | emulator | expected a, went to b | scenarios/menu/a.yaml:7 |');
});

test('a name cannot break the table or add markup', () => {
  const text = renderSummary({ ...summary, failed: [{ ...failed, scenario: 'a | b <img src=x>\n## c' }] });
  expect(text).toContain('| a \\| b \\<img src=x\\> \\#\\# c |');
});

test('a long list of failures is shortened, with a note', () => {
  const text = renderSummary({ ...summary, failed: Array.from({ length: 60 }, () => failed) });
  expect(text).toContain('… and 10 more');
});

test('changes of a flow are beside the scenarios that fail', () => {
  const changes = Array.from({ length: 14 }, (_, index) => ({ text: `widget_${index} (say-play) was added` }));
  const changed = [{ flow: 'menu', failing: ['menu/a.yaml › wrong key'], changes }];
  const text = renderSummary({ ...summary, failed: [failed], digest: { changed, short: [] } });
  expect(text).toContain('**menu** has changed since these last passed: menu/a.yaml › wrong key\n\n- widget\\_0 ');
  expect(text).toContain('- and 2 more\n');
});

test('measures below their threshold are listed', () => {
  const short = [{ flow: 'menu', measure: 'widgets', percent: 50, wanted: 80 }];
  expect(renderSummary({ ...summary, digest: { changed: [], short } })).toContain(
    'Coverage is below its thresholds:\n\n- menu: widgets 50%, wanted 80%\n',
  );
});
