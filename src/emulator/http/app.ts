// The emulator's HTTP side without a socket: routes requests to operations, and reports every error as Twilio would.
import { type Context, Hono } from 'hono';
import { createGuard } from './auth.ts';
import { errorBody, notFound, RefusedError } from './errors.ts';
import { NO_FIELDS, parseForm, readBody } from './form.ts';
import { METHODS, resources } from './index.ts';
import { type Connection, injectFault } from './inject-fault.ts';
import { createRoutes } from './routes.ts';
import type { Answer, ApiRequest, Method, Operation, Resource, Service } from './service.ts';
import { createPageGuard } from './web-pages.ts';

type Env = { Bindings: Partial<Connection> };

const JSON_TYPE = 'application/json; charset=utf-8';
const XML_TYPE = 'text/xml; charset=utf-8';

export function respond({ status, body, xml, headers }: Answer): Response {
  if (xml !== undefined) return new Response(xml, { status, headers: { 'content-type': XML_TYPE, ...headers } });
  if (body === undefined) return new Response(null, { status, headers: { ...headers } });
  const type = { 'content-type': JSON_TYPE };
  return new Response(JSON.stringify(body), { status, headers: headers ? { ...type, ...headers } : type });
}

type Address = Pick<ApiRequest, 'origin' | 'path' | 'query'>;

/** Reads the parts of a URL by hand: parsing it completely costs more than the rest of a request. */
function addressOf(url: string): Address {
  const start = url.indexOf('/', url.indexOf('//') + 2);
  const mark = url.indexOf('?', start);
  const end = mark === -1 ? url.length : mark;
  const query = mark === -1 ? NO_FIELDS : new URLSearchParams(url.slice(mark + 1));
  return { origin: url.slice(0, start), path: url.slice(start, end), query };
}

type Asked = { context: Context<Env>; address: Address; params: ApiRequest['params'] };

function requestOf({ context: { req }, address, params }: Asked, text: string): ApiRequest {
  const { origin, path, query } = address;
  const form = text === '' ? NO_FIELDS : parseForm(text, req.header('content-type') ?? null);
  return { origin, path, params, query, form, text };
}

/** A path with another account's SID is not found. */
function checkAccount({ params, path }: ApiRequest, { accountSid }: Service): void {
  if (params.AccountSid !== undefined && params.AccountSid !== accountSid) throw notFound(path);
}

function refusal(error: unknown, { log }: Service): Response {
  if (error instanceof RefusedError)
    return respond({ status: error.refusal.status, body: errorBody(error.refusal), headers: error.headers });
  // Without the stack, which may quote parts of the request.
  log(`The emulator failed: ${error instanceof Error ? `${error.name}: ${error.message}` : String(error)}`);
  return respond({ status: 500, body: errorBody({ status: 500, code: 20500, message: 'Internal Server Error' }) });
}

type Reply = Response | Promise<Response>;

/** Errors, thrown synchronously or later, become error responses. */
function refusing(service: Service, work: () => Reply): Reply {
  try {
    const reply = work();
    return reply instanceof Promise ? reply.catch((error: unknown) => refusal(error, service)) : reply;
  } catch (error) {
    return refusal(error, service);
  }
}

type Serving = { service: Service; guard: (authorization: string | undefined) => void };

/** Operations without a body respond synchronously: the server is faster without a promise. */
function handlerOf(resource: Resource, operation: Operation, { service, guard }: Serving) {
  const { starts, longest } = operation;
  const finish = ({ req }: Context<Env>, answer: Answer): Response => {
    if (req.method !== 'GET') service.changed();
    return respond(answer);
  };
  const reply = (asked: Asked, text: string): Reply => {
    const { context } = asked;
    const request = requestOf(asked, text);
    checkAccount(request, service);
    if (starts) service.limits.count('rest');
    const answer = operation.answer(request, service);
    return answer instanceof Promise ? answer.then((one) => finish(context, one)) : finish(context, answer);
  };
  const answer = (asked: Asked): Reply =>
    refusing(service, () => {
      const { req } = asked.context;
      if (!resource.open) guard(req.header('authorization'));
      const sends = req.method === 'POST' || req.method === 'PUT';
      return sends ? readBody(req.raw, longest).then((text) => reply(asked, text)) : reply(asked, '');
    });
  return (asked: Asked): Reply => {
    const fault = service.faults.take(operation.id);
    if (!fault) return answer(asked);
    const { req, env: connection } = asked.context;
    return injectFault(fault, { url: req.url, answer: async () => answer(asked), connection, hold: service.hold });
  };
}

const wrongMethod = (allowed: readonly Method[]): RefusedError =>
  new RefusedError({ status: 405, code: 20004, message: 'Method not allowed' }, { allow: allowed.join(', ') });

type Handler = (asked: Asked) => Reply;

/** The handler of one path. */
function routeOf(resource: Resource, serving: Serving): Handler {
  const allowed = METHODS.filter((method) => resource[method]);
  const handlers = new Map<string, Handler>();
  for (const method of allowed) {
    const operation = resource[method];
    if (operation) handlers.set(method, handlerOf(resource, operation, serving));
  }
  const refuse: Handler = () => refusal(wrongMethod(allowed), serving.service);
  return (asked) => {
    const { method } = asked.context.req;
    return (handlers.get(method === 'HEAD' ? 'GET' : method) ?? refuse)(asked);
  };
}

export function createApp(service: Service): Hono<Env> {
  const app = new Hono<Env>();
  const guard = createGuard(service);
  const refusePages = createPageGuard(service.hosts);
  const find = createRoutes(resources, (resource) => routeOf(resource, { service, guard }));
  const answer = (context: Context<Env>): Reply =>
    refusing(service, () => {
      refusePages({ header: (name) => context.req.header(name) });
      const address = addressOf(context.req.url);
      const found = find(address.path);
      return found ? found.value({ context, address, params: found.params }) : refusal(notFound(address.path), service);
    });
  app.all('*', answer);
  app.onError((error) => refusal(error, service));
  return app;
}
