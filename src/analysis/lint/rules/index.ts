// The list of lint rules, in the order of the docs: one line each.
import type { Rule } from '../rule.ts';
import { rule as afterHandover } from './after-handover.ts';
import { rule as callWaitsSilently } from './call-waits-silently.ts';
import { rule as concurrentCallsOff } from './concurrent-calls-off.ts';
import { rule as conditionWithoutArgument } from './condition-without-argument.ts';
import { rule as duplicateKey } from './duplicate-key.ts';
import { rule as endlessLoop } from './endless-loop.ts';
import { rule as flowValidate } from './flow-validate.ts';
import { rule as hardCodedNumber } from './hard-coded-number.ts';
import { rule as hardCodedSecret } from './hard-coded-secret.ts';
import { rule as hardCodedSid } from './hard-coded-sid.ts';
import { rule as mayNotHaveRun } from './may-not-have-run.ts';
import { rule as messagingServiceSender } from './messaging-service-sender.ts';
import { rule as missingNoMatch } from './missing-no-match.ts';
import { rule as namesDifferInCase } from './names-differ-in-case.ts';
import { rule as neverStarted } from './never-started.ts';
import { rule as neverTrue } from './never-true.ts';
import { rule as noTimeoutPath } from './no-timeout-path.ts';
import { rule as parsedNotJson } from './parsed-not-json.ts';
import { rule as regexDialect } from './regex-dialect.ts';
import { rule as shadowedCondition } from './shadowed-condition.ts';
import { rule as silentCallStart } from './silent-call-start.ts';
import { rule as silentEnd } from './silent-end.ts';
import { rule as speechEqualTo } from './speech-equal-to.ts';
import { rule as subflowRevisions } from './subflow-revisions.ts';
import { rule as templateSyntax } from './template-syntax.ts';
import { rule as textComparedWithNumber } from './text-compared-with-number.ts';
import { rule as triggerNeverFills } from './trigger-never-fills.ts';
import { rule as unhandledFailure } from './unhandled-failure.ts';
import { rule as unknownFilter } from './unknown-filter.ts';
import { rule as unknownOutput } from './unknown-output.ts';
import { rule as unknownRoot } from './unknown-root.ts';
import { rule as unknownVariable } from './unknown-variable.ts';
import { rule as unknownWidget } from './unknown-widget.ts';
import { rule as unreachableWidget } from './unreachable-widget.ts';

export const RULES: readonly Rule[] = [
  silentEnd,
  noTimeoutPath,
  missingNoMatch,
  unhandledFailure,
  unreachableWidget,
  neverStarted,
  endlessLoop,
  subflowRevisions,
  namesDifferInCase,
  conditionWithoutArgument,
  neverTrue,
  shadowedCondition,
  regexDialect,
  textComparedWithNumber,
  speechEqualTo,
  unknownRoot,
  unknownWidget,
  unknownOutput,
  parsedNotJson,
  unknownVariable,
  mayNotHaveRun,
  triggerNeverFills,
  templateSyntax,
  unknownFilter,
  callWaitsSilently,
  silentCallStart,
  afterHandover,
  concurrentCallsOff,
  flowValidate,
  duplicateKey,
  hardCodedSecret,
  hardCodedSid,
  hardCodedNumber,
  messagingServiceSender,
];

export const CODES: readonly string[] = RULES.map(({ code }) => code);
