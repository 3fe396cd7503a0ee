// The output of --json is valid by the published schemas.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { type Account, expect, test } from './account.ts';
import { flowproof, projectWith } from './cli.ts';
import { converse } from './conversations.ts';
import { ORDERS, STRICTER } from './flows.ts';

const SCHEMAS = join(import.meta.dirname, '../../schemas');

/** What is wrong with it; empty if it is valid. */
function mistakesIn(name: string, answer: unknown): unknown {
  const ajv = new Ajv2020({ strict: true, allErrors: true });
  const validate = ajv.compile(JSON.parse(readFileSync(join(SCHEMAS, `${name}.schema.json`), 'utf8')));
  return validate(answer) ? [] : validate.errors;
}

const project = ({ flowSid }: Account) =>
  projectWith(test.info().outputPath('project'), {
    flow: `{ definition: flow.json, sid: ${flowSid} }`,
    definition: STRICTER,
  });

for (const name of ['pull', 'record', 'replay'] as const) {
  test(`${name} --json is valid by schemas/${name}.schema.json`, async ({ account }) => {
    const there = await account({ definition: ORDERS });
    for (const reply of ['yes', 'ok thanks']) converse(there, { replies: [reply] });
    const { json } = await flowproof(there, project(there), [name, '--json']);
    expect(mistakesIn(name, json())).toEqual([]);
    expect(mistakesIn(name, { ...json(), more: 1 })).not.toEqual([]);
  });
}
