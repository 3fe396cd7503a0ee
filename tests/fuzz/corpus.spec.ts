// What the fuzzing has found once: each file of the corpus is a case that ended in a hang, a stack or words that nobody wrote.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { FlowproofError, renderProblems } from '../../src/errors.ts';
import { accountOf } from '../../src/workflow/account.ts';
import { createClient } from '../../src/workflow/client.ts';
import { load } from '../scenario/written.ts';
import { type Case, objectionsTo } from './verdicts.ts';

const CORPUS = join(import.meta.dirname, 'corpus');

const filesIn = (folder: string) =>
  readdirSync(join(CORPUS, folder)).map((file) => ({
    name: file.replace(/\.\w+$/, '').replaceAll('-', ' '),
    text: () => readFileSync(join(CORPUS, folder, file), 'utf8'),
    read: <T>() => JSON.parse(readFileSync(join(CORPUS, folder, file), 'utf8')) as T,
  }));

for (const { name, read } of filesIn('answers')) {
  test(`an answer is survived: ${name}`, async () => {
    expect(await objectionsTo(read<Case>())).toEqual([]);
  });
}

for (const { name, read } of filesIn('environment')) {
  test(`an environment is told what to set: ${name}`, () => {
    expect(() => createClient(accountOf(read<Record<string, string>>()))).toThrow(FlowproofError);
  });
}

for (const { name, text } of filesIn('scenarios')) {
  test(`a scenario file is told its mistakes, and nothing sensitive: ${name}`, () => {
    const { problems, sources, secrets } = load(text());
    expect(problems.length).toBeGreaterThan(0);
    for (const { code, at } of problems) expect(at, code).toMatchObject({ line: expect.any(Number) });
    expect(renderProblems(problems, sources, { secrets })).not.toMatch(/c4nary|\[object|\n\s+at \S+ \(/);
  });
}
