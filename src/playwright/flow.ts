// The fixture `flow`: prepares a flow on the test's target, for tests in TypeScript.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { test } from '@playwright/test';
import type { Parties } from '../contact/context.ts';
import { renderProblems } from '../errors.ts';
import { linkContentBeside } from '../flow/content-files.ts';
import { parseFlow } from '../flow/load.ts';
import { flowNameOf } from '../flow/name.ts';
import type { FlowReference, Scenario } from '../scenario/scenario.ts';
import type { PreparedFlow, Target } from '../session/target.ts';
import { ROOT } from './root.ts';
import { shownError } from './shown-error.ts';

/** A flow to prepare. */
export type NamedFlow = {
  /** The path of its definition, relative to the configuration: for the emulator. */
  definition?: string;
  /** Its SID, for a test account. */
  sid?: string;
  mocks?: Scenario['mocks'];
  now?: string;
};

export type FlowFixture = (named: NamedFlow) => Promise<PreparedFlow>;

function referenceOf({ definition: path, sid }: NamedFlow): FlowReference {
  const known = sid ? { sid } : {};
  if (path === undefined) return { name: sid ?? 'flow', ...known };
  const definitionPath = resolve(ROOT, path);
  const text = readFileSync(definitionPath, 'utf8');
  const { flow, problems } = parseFlow(text, definitionPath);
  if (flow) problems.push(...linkContentBeside(flow, definitionPath).problems);
  if (!flow || problems.length > 0)
    throw shownError(renderProblems(problems, new Map([[definitionPath, text]]), { root: ROOT }));
  return { name: flowNameOf(definitionPath), definition: flow, definitionPath, ...known };
}

export const openFlowFixture =
  (target: Target, { contact, flowNumber }: Parties): FlowFixture =>
  ({ mocks = {}, now, ...named }) => {
    const { file, line, column } = test.info();
    return target.prepare({
      flow: referenceOf(named),
      // The flow's number must react to the contact's messages, however the execution was started.
      trigger: 'incomingMessage',
      inputs: { to: contact, from: flowNumber, parameters: {} },
      contact: [],
      mocks,
      place: { file, line, column },
      ...(now ? { now } : {}),
    });
  };
