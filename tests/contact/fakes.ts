// A fake API that lists its requests, and a clock that moves only when someone sleeps, for specs of the contact and the account.
import { randomUUID } from 'node:crypto';
import twilio from 'twilio';
import type { Locking } from '../../src/account/lock.ts';
import type { ContactContext, ContactSetup } from '../../src/contact/context.ts';
import type { Clock, StudioApi } from '../../src/workflow/api.ts';

export const CONTACT = '+15550100001';
export const FLOW_NUMBER = '+15550100000';
const SID = '0123456789abcdef0123456789abcdef';

export type Asked = { method: string; path: string; fields: { [name: string]: unknown } };
export type Answerer = (asked: Asked) => { status: number; body: unknown } | undefined;

/** A clock that moves by the time slept, so that waiting takes no real time. */
export function fakeClock(): Clock {
  let now = Date.parse('2026-11-24T09:00:00Z');
  return {
    now: () => now,
    sleep: async (milliseconds) => {
      now += milliseconds;
    },
  };
}

/** Real time, where processes or promises have to wait for each other. */
export const systemClock: Clock = {
  now: () => Date.now(),
  sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
};

const EMPTY_LIST = { messages: [], calls: [], incoming_phone_numbers: [], executions: [] };

function usual({ method, path }: Asked) {
  const resource = /(\w+)\.json$/.exec(path)?.[1] ?? '';
  const key = resource.replace(/[A-Z]/g, (letter, index) => `${index ? '_' : ''}${letter.toLowerCase()}`);
  if (method === 'GET') return { status: 200, body: { [key in EMPTY_LIST ? key : 'items']: [] } };
  return { status: 201, body: { sid: `XX${SID}` } };
}

/** The real SDK on a transport that answers with `answer`, otherwise with empty lists and created resources. */
export function fakeApi(answer: Answerer = () => undefined) {
  const asked: Asked[] = [];
  const httpClient = new twilio.RequestClient();
  httpClient.request = async (request) => {
    const { pathname } = new URL(request.uri);
    const fields = { ...(request.params ?? {}), ...(typeof request.data === 'object' ? request.data : {}) };
    const one = { method: request.method.toUpperCase(), path: pathname, fields };
    asked.push(one);
    const { status, body } = answer(one) ?? usual(one);
    return { statusCode: status, body, headers: {} } as never;
  };
  const client = twilio(`AC${SID}`, 'token', { httpClient });
  const api: StudioApi = { client, accountSid: `AC${SID}`, clock: fakeClock() };
  return { api, asked };
}

export function setupOf(api: StudioApi, more: Partial<ContactSetup> = {}): ContactSetup {
  return { api, contact: CONTACT, flowNumber: FLOW_NUMBER, seconds: 120, elapse: async () => undefined, ...more };
}

export const contextOf = (api: StudioApi, more: Partial<ContactContext> = {}): ContactContext => ({
  ...setupOf(api),
  flowSid: `FW${SID}`,
  executionSid: `FN${SID}`,
  ...more,
});

export const locking = (clock: Clock, dead: readonly number[] = []): Locking => ({
  clock,
  owner: { host: 'here', pid: process.pid },
  unique: randomUUID,
  isAlive: ({ pid }) => !dead.includes(pid),
});
