// The type of a REST resource: a path and its operations, plain functions from a request to a response.
import type { Json } from '../../flow/types.ts';
import type { Studio } from '../engine/studio.ts';
import type { FaultRegistry } from './faults.ts';
import type { Hold } from './inject-fault.ts';
import type { RateLimits } from './rate-limits.ts';

/** The numbers resource's record of a number; the engine stores what answers at it. */
export type NumberRecord = {
  sid: string;
  phoneNumber: string;
  friendlyName: string;
  smsUrl: string;
  smsMethod: string;
  voiceUrl: string;
  voiceMethod: string;
  statusCallback: string;
  createdAt: number;
  updatedAt: number;
};

/** The state that the resources share. */
export type Service = {
  studio: Studio;
  accountSid: string;
  authToken: string;
  /** Further host names that clients may use. */
  hosts: readonly string[];
  /** The account's phone numbers, by SID. */
  numbers: Map<string, NumberRecord>;
  /** The names of all operations, for faults. */
  operations: readonly string[];
  /** Whether publishing refuses all that Studio refuses, or only flows that cannot run. */
  strict: boolean;
  limits: RateLimits;
  faults: FaultRegistry;
  /** How the delay of a fault passes. */
  hold: Hold;
  log: (line: string) => void;
  /** Called after each request that may have continued a flow. */
  changed: () => void;
};

/** A parsed request: its path, parameters, query and body. */
export type ApiRequest = {
  /** `http://host:port`, as the caller reached the server: every URL in a response begins with it. */
  origin: string;
  /** The requested path, without the query. */
  path: string;
  params: Readonly<Record<string, string>>;
  query: URLSearchParams;
  /** The fields of a form; empty without one. */
  form: URLSearchParams;
  /** The body of the control API's requests, as text; '' elsewhere. */
  text: string;
};

export type Answer = {
  status: number;
  /** JSON; absent if there is no body. */
  body?: Json;
  /** TwiML instead of JSON. */
  xml?: string;
  headers?: Readonly<Record<string, string>>;
};

export type Operation = {
  /** Twilio's name of it, used by faults: `ListExecutionStep`. */
  id: string;
  /** Counts for Studio's rate of executions started by REST. */
  starts?: true;
  /** The longest body, in bytes. */
  longest?: number;
  answer: (request: ApiRequest, service: Service) => Answer | Promise<Answer>;
};

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** One path. `open` ones need no credentials: Twilio's webhooks have none, and the control API is not part of Twilio. */
export type Resource = {
  path: string;
  open?: true;
} & { [Name in Method]?: Operation };

export const ok = (body: Json): Answer => ({ status: 200, body });
export const created = (body: Json): Answer => ({ status: 201, body });
export const gone: Answer = { status: 204 };
