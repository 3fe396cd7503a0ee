// Findings point at the mistake in flow.json. Settings switch rules off for a project, a flow or a widget.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { example } from '../../../src/analysis/lint/example.ts';
import { lintFiles } from '../../../src/analysis/lint/files.ts';
import { flowFilesIn } from '../../../src/analysis/lint/flow-files.ts';
import { lintFlow } from '../../../src/analysis/lint/lint.ts';
import { sarifOf, textOf } from '../../../src/analysis/lint/report.ts';
import { rule as hardCoded } from '../../../src/analysis/lint/rules/hard-coded-secret.ts';
import { RULES } from '../../../src/analysis/lint/rules/index.ts';
import { parseSettings } from '../../../src/analysis/lint/settings.ts';
import { expect, test } from '../../test.ts';

const ENDS = { from: '{{flow.channel.address}}', to: '{{contact.channel.address}}' };
const FLOW = example(
  { incomingMessage: 'ask_name' },
  {
    ask_name: [
      'send-and-wait-for-reply',
      { ...ENDS, body: 'Name?', timeout: '3600' },
      { incomingMessage: 'hi', timeout: 'hi' },
    ],
    hi: ['send-message', { ...ENDS, body: 'A "name": {{widgets.ask_nam.inbound.Body}}' }, { sent: null, failed: null }],
  },
);
const TEXT = JSON.stringify(FLOW, null, 2);
const lint = (settings = {}) => lintFlow({ text: TEXT, file: '/flows/flow.json' }, settings);

test('a finding points at the wrong text, also after escapes', () => {
  const [finding] = lint();
  expect(finding).toMatchObject({
    code: 'unknown-widget',
    severity: 'error',
    widget: 'hi',
    fix: 'did you mean `ask_name`?',
  });
  const line = TEXT.split('\n')[(finding?.line ?? 0) - 1] ?? '';
  expect(line.slice((finding?.column ?? 0) - 1)).toMatch(/^ask_nam\.inbound/);
});

test('a file that is not a flow has the mistake as a finding', () => {
  expect(lintFlow({ text: '{ "states": ', file: 'flow.json' })).toMatchObject([
    { code: 'flow-not-json', severity: 'error', line: 1 },
  ]);
});

test('rules can be switched off, given another severity, or ignored for one widget', () => {
  expect(lint({ rules: { 'unknown-widget': 'off' } })).toEqual([]);
  expect(lint({ rules: { 'unknown-widget': 'note' } })).toMatchObject([{ severity: 'note' }]);
  expect(lint({ ignore: [{ rule: 'unknown-widget', widget: 'hi' }] })).toEqual([]);
  expect(lint({ ignore: [{ rule: 'unknown-widget', widget: 'ask_name' }] })).toHaveLength(1);
});

test('a setting that names no rule is a mistake of the settings', () => {
  expect(() => parseSettings('rules: { unknown-widgt: off }', ['unknown-widget'], 'lint.yaml')).toThrow(
    /unknown-widgt.*did you mean `unknown-widget`/s,
  );
  expect(() => parseSettings('rules: { a: loud }', ['a'], 'lint.yaml')).toThrow(/cannot be `loud`/);
  expect(() => parseSettings('rule: {}', [], 'lint.yaml')).toThrow(/`rule` is not a setting/);
  expect(() => parseSettings('rules: [', [], 'lint.yaml')).toThrow(/lint\.yaml:1/);
});

test('lint.yaml of the root and of the flow both apply, and the nearer one wins', () => {
  const root = test.info().outputPath('project');
  mkdirSync(join(root, 'scenarios/a'), { recursive: true });
  writeFileSync(join(root, 'scenarios/a/flow.json'), TEXT);
  writeFileSync(join(root, 'lint.yaml'), 'rules: { unknown-widget: off }\n');
  const [file = ''] = flowFilesIn(join(root, 'scenarios'));
  expect(lintFiles([file], root).findings).toEqual([]);
  writeFileSync(join(root, 'scenarios/a/lint.yaml'), 'rules: { unknown-widget: warning }\n');
  expect(lintFiles([file], root).findings).toMatchObject([{ code: 'unknown-widget', severity: 'warning' }]);
});

test('text shows the line and a caret, SARIF the place relative to the root', () => {
  const findings = lint();
  const text = textOf(findings, { root: '/flows', sources: new Map([['/flows/flow.json', TEXT]]), color: false });
  expect(text).toMatch(/^flow\.json:\d+:\d+ error unknown-widget: `hi` reads/);
  expect(text).toContain('fix: did you mean `ask_name`?');
  expect(sarifOf(findings, RULES, { root: '/flows', version: '1' })).toMatchObject({
    version: '2.1.0',
    runs: [
      {
        results: [
          {
            ruleId: 'unknown-widget',
            level: 'error',
            locations: [{ physicalLocation: { artifactLocation: { uri: 'flow.json' } } }],
          },
        ],
      },
    ],
  });
});

for (const [index, flow] of hardCoded.invalid.entries()) {
  test(`the lines around a finding do not show what should not be in the flow (${index + 1})`, () => {
    const folder = test.info().outputPath('flows');
    const file = join(folder, 'flow.json');
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, JSON.stringify(flow, null, 2));
    // A rule that is switched off still finds what must not be shown.
    for (const setting of ['error', 'off'] as const) {
      const { findings, sources } = lintFiles([file], folder, { rules: { 'hard-coded-secret': setting } });
      const text = textOf(findings, { root: folder, sources, color: false });
      expect(text.includes('hard-coded-secret')).toBe(setting === 'error');
      expect([...sources.values()].join()).toContain('•••••••');
      expect(text + [...sources.values()].join()).not.toMatch(/a1b2c3d4e5f6a7b8|hunter2/);
    }
  });
}
