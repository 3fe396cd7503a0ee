// What a flow sends: messages, prompts, requests, calls and tasks, each with its widget.
import type { JsonObject } from './types.ts';

export type SentContent =
  | {
      kind: 'message';
      from: string;
      to: string;
      body: string;
      media: readonly string[];
      status: 'delivered' | 'undelivered' | 'failed';
      /** False for messages to any other recipient. */
      toContact: boolean;
      /** What the contact may tap: the buttons or list of a content template. */
      buttons?: readonly string[];
    }
  /** Said or played on the call. */
  | { kind: 'prompt'; say?: string; play?: string; digits?: string }
  | {
      kind: 'request';
      method: string;
      url: string;
      headers: Readonly<Record<string, string>>;
      body?: string;
      parameters?: Readonly<Record<string, string>>;
    }
  | { kind: 'call'; from: string; to: string }
  /** Handed to Flex, TaskRouter, a payment, an agent or other TwiML: the widget's properties, rendered. */
  | { kind: 'task'; type: string; properties: JsonObject };

export type Sent = SentContent & {
  widget: string;
  /** The name of the flow that the widget is in: a subflow's outputs are listed with those of its parent. */
  flow: string;
  /** The number of steps before it. */
  step: number;
  /** The widget's properties in the definition: the templates that were rendered. */
  source: JsonObject;
};
