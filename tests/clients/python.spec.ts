// An independent client: Twilio's Python SDK runs a complete scenario. Debian has it as python3-twilio.
import { execFile, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { CONTACT, expect, FLOW_NUMBER, test } from '../emulator/client.ts';
import { ask, flowOf, say } from '../emulator/flows.ts';

const PYTHONS = ['python3', '/usr/bin/python3'];
const python = PYTHONS.find((one) => spawnSync(one, ['-c', 'import twilio']).status === 0);

/** Asynchronous: the emulator is in this process and must answer while Python runs. */
const run = async (file: string, args: readonly string[]): Promise<string> =>
  (await promisify(execFile)(file, args)).stdout;

const flow = flowOf(
  ask('ask', 'Yes or no, {{flow.data.name}}?', { incomingMessage: 'thanks', timeout: '', deliveryFailure: '' }),
  say('thanks', 'Thank you.'),
);

test.use({ options: { rateLimits: { rest: 20 } } });

test("Twilio's Python SDK triggers, replies, reads steps and context, pages, and sees 404, 409 and 429", async ({
  opened,
}) => {
  test.skip(python === undefined, "Twilio's Python SDK is not installed (Debian: python3-twilio)");
  const { url, accountSid, authToken } = opened.emulator;
  const script = join(import.meta.dirname, 'scenario.py');
  const args = [script, url, accountSid, authToken, opened.publish(flow), CONTACT, FLOW_NUMBER];
  const output = await run(python ?? '', args);
  expect(JSON.parse(output)).toEqual({
    created: 'active',
    status: 'ended',
    steps: [
      ['Trigger', 'incomingRequest', 'ask'],
      ['ask', 'incomingMessage', 'thanks'],
      ['thanks', 'sent', 'Ended'],
    ],
    name: 'Ada',
    reply: 'Yes',
    conflict: [409, 20409],
    missing: [404, 20404],
    too_many: [429, 20429],
    messages: expect.arrayContaining(['Yes or no, Ada?', 'Thank you.']),
  });
});
