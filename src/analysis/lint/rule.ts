// The type of a lint rule: what it finds, why that matters, cases that it must and must not report, and its check.
import type { FlowDefinition } from '../../flow/types.ts';
import type { Subject } from './subject.ts';

export const SEVERITIES = ['error', 'warning', 'note'] as const;
/** error: it cannot work, or Studio refuses it. warning: it fails for some contacts. note: worth knowing in advance. */
export type Severity = (typeof SEVERITIES)[number];

/** A finding at a place in the definition. */
export type Report = {
  /** Keys and indices from the top of the definition. */
  path: readonly (string | number)[];
  /** The part of the text at the path, if only a part is meant. */
  snippet?: string;
  widget?: string;
  message: string;
  fix: string;
  /** If it differs from the rule's own severity. */
  severity?: Severity;
};

export type Rule = {
  code: string;
  severity: Severity;
  /** One line for lists: what it reports. */
  summary: string;
  /** Why it matters, for the docs; with the source if it is about Studio's behaviour. */
  why: string;
  /** Flows that it must not report, and flows that it must: tests of the rule, and examples in the docs. */
  valid: readonly FlowDefinition[];
  /** As the text of a file, for cases that no definition can express. */
  invalid: readonly (FlowDefinition | string)[];
  check(subject: Subject): Iterable<Report>;
};
