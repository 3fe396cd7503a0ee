// Formats findings: as text with the lines in question, and as SARIF, which GitHub shows on pull requests.
import { relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Problem, renderProblems } from '../../errors.ts';
import type { Finding } from './lint.ts';
import type { Rule, Severity } from './rule.ts';

const count = (findings: readonly Finding[], severity: Severity): number =>
  findings.filter((finding) => finding.severity === severity).length;

const plural = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`;

/** `2 errors, 1 warning, 4 notes in 3 flows`. */
export function summaryOf(findings: readonly Finding[], flows: number): string {
  const parts = (['error', 'warning', 'note'] as const).map((severity) => plural(count(findings, severity), severity));
  return `${parts.join(', ')} in ${plural(flows, 'flow')}`;
}

export type Showing = { root: string; sources: ReadonlyMap<string, string>; color: boolean };

/** Each finding with its place, its line and how to fix it. */
export function textOf(findings: readonly Finding[], { root, sources, color }: Showing): string {
  const problems = findings.map(
    ({ code, severity, file, line, column, message, fix }): Problem => ({
      code: `${severity} ${code}`,
      message,
      fix,
      at: { file, line, column },
    }),
  );
  return renderProblems(problems, sources, { root, color });
}

const LEVELS = { error: 'error', warning: 'warning', note: 'note' } as const satisfies Record<Severity, string>;

/** SARIF 2.1.0 (https://docs.oasis-open.org/sarif/sarif/v2.1.0): paths are relative to `root`, where GitHub looks for them. */
export function sarifOf(
  findings: readonly Finding[],
  rules: readonly Rule[],
  { root, version }: { root: string; version: string },
): object {
  const ids = rules.map(({ code }) => code);
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'flowproof',
            version,
            informationUri: 'https://www.npmjs.com/package/flowproof',
            rules: rules.map(({ code, severity, summary, why }) => ({
              id: code,
              shortDescription: { text: summary },
              fullDescription: { text: why },
              defaultConfiguration: { level: LEVELS[severity] },
            })),
          },
        },
        originalUriBaseIds: { ROOT: { uri: `${pathToFileURL(root).href}/` } },
        results: findings.map(({ code, severity, file, line, column, message, fix, widget }) => ({
          ruleId: code,
          ...(ids.includes(code) ? { ruleIndex: ids.indexOf(code) } : {}),
          level: LEVELS[severity],
          message: { text: `${message}\nFix: ${fix}` },
          locations: [
            {
              physicalLocation: {
                artifactLocation: { uri: encodeURI(relative(root, file).replaceAll('\\', '/')), uriBaseId: 'ROOT' },
                region: { startLine: line, startColumn: column },
              },
              ...(widget ? { logicalLocations: [{ name: widget, kind: 'element' }] } : {}),
            },
          ],
        })),
      },
    ],
  };
}
