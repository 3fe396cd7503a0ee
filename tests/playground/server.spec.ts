// The playground's server answers only its own page, opened with its token.

import { mkdtempSync, writeFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Playground, startPlayground } from '../../src/playground/server.ts';
import { test as base, expect } from '../test.ts';
import { appOn, byRest, folderWith } from './folder.ts';

function emptyPage(): string {
  const page = mkdtempSync(join(tmpdir(), 'flowproof-page-'));
  for (const name of ['index.html', 'page.js', 'page.css']) writeFileSync(join(page, name), '');
  return page;
}

const test = base.extend<{ playground: Playground }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright demands the destructuring
  playground: async ({}, use) => {
    const app = appOn(folderWith(['appointment-reminder']));
    const playground = await startPlayground({ app, page: emptyPage(), port: 0 });
    await use(playground);
    await playground.close();
  },
});

type Asked = { path?: string; headers?: Record<string, string>; body?: string; token?: string };

/** Not with `fetch`, which does not let a caller set Host. */
function ask(
  { url }: Playground,
  { path = '/api/view', headers = {}, body, token }: Asked,
): Promise<{ status: number; text: string }> {
  const at = new URL(url);
  const given = token ?? at.searchParams.get('token') ?? '';
  const method = body === undefined ? 'GET' : 'POST';
  return new Promise((done, fail) => {
    const sent = httpRequest(
      { host: at.hostname, port: at.port, path, method, headers: { 'x-playground-token': given, ...headers } },
      (answer) => {
        let text = '';
        answer.on('data', (part) => (text += part));
        answer.on('end', () => done({ status: answer.statusCode ?? 0, text }));
      },
    );
    sent.on('error', fail);
    sent.end(body);
  });
}

test('the page with its token gets the view', async ({ playground }) => {
  const { status, text } = await ask(playground, {});
  expect(status).toBe(200);
  expect(JSON.parse(text).flow.name).toBe('appointment-reminder');
});

test('nothing is answered without the token', async ({ playground }) => {
  for (const token of ['', 'wrong']) expect((await ask(playground, { token })).status).toBe(401);
});

test('another host name, origin or site is refused even with the token', async ({ playground }) => {
  const strangers: Record<string, string>[] = [
    { host: 'evil.example' },
    { origin: 'http://evil.example' },
    { 'sec-fetch-site': 'cross-site' },
  ];
  for (const headers of strangers) expect((await ask(playground, { headers })).status).toBe(403);
});

test('an invalid action is refused with a reason', async ({ playground }) => {
  for (const body of ['{', '{"do":"delete"}', '{"do":"move","move":{"do":"press","digits":"; rm"}}']) {
    const { status, text } = await ask(playground, { path: '/api/act', body });
    expect(status).toBe(400);
    expect(JSON.parse(text).error).toBeTruthy();
    expect(text).not.toContain('    at ');
  }
});

test('an action answers with the new view', async ({ playground }) => {
  const { text } = await ask(playground, { path: '/api/act', body: JSON.stringify({ do: 'start', start: byRest }) });
  expect(JSON.parse(text).conversation.waiting.widget).toBe('ask_confirmation');
});

test('the policy of the page allows no inline script and no other host', async ({ playground }) => {
  const { headers } = await fetch(playground.url);
  expect(headers.get('content-security-policy')).toContain("script-src 'self'");
  expect(headers.get('content-security-policy')).not.toContain('unsafe');
});
