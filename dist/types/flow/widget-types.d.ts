import type { FlowState } from './types.js';
/** The kinds of widgets, as the map colours them. */
export type Category = 'start' | 'message' | 'voice' | 'logic' | 'call-out' | 'agent';
/** What the contact can do at a widget that waits. `hang-up`: the widget speaks on a call, which the contact can end. */
export type ContactInput = 'message' | 'keys' | 'speech' | 'answer' | 'hang-up';
/** What a widget lets out of the flow. `task`: what an agent, a queue, a payment or a bot receives. */
export type Output = 'message' | 'prompt' | 'request' | 'call' | 'task' | 'variables';
export type WidgetType = {
    /** The name in the console. */
    readonly title: string;
    readonly category: Category;
    /** Every event by which Studio lets it be left, in the order of the console. */
    readonly events: readonly string[];
    /** What of the contact it takes while it waits; empty where it goes on by itself. */
    readonly resumedBy: readonly ContactInput[];
    readonly sends: readonly Output[];
    /** It speaks TwiML: without a live call, the execution stops there. */
    readonly needsCall?: true;
    /** Whose answer decides how it is left: a server's (a mock has `status`), or somebody else's (a mock has `event`). */
    readonly asksOutside?: 'request' | 'party';
    /** The event by which it is left where what it needs failed, or was not mocked. */
    readonly failure?: string;
    /** Seconds after which it gives up, where its properties do not say. */
    readonly timeoutSeconds?: number;
    /** The event that silence of the contact leads to. */
    readonly silence?: string;
};
export declare const WIDGET_TYPES: {
    readonly trigger: {
        readonly title: 'Trigger';
        readonly category: 'start';
        readonly events: readonly ["incomingMessage", "incomingCall", "incomingConversationMessage", "incomingRequest", "incomingParent"];
        readonly resumedBy: readonly [];
        readonly sends: readonly [];
    };
    readonly 'send-message': {
        readonly title: 'Send Message';
        readonly category: 'message';
        readonly events: readonly ["sent", "failed"];
        readonly resumedBy: readonly [];
        readonly sends: readonly ["message"];
        readonly failure: 'failed';
    };
    readonly 'send-and-wait-for-reply': {
        readonly title: 'Send & Wait For Reply';
        readonly category: 'message';
        readonly events: readonly ["incomingMessage", "timeout", "deliveryFailure"];
        readonly resumedBy: readonly ["message"];
        readonly sends: readonly ["message"];
        readonly failure: 'deliveryFailure';
        readonly timeoutSeconds: 3600;
        readonly silence: 'timeout';
    };
    readonly 'split-based-on': {
        readonly title: 'Split Based On…';
        readonly category: 'logic';
        readonly events: readonly ["noMatch", "match"];
        readonly resumedBy: readonly [];
        readonly sends: readonly [];
    };
    readonly 'set-variables': {
        readonly title: 'Set Variables';
        readonly category: 'logic';
        readonly events: readonly ["next"];
        readonly resumedBy: readonly [];
        readonly sends: readonly ["variables"];
    };
    readonly 'run-subflow': {
        readonly title: 'Run Subflow';
        readonly category: 'call-out';
        readonly events: readonly ["completed", "failed"];
        readonly resumedBy: readonly [];
        readonly sends: readonly [];
        readonly failure: 'failed';
    };
    readonly 'make-http-request': {
        readonly title: 'Make HTTP Request';
        readonly category: 'call-out';
        readonly events: readonly ["success", "failed"];
        readonly resumedBy: readonly [];
        readonly sends: readonly ["request"];
        readonly asksOutside: 'request';
        readonly failure: 'failed';
    };
    readonly 'run-function': {
        readonly title: 'Run Function';
        readonly category: 'call-out';
        readonly events: readonly ["success", "fail"];
        readonly resumedBy: readonly [];
        readonly sends: readonly ["request"];
        readonly asksOutside: 'request';
        readonly failure: 'fail';
    };
    readonly 'add-twiml-redirect': {
        readonly title: 'TwiML Redirect';
        readonly category: 'call-out';
        readonly events: readonly ["return", "timeout", "fail"];
        readonly resumedBy: readonly ["message", "keys", "speech", "hang-up"];
        readonly sends: readonly [];
        readonly asksOutside: 'party';
        readonly failure: 'fail';
        readonly timeoutSeconds: 14400;
        readonly silence: 'timeout';
    };
    readonly 'say-play': {
        readonly title: 'Say/Play';
        readonly category: 'voice';
        readonly events: readonly ["audioComplete"];
        readonly resumedBy: readonly ["hang-up"];
        readonly sends: readonly ["prompt"];
        readonly needsCall: true;
    };
    readonly 'gather-input-on-call': {
        readonly title: 'Gather Input On Call';
        readonly category: 'voice';
        readonly events: readonly ["keypress", "speech", "timeout"];
        readonly resumedBy: readonly ["keys", "speech", "hang-up"];
        readonly sends: readonly ["prompt"];
        readonly needsCall: true;
        readonly timeoutSeconds: 5;
        readonly silence: 'timeout';
    };
    readonly 'make-outgoing-call-v1': {
        readonly category: 'voice';
        readonly resumedBy: readonly ['answer', 'hang-up'];
        readonly sends: readonly ['call'];
        readonly failure: 'failed';
        readonly timeoutSeconds: 60;
        readonly silence: 'noAnswer';
        readonly title: 'Make Outgoing Call v1';
        readonly events: readonly ["answered", "busy", "noAnswer", "failed", "answeredByMachine", "hangup"];
    };
    readonly 'make-outgoing-call-v2': {
        readonly category: 'voice';
        readonly resumedBy: readonly ['answer', 'hang-up'];
        readonly sends: readonly ['call'];
        readonly failure: 'failed';
        readonly timeoutSeconds: 60;
        readonly silence: 'noAnswer';
        readonly title: 'Make Outgoing Call';
        readonly events: readonly ["answered", "busy", "noAnswer", "failed"];
    };
    readonly 'connect-call-to': {
        readonly title: 'Connect Call To';
        readonly category: 'voice';
        readonly events: readonly ["callCompleted", "hangup"];
        readonly resumedBy: readonly ["hang-up"];
        readonly sends: readonly ["call"];
        readonly needsCall: true;
        readonly asksOutside: 'party';
    };
    readonly 'record-voicemail': {
        readonly title: 'Record Voicemail';
        readonly category: 'voice';
        readonly events: readonly ["recordingComplete", "noAudio", "hangup"];
        readonly resumedBy: readonly ["keys", "speech", "hang-up"];
        readonly sends: readonly [];
        readonly needsCall: true;
        readonly timeoutSeconds: 5;
        readonly silence: 'noAudio';
    };
    readonly 'record-call': {
        readonly title: 'Call Recording';
        readonly category: 'voice';
        readonly events: readonly ["success", "failed"];
        readonly resumedBy: readonly [];
        readonly sends: readonly [];
        readonly failure: 'failed';
    };
    readonly 'capture-payments': {
        readonly title: 'Capture Payments';
        readonly category: 'voice';
        readonly events: readonly ["success", "maxFailedAttempts", "providerError", "payInterrupted", "hangup", "validationError"];
        readonly resumedBy: readonly ["keys", "hang-up"];
        readonly sends: readonly ["task"];
        readonly needsCall: true;
        readonly asksOutside: 'party';
    };
    readonly 'fork-stream': {
        readonly title: 'Fork Stream';
        readonly category: 'voice';
        readonly events: readonly ["next"];
        readonly resumedBy: readonly [];
        readonly sends: readonly [];
        readonly needsCall: true;
    };
    readonly 'enqueue-call': {
        readonly title: 'Enqueue Call';
        readonly category: 'agent';
        readonly events: readonly ["callComplete", "failedToEnqueue", "callFailure"];
        readonly resumedBy: readonly ["hang-up"];
        readonly sends: readonly ["task"];
        readonly needsCall: true;
        readonly asksOutside: 'party';
    };
    readonly 'send-to-flex': {
        readonly title: 'Send To Flex';
        readonly category: 'agent';
        readonly events: readonly ["callComplete", "failedToEnqueue", "callFailure", "composerStarted"];
        readonly resumedBy: readonly ["message", "hang-up"];
        readonly sends: readonly ["task"];
        readonly asksOutside: 'party';
        readonly failure: 'failedToEnqueue';
    };
    readonly 'connect-virtual-agent': {
        readonly title: 'Connect Virtual Agent v1';
        readonly category: 'agent';
        readonly events: readonly ["return", "hangup"];
        readonly resumedBy: readonly ["speech", "hang-up"];
        readonly sends: readonly ["task"];
        readonly needsCall: true;
        readonly asksOutside: 'party';
    };
    readonly 'connect-virtual-agent-v2': {
        readonly title: 'Connect Virtual Agent';
        readonly category: 'agent';
        readonly events: readonly ["completed", "live-agent-handoff", "hangup", "failed", "paused", "timeout"];
        readonly resumedBy: readonly ["speech", "hang-up"];
        readonly sends: readonly ["task"];
        readonly needsCall: true;
        readonly asksOutside: 'party';
        readonly failure: 'failed';
    };
    readonly 'run-conversation-relay': {
        readonly title: 'Run ConversationRelay';
        readonly category: 'agent';
        readonly events: readonly ["success", "failed"];
        readonly resumedBy: readonly ["keys", "speech", "hang-up"];
        readonly sends: readonly ["task"];
        readonly needsCall: true;
        readonly asksOutside: 'party';
        readonly failure: 'failed';
    };
    readonly 'start-conversation': {
        readonly title: 'Start Conversation';
        readonly category: 'message';
        readonly events: readonly ["created", "failed"];
        readonly resumedBy: readonly [];
        readonly sends: readonly [];
        readonly asksOutside: 'party';
        readonly failure: 'failed';
    };
    readonly 'resume-conversation': {
        readonly title: 'Resume Conversation';
        readonly category: 'message';
        readonly events: readonly ["resumed", "failed"];
        readonly resumedBy: readonly [];
        readonly sends: readonly [];
        readonly asksOutside: 'party';
        readonly failure: 'failed';
    };
    readonly 'send-to-auto-pilot': {
        readonly title: 'Send To Autopilot (retired)';
        readonly category: 'agent';
        readonly events: readonly ["sessionEnded", "failure", "timeout"];
        readonly resumedBy: readonly ["message", "speech", "hang-up"];
        readonly sends: readonly ["task"];
        readonly asksOutside: 'party';
        readonly failure: 'failure';
        readonly silence: 'timeout';
    };
};
/** A type that Studio publishes. */
export type WidgetTypeName = keyof typeof WIDGET_TYPES;
export declare const isWidgetType: (type: string) => type is WidgetTypeName;
/** The record of a type; undefined for one that Studio does not have, or that is new. */
export declare const widgetType: (type: string | undefined) => WidgetType | undefined;
/** What a widget of this type takes from the contact. Studio gains types: one that is not in the table may take anything. */
export declare const contactInputs: (type: string) => readonly ContactInput[];
export declare const waitsForContact: (type: string) => boolean;
/** Whether the contact can do more at this widget than hang up. */
export declare const takesInput: (type: string) => boolean;
/** The event by which a widget is left when nothing comes from the contact; undefined if no transition has one. */
export declare function silenceEvent(state: FlowState): string | undefined;
/** Whether the flow calls the contact there. */
export declare const placesCall: (type: string | undefined) => boolean;
export declare const sends: (type: string | undefined, output: Output) => boolean;
/** Whether it makes a request that a mock with a `status` answers. */
export declare const makesRequest: (type: string | undefined) => boolean;
export declare const defaultTimeout: (type: string | undefined) => number;
