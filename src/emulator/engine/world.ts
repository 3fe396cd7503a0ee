// What the parts of the embedded Studio share: one of each a server, handed to every function that acts.
import type { FlowState, JsonObject } from '../../flow/types.ts';
import type { Render } from '../../liquid/render.ts';
import type { VirtualClock } from './clock.ts';
import type { FlowContext } from './context.ts';
import type { MockBook } from './mocks.ts';
import type { NumberBook } from './numbers.ts';
import type { CallRecord, ExecutionRecord, MessageRecord } from './records.ts';
import type { Shelf } from './shelf.ts';
import type { Flows } from './studio.ts';
import type { Channel, Signal, Widget } from './widget.ts';

/** A flow as it runs: the one that was triggered, or a subflow of it. */
export type Frame = {
  readonly flowSid: string;
  readonly flowName: string;
  readonly states: ReadonlyMap<string, FlowState>;
  readonly initialState: string;
  readonly context: FlowContext;
  /** The step of the parent by which this subflow was entered. */
  readonly parentStepSid: string | null;
  state: FlowState;
  memory: JsonObject;
};

/** An execution while it is active. */
export type Run = {
  readonly record: ExecutionRecord;
  readonly kind: Channel['kind'];
  readonly frames: Frame[];
  /** Signals that came while a widget was about to wait for them. */
  inbox: Signal[];
  driving: boolean;
  inARow: { widget: string; times: number };
  /** How many templates have taken too long. */
  exhausted: number;
  /** Set while the widget waits for whom it handed over to, where `waitsForOutside`. */
  handedOver?: { usual: string | undefined; output: JsonObject | undefined } | undefined;
  cancelTimer: () => void;
  cancelExpiry: () => void;
};

/** A call between a contact and a flow. */
export type Line = {
  readonly contact: CallRecord;
  readonly flow: CallRecord;
  cancel: (() => void)[];
  /** Says how the contact takes the call while it rings, where `answersBySignal`. */
  answer?: (outcome: 'human' | 'machine' | 'busy' | 'no-answer' | 'failed') => void;
};

export type World = {
  readonly accountSid: string;
  readonly clock: VirtualClock;
  readonly sid: (prefix: string) => string;
  readonly render: Render;
  readonly widgetOf: (type: string) => Widget | undefined;
  readonly explainUnknownType: (type: string, name: string) => { message: string; fix: string };
  readonly flows: Flows;
  /** Called before a message or a call starts an execution; what it throws keeps that from happening. */
  readonly admit: () => void;
  readonly numbers: NumberBook;
  readonly mocks: MockBook;
  /** True where whoever runs the flow says how its calls are answered; else the number's voice address does. */
  readonly answersBySignal?: boolean;
  /** Whatever nobody mocked waits for a signal (`response`, `party`) instead of leaving by the widget's failure event. */
  readonly waitsForOutside?: boolean;
  readonly shelf: Shelf;
  readonly messages: MessageRecord[];
  readonly calls: Map<string, CallRecord>;
  /** The other leg of each call that is up, and what its contact is still going to do. */
  readonly lines: Map<string, Line>;
  /** By execution SID, while active. */
  readonly runs: Map<string, Run>;
  /** Requests that are under way to a server on this machine. */
  readonly pending: Set<Promise<void>>;
  /** Hands a signal to the widget that waits for it, and says whether one did. */
  readonly deliver: (run: Run, signal: Signal) => boolean;
  readonly end: (run: Run) => void;
};

export const topOf = ({ frames }: Run): Frame => {
  const frame = frames.at(-1);
  if (!frame) throw new Error('an execution without a flow');
  return frame;
};
