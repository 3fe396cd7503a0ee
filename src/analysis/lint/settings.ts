// Which lint rules apply: rules can be switched off or get another severity for a project, a flow or a widget.
import { parseDocument } from 'yaml';
import { FlowproofError, type Problem } from '../../errors.ts';
import { didYouMean } from '../../nearest.ts';
import { SEVERITIES, type Severity } from './rule.ts';

/** `default` is the severity of the rule itself. */
export type RuleSetting = Severity | 'off' | 'default';

export type LintSettings = {
  /** By code: `{ 'hard-coded-number': 'off' }`. */
  readonly rules?: Readonly<Record<string, RuleSetting>>;
  /** Findings at one widget that are intended: `[{ rule: 'silent-end', widget: 'say_goodbye' }]`. */
  readonly ignore?: readonly { readonly rule: string; readonly widget?: string }[];
};

const SETTINGS: readonly RuleSetting[] = [...SEVERITIES, 'off', 'default'];

export function settingOf({ rules = {}, ignore = [] }: LintSettings, code: string, widget?: string): RuleSetting {
  const ignored = ignore.some((one) => one.rule === code && (one.widget === undefined || one.widget === widget));
  return ignored ? 'off' : (rules[code] ?? 'default');
}

/** Later settings take precedence, rule by rule. */
export const mergedSettings = (...all: readonly LintSettings[]): LintSettings => ({
  rules: Object.assign({}, ...all.map(({ rules }) => rules)) as Record<string, RuleSetting>,
  ignore: all.flatMap(({ ignore = [] }) => ignore),
});

const KEYS = ['rules', 'ignore'];

function problemsIn(value: unknown, codes: readonly string[]): Omit<Problem, 'at'>[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return [
      {
        code: 'wrong-type',
        message: 'The settings of lint must be a table of keys.',
        fix: 'write `rules:` and `ignore:`',
      },
    ];
  }
  const { rules = {}, ignore = [] } = value as LintSettings;
  const unknown = Object.keys(value).filter((key) => !KEYS.includes(key));
  const listed = Array.isArray(ignore) ? ignore : [];
  const named = [...Object.keys(rules ?? {}), ...listed.map((one: { rule?: unknown }) => String(one?.rule))];
  return [
    ...unknown.map((key) => ({
      code: 'unknown-key',
      message: `\`${key}\` is not a setting of lint.`,
      fix: 'write `rules:` or `ignore:`',
    })),
    ...named
      .filter((code) => !codes.includes(code))
      .map((code) => ({
        code: 'unknown-rule',
        message: `\`${code}\` is not a rule of lint.`,
        fix: didYouMean(code, codes) ?? '`flowproof lint --rules` lists them',
      })),
    ...Object.entries(rules ?? {})
      .filter(([, setting]) => !SETTINGS.includes(setting))
      .map(([code, setting]) => ({
        code: 'not-allowed',
        message: `\`${code}\` cannot be \`${String(setting)}\`.`,
        fix: `choose from ${SETTINGS.join(', ')}`,
      })),
  ];
}

/** Checks the settings of a configuration; throws every mistake in them. */
export function checkedSettings(value: unknown, codes: readonly string[], file?: string): LintSettings {
  const at = file === undefined ? {} : { at: { file, line: 1, column: 1 } };
  const problems = problemsIn(value, codes).map((problem) => ({ ...problem, ...at }));
  if (problems.length > 0) throw new FlowproofError(problems);
  return value as LintSettings;
}

/** Reads a `lint.yaml`. Editors with YAML 1.1 write `off` for false: both mean off. */
export function parseSettings(text: string, codes: readonly string[], file: string): LintSettings {
  const document = parseDocument(text, { version: '1.2' });
  const [error] = document.errors;
  if (error) {
    const { line, col } = error.linePos?.[0] ?? { line: 1, col: 1 };
    const message = error.message.split('\n', 1)[0] ?? 'This is not YAML.';
    throw new FlowproofError([{ code: 'not-yaml', message, at: { file, line, column: col } }]);
  }
  const value = (document.toJS() ?? {}) as { rules?: Record<string, unknown> };
  for (const [code, setting] of Object.entries(value.rules ?? {}))
    if (setting === false && value.rules) value.rules[code] = 'off';
  return checkedSettings(value, codes, file);
}
