// The engine's interface of a widget: a plain object that decides, from its context, how the execution continues.

import type { ContentTemplate } from '../../flow/content.ts';
import type { FlowTransition, Json, JsonObject } from '../../flow/types.ts';
import type { WidgetTypeName } from '../../flow/widget-types.ts';
import type { Behaviour } from './behaviour.ts';

/** How sure we are that the widget behaves as Studio's does, and the source for that. */
export type Knowledge = { fidelity: 'documented' | 'observed' | 'assumed'; source: string; notes?: string };

/** What a widget may see. It is read-only: a widget changes nothing but by the outcome that it returns. */
export type WidgetContext = {
  /** The widget's name on the canvas. */
  readonly name: string;
  readonly properties: JsonObject;
  readonly transitions: readonly FlowTransition[];
  /** Renders a Liquid template to text; anything but text is rendered as Studio would print it; absent renders ''. */
  readonly render: (template: Json | undefined) => string;
  /** Whether a template's value is a number, and not text that reads like one. */
  readonly isNumber: (template: Json | undefined) => boolean;
  readonly behaviour: Behaviour;
  /** A content template by its SID, if it is known. */
  readonly contentTemplate: (sid: string) => ContentTemplate | undefined;
  /** The execution's context (`trigger`, `flow`, `contact`, `widgets`). */
  readonly context: JsonObject;
  /** Whom the execution talks with, and over what. `call` is absent unless a call is up. */
  readonly channel: Channel;
  readonly accountSid: string;
  /** Virtual time, milliseconds since the epoch. */
  readonly now: number;
  /** What this widget kept when it began to wait (`Wait.memory`); {} on enter, but `{ event }` for a Trigger: what started the flow. */
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
  /** Whether the flow has said or played something on it. */
  readonly hasSpoken: boolean;
  readonly status: 'queued' | 'ringing' | 'in-progress' | 'completed' | 'busy' | 'no-answer' | 'failed' | 'canceled';
};

/** What wakes a widget that waits. */
export type Signal =
  | { type: 'message'; message: InboundMessage }
  | { type: 'timeout' }
  | { type: 'response'; response: HttpAnswer }
  /** What became of the message that the widget sent, and that message in Twilio's words (`Sid`, `Body`, `From`, `To`, `Status`, …). */
  | { type: 'delivery'; status: 'delivered' | 'undelivered' | 'failed'; message: JsonObject }
  | { type: 'digits'; digits: string }
  | { type: 'speech'; text: string; confidence: number }
  | { type: 'hangup' }
  /** A call that the flow placed: how it was (not) answered. */
  | { type: 'answer'; outcome: 'human' | 'machine' | 'busy' | 'no-answer' | 'failed' }
  /** The far end of a connected call is done. */
  | { type: 'party'; event: string; output: JsonObject }
  | { type: 'subflow'; event: 'completed' | 'failed'; output: JsonObject };

/** The parameters of an incoming message, as Twilio posts them to a webhook (`Body`, `From`, `MessageSid`, `NumMedia`, …). */
export type InboundMessage = { readonly [parameter: string]: string };

/** `failed` says why there is no usable answer: no mock, no connection, a timeout, an invalid URL. */
export type HttpAnswer =
  | { status: number; body: string; headers: Readonly<Record<string, string>> }
  | { failed: 'unmocked' | 'unreachable' | 'timeout' | 'invalid-url'; reason: string };

export type HttpCall = {
  method: string;
  url: string;
  headers: Readonly<Record<string, string>>;
  body?: string;
  /** The widget's parameters, wherever the method puts them. */
  parameters?: Readonly<Record<string, string>>;
  timeoutSeconds: number;
};

/** What an outcome does to the world, as data; the engine carries it out in order. */
export type Effect =
  | {
      type: 'send-message';
      from: string;
      to: string;
      body: string;
      media: readonly string[];
      /** What the contact may tap. */
      buttons?: readonly string[];
    }
  | { type: 'set-variables'; variables: JsonObject }
  | { type: 'set-trigger'; subtree: string; values: JsonObject }
  /** What the contact hears on the call (`<Say>`, `<Play>`), for the transcript. */
  | { type: 'speak'; say?: string; play?: string; digits?: string }
  | { type: 'place-call'; from: string; to: string; timeoutSeconds: number; detectMachine: boolean }
  | { type: 'hang-up' }
  /** Why a widget left as it did, for the log and the report. */
  | { type: 'note'; message: string }
  /** What Studio itself would log as an error or a warning. */
  | { type: 'log'; code?: number; message: string; fix: string };

/** Leaves by `event`; a split says which of its transitions (an index into `transitions`). `output` becomes `widgets.NAME`. */
export type Leave = {
  do: 'leave';
  event: string;
  transition?: number;
  /** The call is not the flow's any more. */
  endsCall?: true;
  output?: JsonObject;
  effects?: readonly Effect[];
};

/** Waits for one of the signals named, at most `timeoutSeconds` of virtual time (then: the signal `timeout`). What it keeps is in `memory`. */
export type Wait = {
  do: 'wait';
  on: readonly Signal['type'][];
  timeoutSeconds?: number;
  effects?: readonly Effect[];
  memory?: JsonObject;
};

/** Calls out over HTTP; the engine answers with the signal `response`, from a mock or a loopback forward, never the network. */
export type Request = { do: 'request'; request: HttpCall; effects?: readonly Effect[]; memory?: JsonObject };

/** Hands over to Flex, a payment or an agent: the widget's mock has the event, else it is `usual`, else it was not mocked. */
export type Party = {
  do: 'party';
  usual?: string;
  output?: JsonObject;
  effects?: readonly Effect[];
  memory?: JsonObject;
};

export type Subflow = { do: 'subflow'; flowSid: string; revision: string; parameters: JsonObject };

/** The widget cannot run as it is drawn: the execution stops here with Studio's error code, or ours. */
export type Stop = { do: 'stop'; code: number; message: string; fix: string };

export type Outcome = Leave | Wait | Request | Party | Subflow | Stop;

export type Widget = {
  /** Studio's type string, which is the file's name too. Other facts about the type are in flow/widget-types.ts. */
  readonly type: WidgetTypeName;
  readonly knowledge: Knowledge;
  readonly enter: (ctx: WidgetContext) => Outcome;
  readonly resume?: (ctx: WidgetContext, signal: Signal) => Outcome;
};
