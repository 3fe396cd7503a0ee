// The emulator's HTTP side without a socket: requests find their operation, and whatever happens is answered as Twilio would.
import { type Context, Hono } from 'hono';
import { createGuard } from './auth.ts';
import { errorBody, notFound, RefusedError } from './errors.ts';
import { type Connection, faulty } from './faulty.ts';
import { parseForm, readBody } from './form.ts';
import { METHODS, resources } from './index.ts';
import type { Answer, ApiRequest, Method, Operation, Resource, Service } from './service.ts';

type Env = { Bindings: Partial<Connection> };

const JSON_TYPE = 'application/json; charset=utf-8';
const XML_TYPE = 'text/xml; charset=utf-8';

export function respond({ status, body, xml, headers }: Answer): Response {
  if (xml !== undefined) return new Response(xml, { status, headers: { 'content-type': XML_TYPE, ...headers } });
  if (body === undefined) return new Response(null, { status, headers: { ...headers } });
  return new Response(JSON.stringify(body), { status, headers: { 'content-type': JSON_TYPE, ...headers } });
}

/** Each part of a URL by hand: parsing it whole costs more than the rest of a request. */
function addressOf(url: string): Pick<ApiRequest, 'origin' | 'path' | 'query'> {
  const start = url.indexOf('/', url.indexOf('//') + 2);
  const mark = url.indexOf('?', start);
  const end = mark === -1 ? url.length : mark;
  return { origin: url.slice(0, start), path: url.slice(start, end), query: new URLSearchParams(url.slice(end + 1)) };
}

async function read(context: Context<Env>, operation: Operation): Promise<ApiRequest> {
  const { req } = context;
  const sends = req.method === 'POST' || req.method === 'PUT';
  const text = sends ? await readBody(req.raw, operation.longest) : '';
  const form = parseForm(text, req.header('content-type') ?? null);
  return { ...addressOf(req.url), params: req.param(), form, text };
}

/** A path that names another account names nothing here. */
function checkAccount({ params, path }: ApiRequest, { accountSid }: Service): void {
  if (params.AccountSid !== undefined && params.AccountSid !== accountSid) throw notFound(path);
}

function refusal(error: unknown, { log }: Service): Response {
  if (error instanceof RefusedError)
    return respond({ status: error.refusal.status, body: errorBody(error.refusal), headers: error.headers });
  log(`The emulator failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  return respond({ status: 500, body: errorBody({ status: 500, code: 20500, message: 'Internal Server Error' }) });
}

type Serving = { service: Service; guard: (authorization: string | undefined) => void };

function handlerOf(resource: Resource, operation: Operation, { service, guard }: Serving) {
  const answer = async (context: Context<Env>): Promise<Response> => {
    try {
      if (!resource.open) guard(context.req.header('authorization'));
      const request = await read(context, operation);
      checkAccount(request, service);
      if (operation.rate) service.limits.count(operation.rate);
      const answered = await operation.answer(request, service);
      if (context.req.method !== 'GET') service.changed();
      return respond(answered);
    } catch (error) {
      return refusal(error, service);
    }
  };
  return async (context: Context<Env>): Promise<Response> => {
    const fault = service.faults.take(operation.id);
    if (!fault) return answer(context);
    return faulty(fault, { url: context.req.url, answer: () => answer(context), connection: context.env });
  };
}

const wrongMethod = (allowed: readonly Method[]): RefusedError =>
  new RefusedError({ status: 405, code: 20004, message: 'Method not allowed' }, { allow: allowed.join(', ') });

export function createApp(service: Service): Hono<Env> {
  const app = new Hono<Env>({ strict: false });
  const guard = createGuard(service);
  for (const resource of resources) {
    const allowed = METHODS.filter((method) => resource[method]);
    for (const method of allowed) {
      const operation = resource[method];
      if (operation) app.on(method, resource.path, handlerOf(resource, operation, { service, guard }));
    }
    app.all(resource.path, () => refusal(wrongMethod(allowed), service));
  }
  app.notFound((context) => refusal(notFound(addressOf(context.req.url).path), service));
  app.onError((error) => refusal(error, service));
  return app;
}
