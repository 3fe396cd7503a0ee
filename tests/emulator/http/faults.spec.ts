// Each fault has its effect, at the call that it is planned for.

import type { Fault, PlannedFault } from '../../../src/emulator/http/faults.ts';
import { type Emulator, startEmulator } from '../../../src/emulator/server.ts';
import { test as base, expect } from '../../test.ts';
import { flowOf, say } from '../flows.ts';

const definition = flowOf(say('hello', 'Hello', 'bye'), say('bye', 'Bye'));

type Asked = { status: number; body: string; headers: Headers };
type Api = Emulator & {
  ask: (path: string, form?: Record<string, string>, signal?: AbortSignal) => Promise<Asked>;
  executions: string;
  started: () => number;
};

function apiOf(emulator: Emulator): Api {
  const { url, accountSid, authToken, studio } = emulator;
  const [flow] = studio.flows.all();
  const authorization = `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`;
  const ask = async (path: string, form?: Record<string, string>, signal: AbortSignal | null = null) => {
    const sends = form ? { method: 'POST', body: new URLSearchParams(form) } : {};
    const response = await fetch(new URL(path, url), { headers: { authorization }, signal, ...sends });
    return { status: response.status, body: await response.text(), headers: response.headers };
  };
  const started = () => studio.executions.page(flow?.sid ?? '', { offset: 0, size: 100 }).length;
  return { ...emulator, ask, executions: `/v2/Flows/${flow?.sid}/Executions`, started };
}

const test = base.extend<{ open: (...faults: readonly PlannedFault[]) => Promise<Api> }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright wants a destructuring
  open: async ({}, use) => {
    const opened: Emulator[] = [];
    await use(async (...faults) => {
      const emulator = await startEmulator({ flows: [{ name: 'greeting', definition }], faults });
      opened.push(emulator);
      return apiOf(emulator);
    });
    await Promise.all(opened.map(({ close }) => close()));
  },
});

const on = (operation: string, fault: Fault, nth: PlannedFault['nth'] = 1): PlannedFault => ({ operation, nth, fault });
const PEOPLE = { To: '+15550100001', From: '+15550100000' };
const causeOf = (error: { cause?: { code?: string } }) => error.cause?.code;

for (const [what, fault, expected] of [
  ['429 with the seconds to wait', { status: 429, headers: { 'retry-after': '7' } }, [429, '7']],
  ['429 without a word', { status: 429 }, [429, null]],
  ['500', { status: 500 }, [500, null]],
  [
    '502 of somebody between',
    { status: 502, body: '<h1>Bad</h1>', headers: { 'content-type': 'text/html' } },
    [502, null],
  ],
  ['503', { status: 503 }, [503, null]],
] as const) {
  test(`a call is answered with ${what}, and is not carried out`, async ({ open }) => {
    const { ask, executions, started } = await open(on('CreateExecution', fault));
    const { status, headers, body } = await ask(executions, PEOPLE);
    expect([status, headers.get('retry-after')]).toEqual(expected);
    expect([started(), body.startsWith('<')]).toEqual([0, status === 502]);
    expect((await ask(executions, PEOPLE)).status).toBe(201);
  });
}

for (const [what, fault, came] of [
  ['before', { reset: true }, 0],
  ['after', { resetAfter: true }, 1],
] as const) {
  test(`a connection is reset ${what} the request was carried out`, async ({ open }) => {
    const { ask, executions, started } = await open(on('CreateExecution', fault));
    expect(await ask(executions, PEOPLE).catch(causeOf)).toBe('ECONNRESET');
    expect(started()).toBe(came);
  });
}

test('only half of an answer arrives', async ({ open }) => {
  const { ask, executions } = await open(on('ListExecution', { truncate: true }));
  await expect(ask(executions)).rejects.toThrow('terminated');
});

test('connections are refused for a while, and then accepted again', async ({ open }) => {
  const { ask, executions, started } = await open(on('CreateExecution', { refuse: 3000 }));
  expect(await ask(executions, PEOPLE).catch(causeOf)).toBe('ECONNRESET');
  expect(await ask(executions).catch(causeOf)).toBe('ECONNREFUSED');
  await expect.poll(() => ask(executions).catch(causeOf), { intervals: [20] }).toMatchObject({ status: 200 });
  expect(started()).toBe(0);
});

test('a call is answered before connections are refused', async ({ open }) => {
  const { ask, executions } = await open(on('ListExecution', { refuseAfter: 600_000 }));
  expect((await ask(executions)).status).toBe(200);
  await expect.poll(() => ask(executions, PEOPLE).catch(causeOf), { intervals: [5] }).toBe('ECONNREFUSED');
});

test('a request is carried out at once, and its answer is delayed', async ({ open }) => {
  const { ask, executions, started } = await open(on('CreateExecution', { delayAfter: 600_000 }));
  ask(executions, PEOPLE).catch(causeOf);
  await expect.poll(started, { intervals: [5] }).toBe(1);
});

test('a request is carried out late, even if the client has given up', async () => {
  const held: (() => void)[] = [];
  const hold = () => new Promise<void>((pass) => held.push(pass));
  const faults = [on('CreateExecution', { delay: 1000 })];
  const emulator = await startEmulator({ flows: [{ name: 'greeting', definition }], faults, hold });
  const { ask, executions, started } = apiOf(emulator);
  const client = new AbortController();
  const refused = expect(ask(executions, PEOPLE, client.signal)).rejects.toThrow('aborted');
  await expect.poll(() => held.length, { intervals: [5] }).toBe(1);
  client.abort();
  await refused;
  expect(started()).toBe(0);
  for (const pass of held) pass();
  await expect.poll(started, { intervals: [5] }).toBe(1);
  await emulator.close();
});

/** The widgets of a flow's steps, in the order of the list. */
async function leftIn({ ask, executions }: Api): Promise<string[]> {
  const { sid } = JSON.parse((await ask(executions, PEOPLE)).body) as { sid: string };
  const { body } = await ask(`${executions}/${sid}/Steps`);
  const { steps } = JSON.parse(body) as { steps: { transitioned_from: string }[] };
  return steps.map(({ transitioned_from: from }) => from);
}

for (const [records, listed] of [
  ['duplicate', ['bye', 'bye', 'hello', 'hello', 'Trigger', 'Trigger']],
  ['late', ['hello', 'Trigger']],
  ['reordered', ['hello', 'bye', 'Trigger']],
] as const) {
  test(`steps are listed ${records}`, async ({ open }) => {
    expect(await leftIn(await open(on('ListExecutionStep', { records })))).toEqual(listed);
  });
}

test('an ended execution is reported as active', async ({ open }) => {
  const { ask, executions } = await open(on('FetchExecution', { stale: true }), on('ListExecution', { stale: true }));
  const { sid } = JSON.parse((await ask(executions, PEOPLE)).body) as { sid: string };
  const statusOf = async (path: string) => /"status":"(\w+)"/.exec((await ask(path)).body)?.[1];
  expect([await statusOf(`${executions}/${sid}`), await statusOf(`${executions}/${sid}`)]).toEqual(['active', 'ended']);
  expect([await statusOf(executions), await statusOf(executions)]).toEqual(['active', 'ended']);
});

for (const [list, operation] of [
  ['/v2/Flows', 'ListFlow'],
  ['/2010-04-01/Accounts/{AC}/Messages.json', 'ListMessage'],
] as const) {
  test(`the next page of ${list} has expired`, async ({ open }) => {
    const { ask, accountSid } = await open(on(operation, { expired: true }));
    const { body } = await ask(list.replace('{AC}', accountSid));
    const next = /"next_page_ur[il]":"([^"]+)"/.exec(body)?.[1];
    expect(await ask(next ?? '')).toMatchObject({ status: 400, body: expect.stringContaining('Invalid PageToken') });
  });
}

test('a fault lasts as long as its range', async ({ open }) => {
  const { ask, executions } = await open(on('ListExecution', { status: 503 }, { from: 2, to: 3 }));
  const statuses: number[] = [];
  for (let call = 0; call < 4; call += 1) statuses.push((await ask(executions)).status);
  expect(statuses).toEqual([200, 503, 503, 200]);
});

test('a fault without an end does not stop', async ({ open }) => {
  const { ask, executions } = await open(on('ListExecution', { status: 500 }, { from: 1 }));
  for (let call = 0; call < 5; call += 1) expect((await ask(executions)).status).toBe(500);
});

const put = (api: Api, plan: unknown) =>
  fetch(`${api.url}/_emulator/faults`, { method: 'PUT', body: JSON.stringify(plan) });

test('faults can be replaced over HTTP, and are counted from then on', async ({ open }) => {
  const api = await open(on('ListExecution', { status: 503 }, { from: 1 }));
  await api.ask(api.executions);
  expect((await put(api, [{ operation: 'ListExecution', nth: 2, fault: { status: 429 } }])).status).toBe(200);
  expect((await api.ask(api.executions)).status).toBe(200);
  expect((await api.ask(api.executions)).status).toBe(429);
  expect(JSON.parse((await api.ask('/_emulator/faults')).body)).toEqual({ met: 1 });
});

test('a list of faults with mistakes is refused as a whole, with the position of each mistake', async ({ open }) => {
  const api = await open();
  const plan = [
    { operation: 'ListFlows', fault: { stats: 1 } },
    { operation: 'ListFlow', nth: 0, fault: { reset: 1 } },
  ];
  const response = await put(api, plan);
  const { message } = (await response.json()) as { message: string };
  expect(response.status).toBe(400);
  for (const place of ['faults[0].operation', 'faults[0].fault.stats', 'faults[1].nth', 'faults[1].fault.reset'])
    expect(message).toContain(place);
});

for (const [what, headers] of [
  ['a new line', { 'x-a': 'b\r\nx-c: d' }],
  ['a name that is none', { 'x a': 'b' }],
  ['a control character', { 'x-a': '\u0000' }],
  ['a character beyond Latin-1', { 'x-a': '密' }],
  ['the length that the server writes itself', { 'content-length': '3' }],
] as const) {
  test(`a fault with ${what} in a header is refused when it is set`, async ({ open }) => {
    const { url } = await open();
    const body = JSON.stringify([{ operation: 'FetchFlow', nth: 1, fault: { status: 503, headers } }]);
    const answer = await fetch(`${url}/_emulator/faults`, { method: 'PUT', body });
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain('is not a header that can be sent');
  });
}
