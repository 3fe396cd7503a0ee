// Lints a flow: every rule over its definition, each finding with its place in the file.
import type { Place, Problem } from '../../errors.ts';
import { type DuplicateKey, type JsonPart, lineAndColumn, locateJson, partAt } from '../../flow/json.ts';
import { parseFlow } from '../../flow/load.ts';
import type { FlowDefinition } from '../../flow/types.ts';
import { neverTrue, shadowed } from './conditions.ts';
import type { Report, Rule, Severity } from './rule.ts';
import { RULES } from './rules/index.ts';
import { type LintSettings, type RuleSetting, settingOf } from './settings.ts';
import { createSubject, type Subject } from './subject.ts';

export type Finding = {
  code: string;
  severity: Severity;
  file: string;
  line: number;
  column: number;
  /** Absent if the whole flow is meant. */
  widget?: string;
  message: string;
  fix: string;
};

export type FlowText = { text: string; file: string };

type Located = { source: FlowText; root: JsonPart | undefined };

/** The offset of a part of a JSON string: escapes make the raw text longer, so the raw text is searched. */
function offsetOf({ source: { text }, root }: Located, { path, snippet }: Report): number {
  if (!root) return 0;
  const part = partAt(root, path);
  const inside =
    snippet === undefined ? -1 : text.slice(part.start, part.end).indexOf(JSON.stringify(snippet).slice(1, -1));
  return part.start + Math.max(0, inside);
}

function findingOf(located: Located, rule: Rule, report: Report & { severity: Severity }): Finding {
  const { widget, message, fix, severity } = report;
  const { line, column } = lineAndColumn(located.source.text, offsetOf(located, report));
  const place: Place = { file: located.source.file, line, column };
  return { code: rule.code, severity, ...place, ...(widget ? { widget } : {}), message, fix };
}

/** An error that prevents the file from being a flow. */
const brokenFinding = ({ code, message, fix, at }: Problem, file: string): Finding => ({
  code,
  severity: 'error',
  file: at?.file ?? file,
  line: at?.line ?? 1,
  column: at?.column ?? 1,
  message,
  fix: fix ?? 'export the flow from Studio again',
});

/** Transitions that no execution can take are not followed. */
export function subjectOf(flow: FlowDefinition, duplicateKeys: readonly DuplicateKey[] = []): Subject {
  const plain = createSubject(flow);
  const dead = [...neverTrue(plain), ...shadowed(plain)].map(({ transition }) => transition);
  return createSubject(flow, new Set(dead), duplicateKeys);
}

const severityOf = (rule: Rule, report: Report, setting: RuleSetting): Severity | undefined => {
  if (setting === 'off') return undefined;
  return setting === 'default' ? (report.severity ?? rule.severity) : setting;
};

const inOrder = (a: Finding, b: Finding): number =>
  a.line - b.line || a.column - b.column || a.code.localeCompare(b.code);

/** The findings of a flow, in the order of its file. The findings of an invalid file are its errors. */
export function lintFlow(source: FlowText, settings: LintSettings = {}, rules: readonly Rule[] = RULES): Finding[] {
  const { flow, problems } = parseFlow(source.text, source.file);
  if (!flow) return problems.map((problem) => brokenFinding(problem, source.file));
  const json = locateJson(source.text);
  const located = { source, root: 'root' in json ? json.root : undefined };
  const subject = subjectOf(flow, 'duplicates' in json ? json.duplicates : []);
  const findings = rules.flatMap((rule) =>
    [...rule.check(subject)].flatMap((report) => {
      const severity = severityOf(rule, report, settingOf(settings, rule.code, report.widget));
      return severity ? [findingOf(located, rule, { ...report, severity })] : [];
    }),
  );
  return findings.sort(inOrder);
}
