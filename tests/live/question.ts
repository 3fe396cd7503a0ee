// A simulated account with one flow, a question, and the project that runs its scenarios there.

import { QUESTION } from '../system/flows.ts';
import { projectWith, type Ran, run } from '../system/run.ts';
import { test } from '../test.ts';
import { type Account, openAccount } from './account.ts';
import { BAD_DAY } from './faults.ts';

export const CONTACT = '+15550100021';
export const FLOW_NUMBER = '+15550100022';

export type Project = { account: Account; folder: string; flowSid: string };

/** `scenarios` is the file's list of scenarios; `timeout` is how long the question waits. */
export async function openProject(name: string, scenarios: string, timeout = '3600'): Promise<Project> {
  const folder = test.info().outputPath(name);
  const definition = JSON.parse(JSON.stringify(QUESTION).replace('"3600"', JSON.stringify(timeout)));
  const head = `flow: { definition: flow.json, sid: "\${FLOW_SID}" }\ndefaults:\n  inputs: { from: "${FLOW_NUMBER}" }\n`;
  projectWith(folder, { 'question/flow.json': JSON.stringify(definition), 'question/question.yaml': head + scenarios });
  const numbers = [{ phoneNumber: CONTACT }, { phoneNumber: FLOW_NUMBER, flow: 'question' }];
  const account = await openAccount({
    flows: { question: definition },
    numbers,
    folder: test.info().outputPath(`${name}-account`),
    faults: BAD_DAY,
  });
  return { account, folder, flowSid: account.sidOf('question') };
}

/** Runs it as a user with this `.env` would. */
export function play({ account, folder, flowSid }: Project, more: Readonly<Record<string, string>> = {}): Promise<Ran> {
  const lists = { FLOWPROOF_CONTACTS: CONTACT, FLOWPROOF_ALLOW: FLOW_NUMBER, FLOW_SID: flowSid };
  return run(folder, ['--project=twilio', '--workers=1'], { ...account.environment, ...lists, ...more });
}

/** An execution from before that waits for the contact. */
export function leaveActive({ account, flowSid }: Project, contact: string): void {
  account.studio.executions.trigger({ flowSid, to: contact, from: FLOW_NUMBER, parameters: { name: 'nobody' } });
}
