// `npm run emulator` as a user calls it: its output, the flows that it serves, how it stops, and its errors.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { cleanEnvironment } from '../ci/project.ts';
import { flowOf, set, widget } from '../emulator/flows.ts';
import { ROOT } from '../house/sources.ts';
import { test as base, expect } from '../test.ts';

type Serving = { url: string; accountSid: string; authToken: string };

const FLOW = JSON.stringify(flowOf(set('note', {})));

function run(...options: string[]): ChildProcess {
  return spawn(process.execPath, ['bin/flowproof.js', 'emulator', ...options], {
    cwd: ROOT,
    env: cleanEnvironment(),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** The exit code and all output of a process that ends. */
async function ended(child: ChildProcess) {
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (part) => {
      said += part;
    });
  const [status] = await once(child, 'close');
  return { status, said };
}

const test = base.extend<{
  folder: string;
  start: (...options: string[]) => Promise<{ child: ChildProcess; first: string }>;
}>({
  // Playwright wants a pattern there.
  // biome-ignore lint/correctness/noEmptyPattern: it has no other fixture
  folder: async ({}, use, info) => {
    const folder = info.outputPath('flows');
    mkdirSync(join(folder, 'inside'), { recursive: true });
    writeFileSync(join(folder, 'beside.json'), FLOW);
    writeFileSync(join(folder, 'inside/flow.json'), FLOW);
    writeFileSync(join(folder, 'README.md'), 'no flow');
    await use(folder);
  },
  // biome-ignore lint/correctness/noEmptyPattern: it has no other fixture
  start: async ({}, use) => {
    const children: ChildProcess[] = [];
    await use(async (...options) => {
      const child = run(...options);
      children.push(child);
      const [first] = child.stdout ? await once(child.stdout, 'data') : [''];
      return { child, first: String(first) };
    });
    for (const child of children) child.kill('SIGKILL');
  },
});

test('its first line has its URL, and it serves the flows of the folder', async ({ folder, start }) => {
  const { first } = await start('--flows', folder, '--port', '0', '--json');
  const { url, accountSid, authToken }: Serving = JSON.parse(first);
  const authorization = `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`;
  const response = await fetch(`${url}/v2/Flows`, { headers: { authorization } });
  const { flows } = (await response.json()) as { flows: { friendly_name: string }[] };
  expect(flows.map((flow) => flow.friendly_name).sort()).toEqual(['beside', 'inside']);
  expect(first.split('\n')).toHaveLength(2);
});

test('without --json it prints its URL and flows as text', async ({ folder, start }) => {
  const { first } = await start('--flows', folder);
  expect(first).toMatch(/http:\/\/127\.0\.0\.1:\d+[\s\S]*AC\w{32}[\s\S]*FW\w{32} {2}beside/);
});

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  test(`${signal} ends it with exit code 0`, async ({ folder, start }) => {
    const { child } = await start('--flows', folder, '--json');
    child.kill(signal);
    expect(await once(child, 'exit')).toEqual([0, null]);
  });
}

for (const [name, options] of [
  ['an option that it does not have', ['--flow', 'x']],
  ['a port that is none', ['--port', '99999']],
  ['a folder that is none', ['--flows', 'no-such-folder']],
  ['something without an option', ['x']],
] as const) {
  test(`${name} is a usage error`, async () => {
    const { status, said } = await ended(run(...options));
    expect(status).toBe(2);
    expect(said).toContain('See `flowproof emulator --help`');
    expect(said).not.toContain('    at ');
  });
}

test('its log contains no full phone number', async ({ folder, start }) => {
  const url = 'https://clinic.example/book?who={{contact.channel.address}}';
  const asking = flowOf(widget('book', 'make-http-request', { method: 'GET', url }, { success: '', failed: '' }));
  writeFileSync(join(folder, 'beside.json'), JSON.stringify(asking));
  const { child, first } = await start('--flows', folder);
  const [origin] = /http:\S+/.exec(first) ?? [];
  const [account] = /AC\w{32}/.exec(first) ?? [];
  const [flow] = /FW\w{32}(?= +beside)/.exec(first) ?? [];
  const logged = child.stderr ? once(child.stderr, 'data') : undefined;
  const body = new URLSearchParams({ From: '+15550100042', To: '+15550100000', Body: 'Hi' });
  await fetch(`${origin}/v1/Accounts/${account}/Flows/${flow}`, { method: 'POST', body });
  expect(String(await logged)).toMatch(/clinic\.example\/book\?who=(\+|%2B)1555•••••42/);
});

test('its output contains no control characters and no bidirectional overrides', async ({ folder, start }) => {
  const hostile = 'x\u001b[2J\u202e';
  const asking = flowOf(
    widget(
      'book',
      'make-http-request',
      { method: 'GET', url: `https://a.example/${hostile}` },
      { success: '', failed: '' },
    ),
  );
  writeFileSync(join(folder, `${hostile}.json`), JSON.stringify(asking));
  const { child, first } = await start('--flows', folder);
  const [origin] = /http:\S+/.exec(first) ?? [];
  const [account] = /AC\w{32}/.exec(first) ?? [];
  const [flow] = /FW\w{32}(?= +x)/.exec(first) ?? [];
  const logged = child.stderr ? once(child.stderr, 'data') : undefined;
  const body = new URLSearchParams({ From: '+15550100042', To: '+15550100000', Body: 'Hi' });
  await fetch(`${origin}/v1/Accounts/${account}/Flows/${flow}`, { method: 'POST', body });
  const said = first + String(await logged);
  expect(said).toContain('x\\u001b[2J\\u202e');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there
  expect(said).not.toMatch(/[\u001b\u202e]/);
});

test('the auth token of the command line is used', async ({ start }) => {
  const { first } = await start('--json', '--auth-token', 'mine');
  expect((JSON.parse(first) as Serving).authToken).toBe('mine');
});

test('a port that is in use is an error without a stack', async ({ start }) => {
  const { first } = await start('--json');
  const { port } = new URL((JSON.parse(first) as Serving).url);
  const { status, said } = await ended(run('--port', port));
  expect(status).toBe(1);
  expect(said).toContain('taken');
  expect(said).not.toContain('    at ');
});

test('a flow that cannot be served is named with its mistakes, and the others are served', async ({
  folder,
  start,
}) => {
  writeFileSync(join(folder, 'broken.json'), '{');
  writeFileSync(join(folder, 'inside.json'), '{"states": [], "initial_state": "a"}');
  const { child, first } = await start('--flows', folder);
  let said = first;
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (part) => (said += part));
  await expect.poll(() => said).toContain('Two flows are named `inside`');
  expect(said).toMatch(/FW\w{32} {2}beside/);
  expect(said).toMatch(/`broken` is not served[\s\S]*broken\.json:1:2 flow-not-json/);
  expect(said).toMatch(/inside\.json:1:\d+ unknown-start/);
});

test('it injects the faults of a file', async ({ folder, start }) => {
  const file = join(folder, 'faults.txt');
  writeFileSync(file, '[{ "operation": "ListFlow", "nth": { "from": 1, "to": 2 }, "fault": { "status": 503 } }]');
  const { first } = await start('--faults', file, '--json');
  const { url, accountSid, authToken }: Serving = JSON.parse(first);
  const authorization = `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`;
  const statuses: number[] = [];
  for (let call = 0; call < 3; call += 1)
    statuses.push((await fetch(`${url}/v2/Flows`, { headers: { authorization } })).status);
  expect(statuses).toEqual([503, 503, 200]);
});

for (const [what, text, words] of [
  ['is not JSON', '[\n{ operation }]', /faults\.txt:2:3 not-json/],
  ['names no operation', '[{ "operation": "ListFlows", "fault": { "reset": true } }]', /bad-fault[\s\S]*`ListFlow`\?/],
] as const) {
  test(`a file of faults that ${what} is shown with its place`, async ({ folder }) => {
    const file = join(folder, 'faults.txt');
    writeFileSync(file, text);
    const { status, said } = await ended(run('--faults', file));
    expect(status).toBe(1);
    expect(said).toMatch(words);
    expect(said).not.toMatch(/^\s+at /m);
  });
}

test('a missing file of faults is an error that names it', async () => {
  const { status, said } = await ended(run('--faults', 'no-such-file.json'));
  expect([status, said]).toEqual([1, expect.stringContaining('no-such-file.json cannot be read')]);
});
