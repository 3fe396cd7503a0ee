// The commands of the installed package find their files, and the playground serves its built page.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import process from 'node:process';
import { launch } from '../browser.ts';
import { cleanEnvironment } from '../ci/project.ts';
import { expect } from '../test.ts';
import { test } from './installed.ts';

const FLOW = 'scenarios/call-back/flow.json';

/** Starts `flowproof open`, and passes on the address that it prints. */
function open(folder: string) {
  const bin = join(folder, 'node_modules/flowproof/bin/flowproof.js');
  const server = spawn(process.execPath, [bin, 'open', '--no-browser', '--json'], {
    cwd: folder,
    env: cleanEnvironment({}),
  });
  const url = new Promise<string>((done, fail) => {
    let output = '';
    server.stdout.on('data', (part) => {
      output += part;
      if (output.includes('\n')) done((JSON.parse(output) as { url: string }).url);
    });
    server.once('exit', (code) => fail(new Error(`flowproof open exited with ${code}`)));
  });
  return { url, stop: () => server.kill() };
}

test('explore, mutate and lint work on a flow, and a conversation in the playground becomes a scenario that passes', async ({
  pack,
}) => {
  const repository = await pack.started();
  const answers = ['explore', 'mutate', 'lint'].map(async (name) => {
    const { code, output } = await repository.flowproof(name, FLOW, '--json');
    return [name, code, Object.keys(JSON.parse(output))[0]];
  });
  expect(await Promise.all(answers)).toEqual([
    ['explore', 0, 'flow'],
    ['mutate', 0, 'mutants'],
    ['lint', 0, 'findings'],
  ]);
  const playground = open(repository.folder);
  const browser = await launch();
  const page = await browser.newPage();
  await page.goto(await playground.url);
  await page.getByRole('button', { name: 'Start the execution' }).click();
  await page.getByRole('button', { name: 'no', exact: true }).first().click();
  await page.getByRole('tab', { name: 'Save' }).click();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  const saved = await page.getByText('Run it: npx playwright test').textContent();
  await browser.close();
  playground.stop();
  const place = /npx playwright test (\S+)$/.exec(saved ?? '')?.[1] ?? '';
  expect((await repository.playwright([place])).output).toContain('1 passed');
});
