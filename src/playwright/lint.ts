// Declares the test that `lint: true` adds for each flow: it fails with lint's errors and warnings.
import { basename, dirname, relative } from 'node:path';
import { test } from '@playwright/test';
import { lintFiles } from '../analysis/lint/files.ts';
import { textOf } from '../analysis/lint/report.ts';
import { CODES } from '../analysis/lint/rules/index.ts';
import { checkedSettings, type LintSettings } from '../analysis/lint/settings.ts';
import { withCallSite } from './call-site.ts';
import { color, redactor } from './environment.ts';
import { ROOT } from './root.ts';
import { shownError } from './shown-error.ts';

const shown = (text: string): string => redactor.text(text);

function lint(file: string, settings: LintSettings): void {
  const info = test.info();
  info.skip(info.project.name === 'twilio', 'the flow is checked in the project `emulator`');
  // A mistake in the settings fails this test.
  const { findings, sources } = lintFiles([file], ROOT, checkedSettings(settings, CODES));
  for (const { severity, code, message, line } of findings) {
    if (severity === 'note')
      info.annotations.push({ type: `note ${code}`, description: shown(`${message} (line ${line})`) });
  }
  const wrong = findings.filter(({ severity }) => severity !== 'note');
  if (wrong.length > 0) throw shownError(shown(textOf(wrong, { root: ROOT, sources, color })));
}

/** Called by the generated spec of a flow. */
export function defineFlowLint(file: string, settings: LintSettings): void {
  const path = relative(ROOT, file);
  const flow = basename(file) === 'flow.json' ? basename(dirname(file)) : path;
  withCallSite({ file, line: 1, column: 1 })(
    test,
    `the flow ${flow} has no errors and warnings of lint`,
    { tag: '@lint' },
    () => lint(file, settings),
  );
}
