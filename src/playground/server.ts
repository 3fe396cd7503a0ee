// Serves the playground on this machine: its page, and a JSON API that only this page can use.
import { randomBytes, timingSafeEqual } from 'node:crypto';
import { readFileSync, unwatchFile, watchFile } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { serve } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import { FlowproofError } from '../errors.ts';
import { STYLE } from '../map/style.ts';
import type { App } from './app.ts';
import { createDelta, type PageState } from './delta.ts';
import { readAction, readPreviewRequest, readSaveRequest, readWidgetRequest } from './requests.ts';

export type Playground = {
  /** Includes the token, which gives access to the page. */
  url: string;
  close: () => Promise<void>;
};

export type PlaygroundOptions = {
  app: App;
  /** The folder of the built page. */
  page: string;
  /** 0: any free port. */
  port: number;
  /** Milliseconds between two checks of flow.json. */
  watchEvery?: number;
  /** Called with every internal error: the page says only that there was one. */
  onDefect?: (error: unknown) => void;
};

const TYPES: Readonly<Record<string, string>> = {
  'index.html': 'text/html; charset=utf-8',
  'page.js': 'text/javascript; charset=utf-8',
  'page.css': 'text/css; charset=utf-8',
};

const HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'cache-control': 'no-store',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};

const MAX_BYTES = 1024 * 1024;

const sameText = (given: string, wanted: string): boolean => {
  const [a, b] = [Buffer.from(given), Buffer.from(wanted)];
  return a.length === b.length && timingSafeEqual(a, b);
};

/** Refuses pages of other sites, and host names that were made to point here. */
function isForeign(context: Context, host: string): boolean {
  const site = context.req.header('sec-fetch-site') ?? 'none';
  const origin = context.req.header('origin');
  const isOther = origin !== undefined && origin !== `http://${host}`;
  return context.req.header('host') !== host || isOther || (site !== 'none' && site !== 'same-origin');
}

async function bodyOf(context: Context): Promise<unknown> {
  if (Number(context.req.header('content-length') ?? 0) > MAX_BYTES) throw badRequest('The request is too large.');
  const text = await context.req.text();
  if (text.length > MAX_BYTES) throw badRequest('The request is too large.');
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw badRequest('The request is not JSON.');
  }
}

const badRequest = (message: string): FlowproofError => new FlowproofError([{ code: 'bad-request', message }]);

const stepOf = (context: Context): number | undefined => {
  const text = context.req.query('step');
  return text === undefined ? undefined : Number(text) || 0;
};

function heldBy(context: Context): PageState {
  const { conversation, steps, picture } = context.req.query();
  const [first = 0, second = 0, third = 0] = [conversation, steps, picture].map((text) => Number(text) || 0);
  return { conversation: first, steps: second, picture: third };
}

/** What is wrong and how to fix it, without a stack. */
function errorText(error: unknown): string {
  if (!(error instanceof FlowproofError)) return 'The playground failed. Set FLOWPROOF_DEBUG=1 to see where.';
  return error.problems.map(({ message, fix }) => (fix ? `${message} Fix: ${fix}.` : message)).join('\n');
}

type Listener = () => void;

function routes(app: App, hono: Hono, listeners: Set<Listener>): void {
  const delta = createDelta();
  hono.get('/api/view', (context) => context.json(delta.view(app.view(), heldBy(context))));
  hono.post('/api/act', async (context) => {
    const view = app.act(readAction(await bodyOf(context)));
    return context.json(delta.view(view, heldBy(context)));
  });
  hono.post('/api/preview', async (context) => context.json(app.preview(readPreviewRequest(await bodyOf(context)))));
  hono.post('/api/save', async (context) => context.json(app.save(readSaveRequest(await bodyOf(context)))));
  hono.get('/api/scenarios', async (context) => context.json({ scenarios: await app.scenarios() }));
  hono.get('/api/picture', (context) => {
    const picture = app.pictureAt(stepOf(context) ?? 0);
    return context.json(picture ? { picture: delta.picture(picture, heldBy(context)) } : {});
  });
  hono.get('/api/context', (context) => context.json({ context: app.contextAt(stepOf(context)) }));
  // POST, since a name may contain characters that a path cannot.
  hono.post('/api/widget', async (context) => {
    const { name, ...at } = readWidgetRequest(await bodyOf(context));
    return context.json(app.widget(name, at));
  });
  hono.get('/api/events', (context) =>
    streamSSE(context, async (stream) => {
      const changed = () => void stream.writeSSE({ event: 'changed', data: '' });
      listeners.add(changed);
      await stream.writeSSE({ event: 'open', data: '' });
      await new Promise<void>((done) => stream.onAbort(done));
      listeners.delete(changed);
    }),
  );
}

/** Checks the open flow's files in intervals: file events differ between systems. */
function watchFlow(app: App, every: number, changed: () => void): { follow: () => void; stop: () => void } {
  let watched: readonly string[] = [];
  const look = () => {
    if (app.reload()) changed();
  };
  const watch = (files: readonly string[]) => {
    for (const file of watched) if (!files.includes(file)) unwatchFile(file, look);
    for (const file of files) if (!watched.includes(file)) watchFile(file, { interval: every }, look);
    watched = files;
  };
  const follow = () => watch([...new Set(app.openFiles())]);
  follow();
  return { follow, stop: () => watch([]) };
}

function pageRoutes(hono: Hono, page: string): void {
  const send = (name: string) => (context: Context) => {
    const type = TYPES[name] ?? 'application/octet-stream';
    return context.body(readFileSync(join(page, name), 'utf8'), 200, { 'content-type': type });
  };
  hono.get('/', send('index.html'));
  hono.get('/page.js', send('page.js'));
  hono.get('/page.css', (context) => {
    const text = `${readFileSync(join(page, 'page.css'), 'utf8')}\n${STYLE}`;
    return context.body(text, 200, { 'content-type': TYPES['page.css'] ?? 'text/css' });
  });
}

/** Serves until it is closed. */
export async function startPlayground(options: PlaygroundOptions): Promise<Playground> {
  const { app, page, port, watchEvery = 400, onDefect } = options;
  const token = randomBytes(24).toString('base64url');
  const hono = new Hono();
  const listeners = new Set<Listener>();
  let host = '';
  hono.use(async (context, next) => {
    for (const [name, value] of Object.entries(HEADERS)) context.header(name, value);
    if (isForeign(context, host)) return context.json({ error: 'Requests from other pages are refused.' }, 403);
    const given = context.req.header('x-playground-token') ?? context.req.query('token') ?? '';
    const isStatic = context.req.method === 'GET' && /^\/page\.(js|css)$/.test(context.req.path);
    if (!isStatic && !sameText(given, token))
      return context.json({ error: 'Open the address that `flowproof open` printed: its token is missing here.' }, 401);
    return next();
  });
  const watching = watchFlow(app, watchEvery, () => {
    for (const listener of listeners) listener();
  });
  hono.use('/api/act', async (_, next) => {
    await next();
    watching.follow();
  });
  pageRoutes(hono, page);
  routes(app, hono, listeners);
  hono.notFound((context) => context.json({ error: 'There is nothing here.' }, 404));
  hono.onError((error, context) => {
    const isOurs = !(error instanceof FlowproofError);
    if (isOurs) onDefect?.(error);
    return context.json({ error: errorText(error) }, isOurs ? 500 : 400);
  });
  const server = await new Promise<ReturnType<typeof serve>>((done, fail) => {
    const started = serve({ fetch: hono.fetch, port, hostname: '127.0.0.1' }, () => done(started));
    started.once('error', fail);
  });
  host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: `http://${host}/?token=${token}`,
    close: () =>
      new Promise((done) => {
        watching.stop();
        server.close(() => done());
        if ('closeAllConnections' in server) server.closeAllConnections();
      }),
  };
}
