// If the root cannot be written, a run keeps its specs and outputs in another folder, and its end says so.
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { movedText, openWorkFolder, workFolderOf } from '../../src/playwright/work-folder.ts';
import { test as base, expect } from '../test.ts';

type Variables = Record<string, string | undefined>;

const OUTPUTS = 'test-results/scenarios';

const test = base.extend<{ root: string; variables: Variables }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the first parameter's pattern.
  root: async ({}, use, testInfo) => {
    const root = testInfo.outputPath('project');
    mkdirSync(root, { recursive: true });
    await use(root);
  },
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the first parameter's pattern.
  variables: async ({}, use) => {
    const variables: Variables = {};
    await use(variables);
    const { folder } = JSON.parse(variables.FLOWPROOF_WORK_FOLDER || '{}');
    if (folder) rmSync(folder, { recursive: true });
  },
});

const generate = (folder: string) => mkdirSync(join(folder, '.flowproof'), { recursive: true });

test('if the root can be written, the folders are there, without a message', ({ root, variables }) => {
  const work = openWorkFolder({ root, variables, generate });
  expect(work).toEqual({ specs: root, outputs: join(root, OUTPUTS) });
  expect(workFolderOf(root, variables)).toEqual(work);
  expect(movedText(root, variables)).toBeUndefined();
});

test('specs that cannot be written are in a temporary folder, in the workers too', ({ root, variables }) => {
  writeFileSync(join(root, '.flowproof'), 'a file');
  const work = openWorkFolder({ root, variables, generate });
  expect(work.outputs).toBe(join(root, OUTPUTS));
  expect(existsSync(join(work.specs, '.flowproof'))).toBe(true);
  expect(workFolderOf(root, variables)).toEqual(work);
  expect(movedText(root, variables)).toBe(
    `The generated specs could not be written to .flowproof: a file is in the place of a folder\nThey are in ${work.specs}.`,
  );
});

test('outputs are in the temporary folder too, and a later process uses the same folder', ({ root, variables }) => {
  writeFileSync(join(root, 'test-results'), 'a file');
  writeFileSync(join(root, '.flowproof'), 'a file');
  const work = openWorkFolder({ root, variables, generate });
  expect(work.outputs).toBe(join(work.specs, OUTPUTS));
  expect(openWorkFolder({ root, variables, generate })).toEqual(work);
  expect(movedText(root, variables)).toContain(`The outputs of tests could not be written to ${OUTPUTS}`);
});

test('if no folder for specs is writable, that is an error', ({ root, variables }) => {
  const failing = () => {
    throw new Error('a defect');
  };
  expect(() => openWorkFolder({ root, variables, generate: failing })).toThrow('a defect');
});

test('another project has another folder', ({ root, variables }) => {
  writeFileSync(join(root, 'test-results'), 'a file');
  openWorkFolder({ root, variables, generate });
  expect(workFolderOf('/elsewhere', variables)).toEqual({ specs: '/elsewhere', outputs: join('/elsewhere', OUTPUTS) });
});
