// Recordings made through the API take the same paths again, in any flow. An edit changes only the executions that it affects.
// FLOWPROOF_ROUND_TRIP=5000 makes as many executions, over all flows; FLOWPROOF_FLOWS names a folder of further flows.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import type { Studio } from '../../src/emulator/engine/studio.ts';
import { parseFlow } from '../../src/flow/load.ts';
import type { FlowDefinition } from '../../src/flow/types.ts';
import { failuresOf } from '../../src/recorded/check.ts';
import { gather, recordedFile } from '../../src/recorded/record.ts';
import { mainReason } from '../../src/recorded/replay.ts';
import type { ExecutionStore } from '../../src/recorded/store.ts';
import { expect, replayAll, test } from './account.ts';
import { ORDERS, STRICTER } from './flows.ts';
import { populate } from './population.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const SHIPPED = readdirSync(join(ROOT, 'scenarios')).map((name) => join(ROOT, 'scenarios', name, 'flow.json'));
const FURTHER = process.env.FLOWPROOF_FLOWS ?? '';
const further =
  FURTHER === ''
    ? []
    : readdirSync(FURTHER)
        .filter((name) => name.endsWith('.json'))
        .map((name) => resolve(FURTHER, name));

const files = [...SHIPPED.filter((file) => existsSync(file)), ...further];
const ALL = Number(process.env.FLOWPROOF_ROUND_TRIP ?? 120);
const EACH = Math.ceil(ALL / files.length);

test.describe.configure({ timeout: Math.max(60_000, EACH * 1000) });

const nameOf = (file: string): string =>
  basename(file) === 'flow.json' ? basename(resolve(file, '..')) : basename(file, '.json');

const definitionIn = (file: string): FlowDefinition | undefined => parseFlow(readFileSync(file, 'utf8'), file).flow;

/** Why scenarios made from the executions do not pass. */
async function failingScenarios(store: ExecutionStore, definition: FlowDefinition): Promise<unknown[]> {
  const { groups } = gather(store.executions(), (revision) => store.revision(revision)?.definition, { name: 'flow' });
  const file = test.info().outputPath('recorded.yaml');
  writeFileSync(test.info().outputPath('flow.json'), JSON.stringify(definition));
  const failures = await failuresOf(recordedFile(groups, { flow: { definition: 'flow.json' } }), file);
  expect(failures).toHaveLength(groups.length);
  return failures.filter((failure) => failure !== undefined && !/Studio does not have/.test(failure));
}

for (const [index, file] of files.entries()) {
  test(`${nameOf(file)}: every recorded execution takes the same path again, as a scenario too`, async ({
    account,
  }) => {
    const definition = definitionIn(file);
    if (!definition) throw new Error(`${file} is not a flow`);
    const there = await account({ definition });
    populate({ studio: there.studio, flowSid: there.flowSid, definition, count: EACH, seed: index + 1 });
    const { store, failed } = await there.collect();
    const { executions, unchanged, questions, replacedFields } = replayAll(store);
    expect(failed).toEqual([]);
    expect(questions.map((group) => `${group.widget} ${group.event}: ${mainReason(group)}`)).toEqual([]);
    expect([...replacedFields]).toEqual([]);
    expect([executions, unchanged]).toEqual([EACH, EACH]);
    expect(await failingScenarios(store, definition)).toEqual([]);
  });
}

/** By the emulator's records: the contacts whose reply matched only the words that the edit removes. */
const affected = (studio: Studio, flowSid: string): string[] =>
  studio.executions.page(flowSid, { offset: 0, size: ALL }).flatMap(({ sid, steps }) => {
    const said = steps
      .filter(({ from, name }) => from === 'check_reply' && name === 'match')
      .map(({ contextThen }) =>
        JSON.parse(JSON.stringify(contextThen())).widgets.question.inbound.Body.trim().toLowerCase(),
      );
    return said.includes('ok thanks') ? [sid] : [];
  });

test('an edit of one condition changes only the executions that it affects', async ({ account }) => {
  const there = await account({ definition: ORDERS });
  populate({ studio: there.studio, flowSid: there.flowSid, definition: ORDERS, count: ALL, seed: 7 });
  const expected = affected(there.studio, there.flowSid);
  const { store } = await there.collect();
  const { changed, unchanged, divergences } = replayAll(store, STRICTER);
  expect(expected.length).toBeGreaterThan(ALL / 50);
  expect([changed, unchanged]).toEqual([expected.length, ALL - expected.length]);
  expect(divergences).toHaveLength(1);
  expect(divergences[0]).toMatchObject({ widget: 'check_reply', event: 'noMatch', was: 'match' });
});
