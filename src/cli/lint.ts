// `flowproof lint`: reports findings with positions in flow.json, without running a scenario.
import { existsSync, writeFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { lintFiles } from '../analysis/lint/files.ts';
import { flowFilesIn } from '../analysis/lint/flow-files.ts';
import type { Finding } from '../analysis/lint/lint.ts';
import { sarifOf, summaryOf, textOf } from '../analysis/lint/report.ts';
import { SEVERITIES, type Severity } from '../analysis/lint/rule.ts';
import { RULES } from '../analysis/lint/rules/index.ts';
import { type Context, columns, defineCommand, UsageError } from './command.ts';
import { packageVersion } from './version.ts';

const options = {
  'fail-on': {
    type: 'string',
    value: 'SEVERITY',
    default: 'warning',
    help: 'the lowest severity that fails the command: error, warning, note or never',
  },
  sarif: { type: 'string', value: 'FILE', help: 'writes the findings as SARIF, which GitHub shows on pull requests' },
  rules: { type: 'boolean', help: 'lists the rules' },
} as const;

const FAILS: readonly string[] = [...SEVERITIES, 'never'];

function failingSeverities(given: string): readonly Severity[] {
  if (!FAILS.includes(given))
    throw new UsageError(`\`--fail-on\` cannot be \`${given}\``, `choose from ${FAILS.join(', ')}`);
  return SEVERITIES.slice(0, (SEVERITIES as readonly string[]).indexOf(given) + 1);
}

function listRules({ output }: Context<typeof options>): 0 {
  const rows = RULES.map(({ code, severity, summary }): [string, string] => [code, `${severity}: ${summary}`]);
  output({ rules: RULES.map(({ code, severity, summary, why }) => ({ code, severity, summary, why })) }, columns(rows));
  return 0;
}

type Answer = { findings: readonly Finding[]; text: string; context: Context<typeof options> };

function answer({ findings, text, context }: Answer): void {
  const relativeFindings = findings.map((finding) => ({
    ...finding,
    file: relative(context.cwd, finding.file) || finding.file,
  }));
  context.output({ findings: relativeFindings }, text);
}

function existing(path: string, cwd: string): string {
  const file = resolve(cwd, path);
  if (existsSync(file)) return file;
  throw new UsageError(`There is no \`${path}\``, 'name a flow.json or a folder that holds one');
}

export const command = defineCommand({
  name: 'lint',
  summary: 'Reports mistakes in a flow, each with its position in flow.json and a fix',
  usage: '[FLOW.json | DIR …] [options]',
  details: `Without an argument, every flow in scenarios/ is checked. \`lint.yaml\`, beside a flow or in a folder above it, switches rules off:
  rules: { hard-coded-number: off, silent-end: note }
  ignore: [{ rule: silent-end, widget: say_goodbye }]
docs/lint.md explains each rule.`,
  options,
  positionals: { most: 1000 },
  run(context) {
    const { values, positionals, cwd, color } = context;
    if (values.rules) return listRules(context);
    const failing = failingSeverities(values['fail-on']);
    const files = (positionals.length > 0 ? positionals : ['scenarios']).flatMap((path) =>
      flowFilesIn(existing(path, cwd)),
    );
    if (files.length === 0)
      throw new UsageError('There is no flow to check', 'name a flow.json or a folder that holds one');
    const { findings, sources } = lintFiles([...new Set(files)], cwd);
    if (values.sarif) {
      writeFileSync(
        resolve(cwd, values.sarif),
        `${JSON.stringify(sarifOf(findings, RULES, { root: cwd, version: packageVersion() }), null, 2)}\n`,
      );
    }
    const shown = textOf(findings, { root: cwd, sources, color });
    answer({ findings, text: `${shown}${shown ? '\n\n' : ''}${summaryOf(findings, files.length)}`, context });
    return findings.some(({ severity }) => failing.includes(severity)) ? 1 : 0;
  },
});
