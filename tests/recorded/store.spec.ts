// The store keeps each execution once, survives a crash, and deletes executions after 30 days as Twilio does.
import { appendFileSync, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { RecordedExecution } from '../../src/recorded/execution.ts';
import { openStore, type StoredRules } from '../../src/recorded/store.ts';
import { expect, test } from '../test.ts';

const FLOW = `FW${'0'.repeat(32)}`;
const NOW = Date.UTC(2026, 10, 25, 12);
const DAY = 86_400_000;
const RULES: StoredRules = { sensitive: [], keep: [] };

const execution = (sid: string, daysAgo = 0): RecordedExecution => ({
  sid,
  flowSid: FLOW,
  revision: 1,
  status: 'ended',
  createdAt: new Date(NOW - daysAgo * DAY).toISOString(),
  updatedAt: new Date(NOW).toISOString(),
  steps: [],
  context: {},
  stepContexts: {},
});

const open = (now = NOW, rules = RULES) => openStore(test.info().outputPath('store'), { flowSid: FLOW, now, rules });
const sidsOf = (store: ReturnType<typeof open>) => [...store.executions()].map(({ sid }) => sid);

test('an execution that is added twice is stored once', () => {
  const store = open();
  for (const sid of ['FN1', 'FN2', 'FN1']) store.add(execution(sid));
  expect(sidsOf(open())).toEqual(['FN1', 'FN2']);
  expect(open().count()).toBe(2);
});

test('a line that was cut off by a crash is ignored, and the next one is complete', () => {
  open().add(execution('FN1'));
  appendFileSync(join(open().folder, '2026-11-25.jsonl'), '{"sid":"FN2","createdAt":"2026');
  const store = open();
  expect(store.has('FN2')).toBe(false);
  store.add(execution('FN3'));
  expect(sidsOf(open())).toEqual(['FN1', 'FN3']);
});

test('executions that started more than 30 days ago are removed, to the hour', () => {
  const store = open(NOW - 5 * DAY);
  store.add(execution('FN-old', 31));
  store.add(execution('FN-older-by-an-hour', 30 + 1 / 24));
  store.add(execution('FN-newer-by-an-hour', 30 - 1 / 24));
  const pruned = open();
  expect(sidsOf(pruned)).toEqual(['FN-newer-by-an-hour']);
  expect(pruned.pruned).toBe(2);
  expect(readdirSync(pruned.folder).filter((name) => name.endsWith('.jsonl'))).toHaveLength(1);
});

test('executions that were stored with other settings are fetched again', () => {
  open().add(execution('FN1'));
  expect(open(NOW, { sensitive: ['name'], keep: [] }).count()).toBe(0);
});

test('only the user may read the store, and git ignores it', () => {
  const store = open();
  store.add(execution('FN1'));
  expect(statSync(join(store.folder, '2026-11-25.jsonl')).mode & 0o077).toBe(0);
  const ignore = join(store.folder, '../.gitignore');
  expect(existsSync(ignore) && readFileSync(ignore, 'utf8')).toBe('*\n');
});
