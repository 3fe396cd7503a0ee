import type { FlowDefinition } from '../../flow/types.js';
import type { Rule, Severity } from './rule.js';
import { type LintSettings } from './settings.js';
import { type Subject } from './subject.js';
export type Finding = {
    code: string;
    severity: Severity;
    file: string;
    line: number;
    column: number;
    /** Absent where the flow as a whole is meant. */
    widget?: string;
    message: string;
    fix: string;
};
export type FlowText = {
    text: string;
    file: string;
};
/** Transitions that no execution takes are left out of what can be reached. */
export declare function subjectOf(flow: FlowDefinition): Subject;
/** The findings of a flow, in the order of its file. A file that is no flow has what is wrong with it as its findings. */
export declare function lintFlow(source: FlowText, settings?: LintSettings, rules?: readonly Rule[]): Finding[];
