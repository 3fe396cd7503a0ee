// The data of the playground's page: the server computes it from a conversation, and the page draws it.
import type { Json, JsonObject } from '../flow/types.ts';

/** How a conversation starts. `fields` are further fields of the trigger, as Twilio names them (`ProfileName`, `FromState` …). */
export type Start = {
  by: 'message' | 'call' | 'request' | 'subflow' | 'conversation';
  contact: string;
  flowNumber: string;
  body?: string;
  parameters?: JsonObject;
  fields?: JsonObject;
};

/** One action of the contact, another system or the clock. */
export type Move =
  | { do: 'reply'; body: string; media?: readonly string[] }
  | { do: 'press'; digits: string }
  | { do: 'say'; speech: string }
  /** The contact does nothing until the widget's timeout. */
  | { do: 'silence' }
  | { do: 'hang-up' }
  | { do: 'answer'; outcome: 'human' | 'machine' | 'busy' | 'no-answer' | 'failed' }
  /** A server responds to the pending request. */
  | { do: 'respond'; status: number; body: Json }
  | { do: 'fail'; reason: 'timeout' | 'unreachable' }
  /** Flex, a queue, a payment, an agent or a subflow has finished. */
  | { do: 'outcome'; event: string; output?: JsonObject }
  | { do: 'advance'; seconds: number };

/** The delivery of a message that the flow sent. */
export type Delivery = 'delivered' | 'undelivered' | 'failed';

/** A request from the page to the server. */
export type Action =
  | { do: 'open'; flow: string }
  | { do: 'start'; start: Start }
  | { do: 'move'; move: Move }
  /** Sets the delivery of this widget's messages after the latest move. */
  | { do: 'deliver'; widget: string; delivery: Delivery }
  | { do: 'go-to'; node: number }
  | { do: 'close' }
  | { do: 'keep-answer'; widget: string }
  | { do: 'forget-answer'; widget: string }
  | { do: 'set-clock'; at: string }
  | { do: 'load'; scenario: string }
  | { do: 'next' }
  | { do: 'rest' }
  /** Draws the subflow at a place inside its widget, or hides it. */
  | { do: 'expand'; place: string; open: boolean }
  | { do: 'dismiss-change' };

/** What the flow waits for, and the possible moves. */
export type Waiting = {
  widget: string;
  place: string;
  type: string;
  /** The moves that make sense here. */
  moves: readonly Move['do'][];
  /** Milliseconds since the epoch; absent without a timeout. */
  until?: number;
  /** Replies, keys or phrases that the flow's conditions compare with. */
  suggestions: readonly string[];
  /** The request as it was sent. */
  request?: { method: string; url: string; headers: Record<string, string>; body?: string };
  /** For `respond`: bodies with what the flow reads of the response, and earlier ones. */
  bodies?: readonly { label: string; status: number; body: Json }[];
  /** For `outcome`: the events by which the widget can be left. */
  events?: readonly string[];
};

/** One line of the conversation, in the order in which it happened. */
export type Line = {
  kind: 'message' | 'prompt' | 'contact' | 'request' | 'answer' | 'task' | 'note';
  /** Who speaks: the flow is on the left, the contact on the right. */
  by: 'flow' | 'contact' | 'outside';
  text: string;
  detail?: string;
  media?: readonly string[];
  /** For messages to anyone but the contact. */
  to?: string;
  widget?: string;
  /** For messages of the flow; `fixed` if it cannot be changed: it was sent before the latest move, or a mock decides. */
  delivery?: { status: Delivery; fixed?: true };
  at: number;
  /** The number of steps before it. */
  afterStep: number;
};

export type StepView = {
  index: number;
  widget: string;
  type: string;
  event: string;
  next?: string;
  at: number;
  /** The nesting depth: 1 within a subflow. */
  depth: number;
  /** The Run Subflow widgets that contain it: see nesting.ts. */
  place: string;
  /** The name of the subflow; absent for the flow itself. */
  flow?: string;
  /** Why it was left as it was; one line each. */
  why: readonly string[];
  changes: readonly { path: string; before?: Json; after?: Json }[];
};

export type ConversationView = {
  /** Changes whenever it is played from its start; otherwise steps are only added. */
  id: number;
  status: 'active' | 'ended' | 'stopped';
  /** Virtual time, milliseconds since the epoch. */
  now: number;
  lines: readonly Line[];
  /** The page may have the first ones already; these are left out. */
  steps: readonly StepView[];
  stepsBefore?: number;
  waiting?: Waiting;
  /** What Studio would log, and why an execution stopped. */
  problems: readonly { widget: string; message: string; fix?: string }[];
  /** The number of moves that were not made, because the flow does not wait for them. */
  skippedMoves: number;
};

/** A node of the conversation, after a move. Branches share their beginning. */
export type NodeView = { id: number; parent?: number; label: string };

export type FlowView = {
  id: string;
  name: string;
  file: string;
  /** The ways in which a conversation can start. */
  starts: readonly Start['by'][];
  widgets: readonly { name: string; type: string }[];
  /** Suggested parameters: those that the flow's templates read. */
  parameters: Readonly<Record<'request' | 'subflow', JsonObject>>;
  /** Why it cannot be played. */
  problem?: string;
};

export type ScenarioView = {
  id: string;
  file: string;
  line: number;
  name: string;
  result: 'passed' | 'failed' | 'not played';
  message?: string;
  /** Widgets that it enters, for the inspector. */
  widgets: readonly string[];
};

/** A part of the picture that appears, changes and is clicked as one. */
export type PicturePart = {
  /** The same part has the same id in every picture of a flow. */
  id: string;
  /** Parts of a higher layer cover those of a lower one. */
  layer: number;
  /** Set on parts that were not taken; then all parts of the layer are. */
  other?: true;
  /** Its CSS classes: how it was reached. */
  kind: string;
  /** The position of its origin. */
  at?: readonly [x: number, y: number];
  /** Its content as SVG, which does not depend on the properties above. */
  svg: string;
} & (
  | { is: 'ground' | 'badge' }
  | { is: 'card'; place: string; widget: string; size: readonly [width: number, height: number] }
  | { is: 'line'; place: string; widget: string; transition: number }
  /** Opens and closes the subflow at a place. */
  | { is: 'toggle'; place: string; label: string; open: boolean }
);

/** The id of the part that shows a widget. */
export const cardId = (place: string, widget: string): string => `card ${place} ${widget}`;

/** A Run Subflow widget that is drawn. Without `flow`, the flow that it runs is not known. */
export type SubflowView = {
  /** The place of the flow that it runs: see nesting.ts. */
  id: string;
  /** The place of the widget itself. */
  place: string;
  widget: string;
  open: boolean;
  flow?: string;
  widgets?: readonly string[];
};

export type PictureView = {
  /** Set when it is sent, so that the page can tell the server which picture it has. */
  id?: number;
  /** If set, only the parts that differ from that picture are included. */
  since?: {
    id: number;
    /** Ids of removed parts. */
    gone: readonly string[];
    /** Parts with the same content, but reached in another way. */
    kinds: readonly Pick<PicturePart, 'id' | 'kind' | 'layer' | 'other'>[];
  };
  box: readonly [x: number, y: number, width: number, height: number];
  parts: readonly PicturePart[];
  subflows: readonly SubflowView[];
  /** Whether there is a conversation: then parts that were not taken are faded. */
  isPlayed: boolean;
  /** The id of the card at which the execution is, or which it left last. */
  at?: string;
};

/** Everything that the page needs after an action. */
export type View = {
  flows: readonly Pick<FlowView, 'id' | 'name' | 'problem'>[];
  flow?: FlowView;
  start?: Start;
  nodes: readonly NodeView[];
  current?: number;
  conversation?: ConversationView;
  /** The flow with the path and the open subflows; absent if no flow can be drawn. */
  picture?: PictureView;
  /** Set after flow.json changed on disk. */
  change?: { differences: readonly string[]; diverged?: string; before: readonly string[]; after: readonly string[] };
  /** Kept answers, by widget. */
  mocks: Readonly<Record<string, Json>>;
  /** A scenario that is being played step by step: the remaining moves. */
  script?: { name: string; left: readonly string[] };
};

export type WidgetView = {
  name: string;
  /** The Run Subflow widgets that contain it: see nesting.ts. */
  place: string;
  /** The name of its flow, if that is a subflow. */
  flow?: string;
  type: string;
  properties: JsonObject;
  /** Templates as they render now, if that differs from their source. */
  rendered: readonly { path: string; template: string; value: string }[];
  transitions: readonly {
    event: string;
    label: string;
    next?: string;
    taken: number;
    scenarios: readonly ScenarioPlace[];
  }[];
  entered: number;
  scenarios: readonly ScenarioPlace[];
};

export type ScenarioPlace = Pick<ScenarioView, 'name' | 'file' | 'line'>;
