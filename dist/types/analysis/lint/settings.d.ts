import { type Severity } from './rule.js';
/** `default` is the severity that the rule itself gives. */
export type RuleSetting = Severity | 'off' | 'default';
export type LintSettings = {
    /** By code: `{ 'hard-coded-number': 'off' }`. */
    readonly rules?: Readonly<Record<string, RuleSetting>>;
    /** Findings at one widget that are known and meant: `[{ rule: 'silent-end', widget: 'say_goodbye' }]`. */
    readonly ignore?: readonly {
        readonly rule: string;
        readonly widget?: string;
    }[];
};
export declare function settingOf({ rules, ignore }: LintSettings, code: string, widget?: string): RuleSetting;
/** The later settings win, rule by rule. */
export declare const mergedSettings: (...all: readonly LintSettings[]) => LintSettings;
/** Checks settings that a configuration gives; throws every mistake in them. */
export declare function checkedSettings(value: unknown, codes: readonly string[], file?: string): LintSettings;
/** Settings of a `lint.yaml`. YAML 1.1 editors write `off` for false: both mean off. */
export declare function parseSettings(text: string, codes: readonly string[], file: string): LintSettings;
