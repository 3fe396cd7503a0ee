// The engine's interface of a widget: a plain object that decides, from its context, how the execution continues.

import type { ContentTemplate } from '../../flow/content.ts';
import type { FlowTransition, Json, JsonObject } from '../../flow/types.ts';
import type { WidgetTypeName } from '../../flow/widget-types.ts';
import type { Behaviour } from './behaviour.ts';

/** How certain it is that the widget behaves as in Studio, and the source. */
export type Knowledge = { fidelity: 'documented' | 'observed' | 'assumed'; source: string; notes?: string };

/** What a widget can read. It changes nothing itself: it returns an outcome. */
export type WidgetContext = {
  /** The widget's name on the canvas. */
  readonly name: string;
  readonly properties: JsonObject;
  readonly transitions: readonly FlowTransition[];
  /** Renders a Liquid template to text; other values are printed as Studio would; undefined renders to ''. */
  readonly render: (template: Json | undefined) => string;
  /** Whether a template's value is a number, not text that looks like one. */
  readonly isNumber: (template: Json | undefined) => boolean;
  readonly behaviour: Behaviour;
  /** A content template by its SID, if it is known. */
  readonly contentTemplate: (sid: string) => ContentTemplate | undefined;
  /** The execution's context (`trigger`, `flow`, `contact`, `widgets`). */
  readonly context: JsonObject;
  /** The contact and the channel of the execution. `call` is absent unless a call is active. */
  readonly channel: Channel;
  readonly accountSid: string;
  /** Virtual time, milliseconds since the epoch. */
  readonly now: number;
  /** What this widget stored when it began to wait (`Wait.memory`); {} on entry, but `{ event }` for a Trigger: what started the flow. */
  readonly memory: JsonObject;
};

export type Channel = {
  readonly kind: 'request' | 'message' | 'call' | 'conversation';
  readonly contact: string;
  readonly flow: string;
  readonly call?: CallState;
};

export type CallState = {
  readonly sid: string;
  readonly direction: 'inbound' | 'outbound-api';
  /** Whether the flow has said or played something on the call. */
  readonly hasSpoken: boolean;
  readonly status: 'queued' | 'ringing' | 'in-progress' | 'completed' | 'busy' | 'no-answer' | 'failed' | 'canceled';
};

/** What resumes a widget that waits. */
export type Signal =
  | { type: 'message'; message: InboundMessage }
  | { type: 'timeout' }
  | { type: 'response'; response: HttpAnswer }
  /** The delivery of the message that the widget sent, and the Messages resource (`Sid`, `Body`, `From`, `To`, `Status`, …). */
  | { type: 'delivery'; status: 'delivered' | 'undelivered' | 'failed'; message: JsonObject }
  | { type: 'digits'; digits: string }
  | { type: 'speech'; text: string; confidence: number }
  | { type: 'hangup' }
  /** How a call that the flow placed was answered. */
  | { type: 'answer'; outcome: 'human' | 'machine' | 'busy' | 'no-answer' | 'failed' }
  /** The other party of a connected call has finished. */
  | { type: 'party'; event: string; output: JsonObject }
  | { type: 'subflow'; event: 'completed' | 'failed'; output: JsonObject };

/** The parameters of an incoming message, as Twilio posts them to a webhook (`Body`, `From`, `MessageSid`, `NumMedia`, …). */
export type InboundMessage = { readonly [parameter: string]: string };

/** `failed` says why there is no usable response: no mock, no connection, a timeout, an invalid URL. */
export type HttpAnswer =
  | { status: number; body: string; headers: Readonly<Record<string, string>> }
  | { failed: 'unmocked' | 'unreachable' | 'timeout' | 'invalid-url'; reason: string };

export type HttpCall = {
  method: string;
  url: string;
  headers: Readonly<Record<string, string>>;
  body?: string;
  /** The widget's parameters; the method decides where they are sent. */
  parameters?: Readonly<Record<string, string>>;
  timeoutSeconds: number;
};

/** What an outcome changes outside the widget, as data; the engine carries the effects out in order. */
export type Effect =
  | {
      type: 'send-message';
      from: string;
      to: string;
      body: string;
      media: readonly string[];
      /** The buttons that the contact can tap. */
      buttons?: readonly string[];
    }
  | { type: 'set-variables'; variables: JsonObject }
  | { type: 'set-trigger'; subtree: string; values: JsonObject }
  /** What the contact hears on the call (`<Say>`, `<Play>`), for the transcript. */
  | { type: 'speak'; say?: string; play?: string; digits?: string }
  | { type: 'place-call'; from: string; to: string; timeoutSeconds: number; detectMachine: boolean }
  | { type: 'hang-up' }
  /** Why the widget was left as it was, for the log and the report. */
  | { type: 'note'; message: string }
  /** What Studio itself would log as an error or a warning. */
  | { type: 'log'; code?: number; message: string; fix: string };

/** Leaves by `event`; a split gives the index of its transition. `output` becomes `widgets.NAME`. */
export type Leave = {
  do: 'leave';
  event: string;
  transition?: number;
  /** The flow has lost the call. */
  endsCall?: true;
  output?: JsonObject;
  effects?: readonly Effect[];
};

/**
 * Waits for one of the named signals, at most `timeoutSeconds` of virtual time (then: the signal `timeout`). `memory` is stored until then.
 */
export type Wait = {
  do: 'wait';
  on: readonly Signal['type'][];
  timeoutSeconds?: number;
  effects?: readonly Effect[];
  memory?: JsonObject;
};

/** Makes an HTTP request; the engine responds with the signal `response`, from a mock or a loopback forward, never from the network. */
export type Request = { do: 'request'; request: HttpCall; effects?: readonly Effect[]; memory?: JsonObject };

/** Hands over to Flex, a payment or an agent. The event is the mock's, otherwise `usual`; without either it was not mocked. */
export type Party = {
  do: 'party';
  usual?: string;
  output?: JsonObject;
  effects?: readonly Effect[];
  memory?: JsonObject;
};

export type Subflow = { do: 'subflow'; flowSid: string; revision: string; parameters: JsonObject };

/** The widget cannot run as it is configured: the execution stops here with Studio's error code, or ours. */
export type Stop = { do: 'stop'; code: number; message: string; fix: string };

export type Outcome = Leave | Wait | Request | Party | Subflow | Stop;

export type Widget = {
  /** Studio's type, which is also the name of the file. Other facts about the type are in flow/widget-types.ts. */
  readonly type: WidgetTypeName;
  readonly knowledge: Knowledge;
  readonly enter: (ctx: WidgetContext) => Outcome;
  readonly resume?: (ctx: WidgetContext, signal: Signal) => Outcome;
};
