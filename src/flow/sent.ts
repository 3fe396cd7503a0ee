// What a flow sends out of itself: messages, prompts, requests, calls and what others are handed, each with its widget.
import type { JsonObject } from './types.ts';

export type SentContent =
  | {
      kind: 'message';
      from: string;
      to: string;
      body: string;
      media: readonly string[];
      status: 'delivered' | 'undelivered' | 'failed';
      /** False for messages to anybody else. */
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
  /** The name of the flow that the widget is in: what a subflow sends is among what its parent sends. */
  flow: string;
  /** How many steps were taken before it. */
  step: number;
  /** The widget's properties as they are in the flow: the templates that were rendered. */
  source: JsonObject;
};
