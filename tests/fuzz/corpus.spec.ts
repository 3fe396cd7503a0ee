// The corpus: each file is a case that once ended in a hang, a stack or an accidental message.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FlowproofError, renderProblems } from '../../src/errors.ts';
import { accountOf } from '../../src/workflow/account.ts';
import { createClient } from '../../src/workflow/client.ts';
import { load } from '../scenario/written.ts';
import { expect, test } from '../test.ts';
import { type Case, problemsWith } from './promises.ts';

const CORPUS = join(import.meta.dirname, 'corpus');

const filesIn = (folder: string) =>
  readdirSync(join(CORPUS, folder)).map((file) => ({
    name: file.replace(/\.\w+$/, '').replaceAll('-', ' '),
    text: () => readFileSync(join(CORPUS, folder, file), 'utf8'),
    read: <T>() => JSON.parse(readFileSync(join(CORPUS, folder, file), 'utf8')) as T,
  }));

for (const { name, read } of filesIn('answers')) {
  test(`an answer leads to a pass or a located error: ${name}`, async () => {
    expect(await problemsWith(read<Case>())).toEqual([]);
  });
}

for (const { name, read } of filesIn('environment')) {
  test(`the error says which variable to set: ${name}`, () => {
    expect(() => createClient(accountOf(read<Record<string, string>>()))).toThrow(FlowproofError);
  });
}

for (const { name, text } of filesIn('scenarios')) {
  test(`the errors of a scenario file quote nothing sensitive: ${name}`, () => {
    const { problems, sources, secrets } = load(text());
    expect(problems.length).toBeGreaterThan(0);
    for (const { code, at } of problems) expect(at, code).toMatchObject({ line: expect.any(Number) });
    expect(renderProblems(problems, sources, { secrets })).not.toMatch(/c4nary|\[object|\n\s+at \S+ \(/);
  });
}
