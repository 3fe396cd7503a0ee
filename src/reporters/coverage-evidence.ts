// Reads a test's evidence and its flow definitions for coverage.
import type { TestResult } from '@playwright/test/reporter';
import type { CountedEvidence } from '../coverage/result.ts';
import type { FlowDefinition } from '../flow/types.ts';
import { ownVisits, type Path, subflowPaths } from '../path/path.ts';
import { type Evidence, FLOW_ATTACHMENT, type FlowAttachment } from '../session/evidence.ts';
import { evidencesOf, shared, textOf } from './evidence.ts';

/** The evidence of a test without the parts that coverage does not use: a run keeps thousands of these. */
export type Kept = CountedEvidence & { flow: Evidence['flow'] };

function definitionIn(attachment: TestResult['attachments'][number]): FlowAttachment | undefined {
  try {
    const value: FlowAttachment = JSON.parse(textOf(attachment) ?? 'null');
    return value?.version === 1 && Array.isArray(value.definition?.states) ? value : undefined;
  } catch {
    return undefined;
  }
}

const slimPath = (path: Path): Path =>
  shared(path.map(({ widget, event }) => ({ widget, enteredAt: '', ...(event === undefined ? {} : { event }) })));

/** One for the flow's execution, and one for each subflow that it ran. */
function coverageParts({ scenario, target, flow, trigger, path, subflows = [] }: Evidence): Kept[] {
  const common = {
    scenario: { id: scenario.id, name: scenario.name, file: scenario.file, line: scenario.line },
    target,
  };
  const inner = subflowPaths(path).flatMap(({ within, path: covered }): Kept[] => {
    const ran = subflows.find((one) => one.within === within);
    return ran ? [{ ...common, flow: shared(ran.flow), trigger: 'incomingParent', path: slimPath(covered) }] : [];
  });
  return [
    { ...common, flow: shared(flow), ...(trigger ? { trigger } : {}), path: slimPath(ownVisits(path)) },
    ...inner,
  ];
}

const isWhole = ({ version, path, flow, scenario }: Evidence): boolean => version === 1 && !!(path && flow && scenario);

/** The evidence attached to a test's result: one for each execution that it triggered. */
export const evidencesIn = (result: TestResult): Kept[] => evidencesOf(result).filter(isWhole).flatMap(coverageParts);

/** The flow definitions attached to a test's result, by digest. */
export function definitionsIn({ attachments }: TestResult): [string, FlowDefinition][] {
  return attachments
    .filter(({ name }) => name === FLOW_ATTACHMENT)
    .flatMap((attachment) => {
      const found = definitionIn(attachment);
      return found ? [[found.digest, found.definition] as [string, FlowDefinition]] : [];
    });
}
