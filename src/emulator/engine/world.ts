// The state that the parts of the embedded Studio share: one per server, passed to every function.
import type { ContentTemplate } from '../../flow/content.ts';
import type { FlowState, JsonObject } from '../../flow/types.ts';
import type { Budget } from '../../liquid/budget.ts';
import type { Render } from '../../liquid/render.ts';
import type { Behaviour } from './behaviour.ts';
import type { VirtualClock } from './clock.ts';
import type { FlowContext } from './context.ts';
import type { ExecutionStore } from './execution-store.ts';
import type { MockRegistry } from './mocks.ts';
import type { NumberRegistry } from './numbers.ts';
import type { CallRecord, ExecutionRecord, MessageRecord } from './records.ts';
import type { Flows } from './studio.ts';
import type { Channel, Signal, Widget } from './widget.ts';

/** A running flow: the triggered one, or one of its subflows. */
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
  /** The context when the widget was entered, if the behaviour needs it. */
  contextOnEntry?: () => JsonObject;
};

/** An execution while it is active. */
export type Run = {
  readonly record: ExecutionRecord;
  readonly kind: Channel['kind'];
  readonly frames: Frame[];
  /** Signals that arrived just before a widget waited for them. */
  inbox: Signal[];
  driving: boolean;
  inARow: { widget: string; times: number };
  /** How many templates have exceeded their time. */
  exhausted: number;
  /** The remaining budget of its templates and conditions. */
  readonly budget: Budget;
  /** Set while the widget waits for the other party, with `waitsForOutside`. */
  handedOver?: { usual: string | undefined; output: JsonObject | undefined } | undefined;
  cancelTimer: () => void;
  cancelExpiry: () => void;
};

/** How an execution starts. */
export type Start = {
  flowSid: string;
  contact: string;
  flowAddress: string;
  kind: Channel['kind'];
  /** The Trigger's event, if the channel does not imply it: `incomingParent`. */
  event?: string;
  /** The content of `trigger` in the context. */
  trigger: JsonObject;
  data?: JsonObject;
  callSid?: string;
  /** Set if it must be known before the execution runs. */
  sid?: string;
};

/** A call between a contact and a flow. */
export type CallSession = {
  readonly contact: CallRecord;
  readonly flow: CallRecord;
  cancel: (() => void)[];
  /** Decides how the contact answers a ringing call, with `answersBySignal`. */
  answer?: (outcome: 'human' | 'machine' | 'busy' | 'no-answer' | 'failed') => void;
};

export type World = {
  readonly accountSid: string;
  readonly clock: VirtualClock;
  readonly sid: (prefix: string) => string;
  readonly render: Render;
  readonly behaviour: Behaviour;
  readonly widgetOf: (type: string) => Widget | undefined;
  readonly explainUnknownType: (type: string, name: string) => { message: string; fix: string };
  readonly flows: Flows;
  /** Called before a message or a call starts an execution; an error from it prevents the start. */
  readonly admit: () => void;
  readonly numbers: NumberRegistry;
  readonly mocks: MockRegistry;
  /** Content templates by SID. */
  readonly content: Map<string, ContentTemplate>;
  /** True if signals decide how the flow's calls are answered; otherwise the number's voice address decides. */
  readonly answersBySignal: boolean;
  /** A widget without a mock waits for a signal (`response`, `party`) instead of leaving by its failure event. */
  readonly waitsForOutside: boolean;
  readonly store: ExecutionStore;
  readonly messages: MessageRecord[];
  readonly calls: Map<string, CallRecord>;
  /** The other leg of each active call, and its contact's remaining actions. */
  readonly sessions: Map<string, CallSession>;
  /** Active executions by their SID. */
  readonly runs: Map<string, Run>;
  /** Requests in progress to a server on this machine. */
  readonly pending: Set<Promise<void>>;
  /** Passes a signal to the widget that waits for it; false if none does. */
  readonly deliver: (run: Run, signal: Signal) => boolean;
  readonly end: (run: Run) => void;
  /** Leaves the current widget by any event; only a hang-up does this. */
  readonly leaveBy: (run: Run, event: string) => void;
  /** Runs a flow until it waits or has ended. The flow must have a revision that runs for the contact. */
  readonly startExecution: (start: Start) => ExecutionRecord;
};

export const topOf = ({ frames }: Run): Frame => {
  const frame = frames.at(-1);
  if (!frame) throw new Error('an execution without a flow');
  return frame;
};
