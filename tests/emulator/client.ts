// An emulator for one test, and the official SDK that uses it; every exchange is kept, so that it can be checked.

import twilio from 'twilio';
import { type Emulator, type EmulatorOptions, startEmulator } from '../../src/emulator/server.ts';
import type { FlowDefinition } from '../../src/flow/types.ts';
import { test as base } from '../test.ts';
import { ask, flowOf, set, widget } from './flows.ts';

export type Exchange = { method: string; path: string; status: number; headers: Headers; body: unknown };

export type Asked = {
  method?: string;
  form?: Record<string, string>;
  json?: unknown;
  headers?: Record<string, string>;
};

type Sdk = Parameters<InstanceType<typeof twilio.RequestClient>['request']>[0];

export const basic = (user: string, password: string): string =>
  `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;

const bodyOf = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};

const fieldsOf = (data: object): URLSearchParams =>
  new URLSearchParams(
    Object.entries(data).flatMap(([name, value]) => [value].flat().map((one): [string, string] => [name, String(one)])),
  );

/** Sends the requests for all of Twilio's hosts to the emulator. */
class Redirected extends twilio.RequestClient {
  readonly send: (url: string, init: RequestInit) => Promise<Exchange>;

  constructor(send: Redirected['send']) {
    super();
    this.send = send;
  }

  override async request<T>(opts: Sdk) {
    const {
      method,
      uri,
      username = '',
      password = '',
      params = {},
      data,
    } = opts as Sdk & { params?: object; data?: object };
    const query = fieldsOf(params).toString();
    const { status, headers, body } = await this.send(`${uri}${query ? `?${query}` : ''}`, {
      method: method.toUpperCase(),
      headers: { authorization: basic(username, password) },
      ...(data ? { body: fieldsOf(data) } : {}),
    });
    return { statusCode: status, body: body as T, headers: Object.fromEntries(headers) };
  }
}

export type Opened = {
  emulator: Emulator;
  client: ReturnType<typeof twilio>;
  exchanges: Exchange[];
  /** A request without the SDK, with the account's credentials. */
  ask: (path: string, asked?: Asked) => Promise<Exchange>;
  /** Publishes a flow and returns its SID. */
  publish: (definition: FlowDefinition, name?: string) => string;
};

function open(emulator: Emulator): Opened {
  const exchanges: Exchange[] = [];
  const { url, accountSid, authToken } = emulator;
  const send = async (address: string, init: RequestInit): Promise<Exchange> => {
    const { pathname, search } = new URL(address);
    const response = await fetch(`${url}${pathname}${search}`, init);
    const { status, headers } = response;
    const method = init.method ?? 'GET';
    const exchange = { method, path: pathname, status, headers, body: bodyOf(await response.text()) };
    exchanges.push(exchange);
    return exchange;
  };
  const ask = (path: string, { form, json, headers, method = form ? 'POST' : 'GET' }: Asked = {}) =>
    send(`${url}${path}`, {
      method,
      headers: { authorization: basic(accountSid, authToken), ...headers },
      ...(form ? { body: new URLSearchParams(form) } : {}),
      ...(json === undefined ? {} : { body: JSON.stringify(json) }),
    });
  const publish = (definition: FlowDefinition, friendlyName = 'a flow'): string =>
    emulator.studio.flows.add({ friendlyName, definition, status: 'published' }).sid;
  const client = twilio(accountSid, authToken, { httpClient: new Redirected(send) });
  return { emulator, client, exchanges, ask, publish };
}

export const test = base.extend<{ options: EmulatorOptions; opened: Opened }>({
  options: [{}, { option: true }],
  opened: async ({ options }, use) => {
    const emulator = await startEmulator(options);
    await use(open(emulator));
    await emulator.close();
  },
});

export { expect } from '../test.ts';
export { CONTACT, FLOW_NUMBER } from './studio.ts';

/** Sets a variable and ends. */
export const shortFlow: FlowDefinition = flowOf(set('note', { seen: 'yes' }));

/** Asks, and ends when the contact has replied. */
export const askingFlow: FlowDefinition = flowOf(
  ask('ask', 'Yes or no?', { incomingMessage: '', timeout: '', deliveryFailure: '' }),
);

/** Sends an HTTP request, and ends. */
export const fetchingFlow: FlowDefinition = flowOf(
  widget('fetch', 'make-http-request', { url: 'https://example.com/a', method: 'GET' }, { success: '', failed: '' }),
);

/** Waits for a key or speech of the caller. */
export const menuFlow: FlowDefinition = flowOf(
  widget(
    'menu',
    'gather-input-on-call',
    { say: 'Press one.', timeout: '5' },
    { keypress: '', speech: '', timeout: '' },
  ),
);

/** Takes `count` steps, one after the other. */
export const longFlow = (steps: number): FlowDefinition =>
  flowOf(
    ...Array.from({ length: steps - 1 }, (_, index) =>
      set(`note_${index + 1}`, {}, index + 2 < steps ? `note_${index + 2}` : ''),
    ),
  );
