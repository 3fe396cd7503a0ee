// What the playground's page shows: plain data that the server makes from a conversation and the page draws.
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

/** One thing that the contact, an outside system or the clock does. */
export type Move =
  | { do: 'reply'; body: string; media?: readonly string[] }
  | { do: 'press'; digits: string }
  | { do: 'say'; speech: string }
  /** Nothing comes from the contact: the widget's timeout passes. */
  | { do: 'silence' }
  | { do: 'hang-up' }
  | { do: 'answer'; outcome: 'human' | 'machine' | 'busy' | 'no-answer' | 'failed' }
  /** An outside server answers the request that is pending. */
  | { do: 'respond'; status: number; body: Json }
  | { do: 'fail'; reason: 'timeout' | 'unreachable' }
  /** Flex, a queue, a payment, an agent or a subflow is done. */
  | { do: 'outcome'; event: string; output?: JsonObject }
  | { do: 'advance'; seconds: number };

/** What became of a message that the flow sent. */
export type Delivery = 'delivered' | 'undelivered' | 'failed';

/** What the page asks the server to do. */
export type Action =
  | { do: 'open'; flow: string }
  | { do: 'start'; start: Start }
  | { do: 'move'; move: Move }
  /** The messages of this widget after the latest move: what becomes of them. */
  | { do: 'deliver'; widget: string; delivery: Delivery }
  | { do: 'go-to'; node: number }
  | { do: 'close' }
  | { do: 'keep-answer'; widget: string }
  | { do: 'forget-answer'; widget: string }
  | { do: 'set-clock'; at: string }
  | { do: 'load'; scenario: string }
  | { do: 'next' }
  | { do: 'rest' }
  /** Draws the subflow at a place within its widget, or no longer. */
  | { do: 'expand'; place: string; open: boolean }
  | { do: 'dismiss-change' };

/** What happens next, and which moves are possible. */
export type Waiting = {
  widget: string;
  place: string;
  type: string;
  /** The moves that make sense here. */
  moves: readonly Move['do'][];
  /** Milliseconds since the epoch; absent where nothing times out. */
  until?: number;
  /** Replies, keys or phrases that the flow's own conditions look for. */
  suggestions: readonly string[];
  /** The request as it was sent. */
  request?: { method: string; url: string; headers: Record<string, string>; body?: string };
  /** For `respond`: bodies made from what the flow reads of the answer, or given earlier. */
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
  /** For messages that are not sent to the contact. */
  to?: string;
  widget?: string;
  /** For messages of the flow; `fixed` where it cannot be chosen: it was sent before the latest move, or a mock decides. */
  delivery?: { status: Delivery; fixed?: true };
  at: number;
  /** How many steps were taken when it happened. */
  afterStep: number;
};

export type StepView = {
  index: number;
  widget: string;
  type: string;
  event: string;
  next?: string;
  at: number;
  /** Nesting: 1 within a subflow. */
  depth: number;
  /** Which Run Subflow widgets it is within: see nesting.ts. */
  place: string;
  /** Which flow, where it is a subflow's. */
  flow?: string;
  /** Why it was left as it was; one line each. */
  why: readonly string[];
  changes: readonly { path: string; before?: Json; after?: Json }[];
};

export type ConversationView = {
  /** Another one whenever it was played from its start: until then, steps are only added. */
  id: number;
  status: 'active' | 'ended' | 'stopped';
  /** Virtual time, milliseconds since the epoch. */
  now: number;
  lines: readonly Line[];
  /** Those that the page holds already may be left out: so many at the beginning. */
  steps: readonly StepView[];
  stepsBefore?: number;
  waiting?: Waiting;
  /** What Studio would log, and why an execution stopped. */
  problems: readonly { widget: string; message: string; fix?: string }[];
  /** Set while the flow does not match what was said: moves from here on were not taken. */
  skippedMoves: number;
};

/** A point of the conversation: after a move. Branches share their beginning. */
export type NodeView = { id: number; parent?: number; label: string };

export type FlowView = {
  id: string;
  name: string;
  file: string;
  /** By which a conversation can start. */
  starts: readonly Start['by'][];
  widgets: readonly { name: string; type: string }[];
  /** Parameters that the flow's templates read, to start with. */
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

/** A part of the picture that comes and goes, changes and is clicked as one. */
export type PicturePart = {
  /** The same part has the same one in every picture of a flow. */
  id: string;
  /** Parts of a higher layer lie over those of a lower one. */
  layer: number;
  /** Set on what was not taken; all of its layer is so. */
  other?: true;
  /** Its classes: how it was come by. */
  kind: string;
  /** Where its own zero is. */
  at?: readonly [x: number, y: number];
  /** What it shows, as SVG; nothing of it depends on what is above. */
  svg: string;
} & (
  | { is: 'ground' | 'badge' }
  | { is: 'card'; place: string; widget: string; size: readonly [width: number, height: number] }
  | { is: 'line'; place: string; widget: string; transition: number }
  /** Opens and closes the subflow at a place. */
  | { is: 'toggle'; place: string; label: string; open: boolean }
);

/** The part that shows a widget. */
export const cardId = (place: string, widget: string): string => `card ${place} ${widget}`;

/** A Run Subflow widget that is drawn. Without `flow`, what it runs is not known. */
export type SubflowView = {
  /** The place of what it runs: see nesting.ts. */
  id: string;
  /** The place that the widget itself is at. */
  place: string;
  widget: string;
  open: boolean;
  flow?: string;
  widgets?: readonly string[];
};

export type PictureView = {
  /** Once it is sent, so that a page can say which one it shows. */
  id?: number;
  /** Set where only those parts are there that show something else than in that picture. */
  since?: {
    id: number;
    /** Parts that are no more. */
    gone: readonly string[];
    /** Parts that show the same, but were come by otherwise. */
    kinds: readonly Pick<PicturePart, 'id' | 'kind' | 'layer' | 'other'>[];
  };
  box: readonly [x: number, y: number, width: number, height: number];
  parts: readonly PicturePart[];
  subflows: readonly SubflowView[];
  /** Whether there is a conversation: what was not taken in it is pale then. */
  isPlayed: boolean;
  /** The card that the execution is at, or was left last: a part's id. */
  at?: string;
};

/** Everything the page needs after an action. */
export type View = {
  flows: readonly Pick<FlowView, 'id' | 'name' | 'problem'>[];
  flow?: FlowView;
  start?: Start;
  nodes: readonly NodeView[];
  current?: number;
  conversation?: ConversationView;
  /** The flow with the path that was taken, and in it the subflows that are open; absent where no flow can be drawn. */
  picture?: PictureView;
  /** Set after flow.json changed on disk. */
  change?: { differences: readonly string[]; diverged?: string; before: readonly string[]; after: readonly string[] };
  /** Answers that were kept, by widget. */
  mocks: Readonly<Record<string, Json>>;
  /** A scenario that is being played step by step: moves that are still to come. */
  script?: { name: string; left: readonly string[] };
};

export type WidgetView = {
  name: string;
  /** Which Run Subflow widgets it is within: see nesting.ts. */
  place: string;
  /** The flow that it is in, where that is a subflow. */
  flow?: string;
  type: string;
  properties: JsonObject;
  /** Templates as they render now; only those that differ from their source. */
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
