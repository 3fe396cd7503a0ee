// One record for each widget type of Studio: its events, what resumes it, what it sends, and what it requests from others.
// Sources: Twilio's widget catalogue (github.com/twilio/ai, skills/twilio/twilio-studio-flows/references/widgets.md) and the pages of
// https://www.twilio.com/docs/studio/widget-library.
import { eventsOf } from './graph.ts';
import type { FlowState } from './types.ts';

/** The categories of widgets, which the map colours. */
export type Category = 'start' | 'message' | 'voice' | 'logic' | 'call-out' | 'agent';

/** What the contact can do at a widget that waits. `hang-up`: the widget speaks on a call, which the contact can end. */
export type ContactInput = 'message' | 'keys' | 'speech' | 'answer' | 'hang-up';

/** What a widget sends. `task`: what an agent, a queue, a payment or a bot receives. */
export type Output = 'message' | 'prompt' | 'request' | 'call' | 'task' | 'variables';

export type WidgetType = {
  /** The name in the console. */
  readonly title: string;
  readonly category: Category;
  /** Every event by which Studio can leave it, in the order of the console. */
  readonly events: readonly string[];
  /** What it accepts from the contact while it waits; empty if it continues without the contact. */
  readonly resumedBy: readonly ContactInput[];
  readonly sends: readonly Output[];
  /** It runs TwiML: without a live call, the execution stops there. */
  readonly needsCall?: true;
  /** What decides its event: a server's response (a mock has `status`), or another party (a mock has `event`). */
  readonly asksOutside?: 'request' | 'party';
  /** It has no default result on the emulator: without a mock it fails. */
  readonly needsMock?: true;
  /** The event for a failed or unmocked request. */
  readonly failure?: string;
  /** Seconds until its timeout, if its properties do not set it. */
  readonly timeoutSeconds?: number;
  /** The event that the contact's silence leads to. */
  readonly silence?: string;
  /** The contact's input leads to the same event as its silence. */
  readonly silenceIsInput?: true;
};

const OUTGOING_CALL = {
  category: 'voice',
  resumedBy: ['answer', 'hang-up'],
  sends: ['call'],
  failure: 'failed',
  timeoutSeconds: 60,
  silence: 'noAnswer',
} as const;

const ENQUEUED = ['callComplete', 'failedToEnqueue', 'callFailure'] as const;

export const WIDGET_TYPES = {
  trigger: {
    title: 'Trigger',
    category: 'start',
    events: ['incomingMessage', 'incomingCall', 'incomingConversationMessage', 'incomingRequest', 'incomingParent'],
    resumedBy: [],
    sends: [],
  },
  'send-message': {
    title: 'Send Message',
    category: 'message',
    events: ['sent', 'failed'],
    resumedBy: [],
    sends: ['message'],
    failure: 'failed',
  },
  'send-and-wait-for-reply': {
    title: 'Send & Wait For Reply',
    category: 'message',
    events: ['incomingMessage', 'timeout', 'deliveryFailure'],
    resumedBy: ['message'],
    sends: ['message'],
    failure: 'deliveryFailure',
    timeoutSeconds: 3600,
    silence: 'timeout',
  },
  'split-based-on': {
    title: 'Split Based On…',
    category: 'logic',
    events: ['noMatch', 'match'],
    resumedBy: [],
    sends: [],
  },
  'set-variables': {
    title: 'Set Variables',
    category: 'logic',
    events: ['next'],
    resumedBy: [],
    sends: ['variables'],
  },
  'run-subflow': {
    title: 'Run Subflow',
    category: 'call-out',
    events: ['completed', 'failed'],
    resumedBy: [],
    sends: [],
    failure: 'failed',
  },
  'make-http-request': {
    title: 'Make HTTP Request',
    category: 'call-out',
    events: ['success', 'failed'],
    resumedBy: [],
    sends: ['request'],
    asksOutside: 'request',
    failure: 'failed',
  },
  'run-function': {
    title: 'Run Function',
    category: 'call-out',
    events: ['success', 'fail'],
    resumedBy: [],
    sends: ['request'],
    asksOutside: 'request',
    failure: 'fail',
  },
  'add-twiml-redirect': {
    title: 'TwiML Redirect',
    category: 'call-out',
    events: ['return', 'timeout', 'fail'],
    resumedBy: ['message', 'keys', 'speech', 'hang-up'],
    sends: [],
    asksOutside: 'party',
    needsMock: true,
    failure: 'fail',
    timeoutSeconds: 14_400,
    silence: 'timeout',
  },
  'say-play': {
    title: 'Say/Play',
    category: 'voice',
    events: ['audioComplete'],
    resumedBy: ['hang-up'],
    sends: ['prompt'],
    needsCall: true,
  },
  'gather-input-on-call': {
    title: 'Gather Input On Call',
    category: 'voice',
    events: ['keypress', 'speech', 'timeout'],
    resumedBy: ['keys', 'speech', 'hang-up'],
    sends: ['prompt'],
    needsCall: true,
    timeoutSeconds: 5,
    silence: 'timeout',
  },
  'make-outgoing-call-v1': {
    title: 'Make Outgoing Call v1',
    events: ['answered', 'busy', 'noAnswer', 'failed', 'answeredByMachine', 'hangup'],
    ...OUTGOING_CALL,
  },
  'make-outgoing-call-v2': {
    title: 'Make Outgoing Call',
    events: ['answered', 'busy', 'noAnswer', 'failed'],
    ...OUTGOING_CALL,
  },
  'connect-call-to': {
    title: 'Connect Call To',
    category: 'voice',
    events: ['callCompleted', 'hangup'],
    resumedBy: ['hang-up'],
    sends: ['call'],
    needsCall: true,
    asksOutside: 'party',
  },
  'record-voicemail': {
    title: 'Record Voicemail',
    category: 'voice',
    events: ['recordingComplete', 'noAudio', 'hangup'],
    resumedBy: ['keys', 'speech', 'hang-up'],
    sends: [],
    needsCall: true,
    timeoutSeconds: 5,
    // `noAudio` is for legacy accounts only.
    silence: 'recordingComplete',
    silenceIsInput: true,
  },
  'record-call': {
    title: 'Call Recording',
    category: 'voice',
    events: ['success', 'failed'],
    resumedBy: [],
    sends: [],
    failure: 'failed',
  },
  'capture-payments': {
    title: 'Capture Payments',
    category: 'voice',
    events: ['success', 'maxFailedAttempts', 'providerError', 'payInterrupted', 'hangup', 'validationError'],
    resumedBy: ['keys', 'hang-up'],
    sends: ['task'],
    needsCall: true,
    asksOutside: 'party',
  },
  'fork-stream': {
    title: 'Fork Stream',
    category: 'voice',
    events: ['next'],
    resumedBy: [],
    sends: [],
    needsCall: true,
  },
  'enqueue-call': {
    title: 'Enqueue Call',
    category: 'agent',
    events: ENQUEUED,
    resumedBy: ['hang-up'],
    sends: ['task'],
    needsCall: true,
    asksOutside: 'party',
  },
  'send-to-flex': {
    title: 'Send To Flex',
    category: 'agent',
    events: [...ENQUEUED, 'composerStarted'],
    resumedBy: ['message', 'hang-up'],
    sends: ['task'],
    asksOutside: 'party',
    failure: 'failedToEnqueue',
  },
  'connect-virtual-agent': {
    title: 'Connect Virtual Agent v1',
    category: 'agent',
    events: ['return', 'hangup'],
    resumedBy: ['speech', 'hang-up'],
    sends: ['task'],
    needsCall: true,
    asksOutside: 'party',
  },
  'connect-virtual-agent-v2': {
    title: 'Connect Virtual Agent',
    category: 'agent',
    events: ['completed', 'live-agent-handoff', 'hangup', 'failed', 'paused', 'timeout'],
    resumedBy: ['speech', 'hang-up'],
    sends: ['task'],
    needsCall: true,
    asksOutside: 'party',
    failure: 'failed',
  },
  'run-conversation-relay': {
    title: 'Run ConversationRelay',
    category: 'agent',
    events: ['success', 'failed'],
    resumedBy: ['keys', 'speech', 'hang-up'],
    sends: ['task'],
    needsCall: true,
    asksOutside: 'party',
    failure: 'failed',
  },
  'start-conversation': {
    title: 'Start Conversation',
    category: 'message',
    events: ['created', 'failed'],
    resumedBy: [],
    sends: [],
    asksOutside: 'party',
    failure: 'failed',
  },
  'resume-conversation': {
    title: 'Resume Conversation',
    category: 'message',
    events: ['resumed', 'failed'],
    resumedBy: [],
    sends: [],
    asksOutside: 'party',
    failure: 'failed',
  },
  'send-to-auto-pilot': {
    title: 'Send To Autopilot (retired)',
    category: 'agent',
    events: ['sessionEnded', 'failure', 'timeout'],
    resumedBy: ['message', 'speech', 'hang-up'],
    sends: ['task'],
    asksOutside: 'party',
    needsMock: true,
    failure: 'failure',
    silence: 'timeout',
  },
} as const satisfies Readonly<Record<string, WidgetType>>;

/** Types of Studio's own schema that are not documented. Source: https://www.twilio.com/docs/studio/rest-api/v2/schemas */
export const UNDOCUMENTED_TYPES: readonly string[] = [
  'add-member-to-chat-channel',
  'create-chat-channel',
  'create-task',
  'run-function-v2',
  'understand',
  'update-sync-object',
];

/** A type with known behaviour. */
export type WidgetTypeName = keyof typeof WIDGET_TYPES;

export const isWidgetType = (type: string): type is WidgetTypeName => Object.hasOwn(WIDGET_TYPES, type);

/** The record of a type; undefined for an unknown type. */
export const widgetType = (type: string | undefined): WidgetType | undefined =>
  type !== undefined && isWidgetType(type) ? WIDGET_TYPES[type] : undefined;

const ALL_INPUTS: readonly ContactInput[] = ['message', 'keys', 'speech', 'answer', 'hang-up'];

/** What a widget of this type accepts from the contact. Studio gains types: an unknown one may accept anything. */
export const contactInputs = (type: string): readonly ContactInput[] => widgetType(type)?.resumedBy ?? ALL_INPUTS;

export const waitsForContact = (type: string): boolean => contactInputs(type).length > 0;

/** Whether the contact can do more at this widget than hang up. */
export const takesInput = (type: string): boolean => contactInputs(type).some((input) => input !== 'hang-up');

/** Events that mean silence at a widget of an unknown type. */
const SILENCE_EVENTS: readonly string[] = ['timeout', 'noAnswer', 'noAudio'];

/** The event by which a widget is left when the contact stays silent; undefined if no transition has one. */
export function silenceEvent(state: FlowState): string | undefined {
  const type = widgetType(state.type);
  const silent = type ? [type.silence] : SILENCE_EVENTS;
  return eventsOf(state).find((event) => silent.includes(event));
}

/** Whether a widget that was left by an event may have missed the contact's action: it was left as if by silence. */
export const mayHaveMissedInput = (state: FlowState, event: string): boolean =>
  event === silenceEvent(state) && !widgetType(state.type)?.silenceIsInput;

/** Whether the flow calls the contact there. */
export const placesCall = (type: string | undefined): boolean =>
  widgetType(type)?.resumedBy.includes('answer') ?? false;

export const sends = (type: string | undefined, output: Output): boolean =>
  widgetType(type)?.sends.includes(output) ?? false;

/** Whether it makes a request that a mock with a `status` answers. */
export const makesRequest = (type: string | undefined): boolean => sends(type, 'request');

/** Whether a party other than a server decides its event: an agent, a queue, a payment, a bot. A mock sets it with `event`. */
export const asksParty = (type: string | undefined): boolean => widgetType(type)?.asksOutside === 'party';

/** Whether a scenario on the emulator must mock the widget. */
export const needsMock = (type: string | undefined): boolean =>
  makesRequest(type) || widgetType(type)?.needsMock === true;

/** The timeout of a widget of an unknown type. */
const OTHER_TIMEOUT = 3600;

export const defaultTimeout = (type: string | undefined): number => widgetType(type)?.timeoutSeconds ?? OTHER_TIMEOUT;
