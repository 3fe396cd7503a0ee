// src/flow/graph.ts
var findState = ({ states }, name) => states.find((state) => state.name === name);
var widgetNames = ({ states }) => states.map(({ name }) => name);
var eventsOf = ({ transitions }) => [...new Set(transitions.map(({ event }) => event))];
var transitionsBy = ({ transitions }, event) => transitions.filter((transition) => transition.event === event);
var successors = ({ transitions }) => [
  ...new Set(transitions.flatMap(({ next }) => next ? [next] : []))
];
var startOf = (flow) => findState(flow, flow.initial_state);
function reachableFrom(flow, name) {
  const byName = new Map(flow.states.map((state) => [state.name, state]));
  const reached = /* @__PURE__ */ new Set();
  const open = [name];
  for (let next = open.pop(); next !== void 0; next = open.pop()) {
    const state = byName.get(next);
    if (!state || reached.has(next)) continue;
    reached.add(next);
    open.push(...successors(state));
  }
  return reached;
}

// src/flow/widget-types.ts
var OUTGOING_CALL = {
  category: "voice",
  resumedBy: ["answer", "hang-up"],
  sends: ["call"],
  failure: "failed",
  timeoutSeconds: 60,
  silence: "noAnswer"
};
var ENQUEUED = ["callComplete", "failedToEnqueue", "callFailure"];
var WIDGET_TYPES = {
  trigger: {
    title: "Trigger",
    category: "start",
    events: ["incomingMessage", "incomingCall", "incomingConversationMessage", "incomingRequest", "incomingParent"],
    resumedBy: [],
    sends: []
  },
  "send-message": {
    title: "Send Message",
    category: "message",
    events: ["sent", "failed"],
    resumedBy: [],
    sends: ["message"],
    failure: "failed"
  },
  "send-and-wait-for-reply": {
    title: "Send & Wait For Reply",
    category: "message",
    events: ["incomingMessage", "timeout", "deliveryFailure"],
    resumedBy: ["message"],
    sends: ["message"],
    failure: "deliveryFailure",
    timeoutSeconds: 3600,
    silence: "timeout"
  },
  "split-based-on": {
    title: "Split Based On\u2026",
    category: "logic",
    events: ["noMatch", "match"],
    resumedBy: [],
    sends: []
  },
  "set-variables": {
    title: "Set Variables",
    category: "logic",
    events: ["next"],
    resumedBy: [],
    sends: ["variables"]
  },
  "run-subflow": {
    title: "Run Subflow",
    category: "call-out",
    events: ["completed", "failed"],
    resumedBy: [],
    sends: [],
    failure: "failed"
  },
  "make-http-request": {
    title: "Make HTTP Request",
    category: "call-out",
    events: ["success", "failed"],
    resumedBy: [],
    sends: ["request"],
    asksOutside: "request",
    failure: "failed"
  },
  "run-function": {
    title: "Run Function",
    category: "call-out",
    events: ["success", "fail"],
    resumedBy: [],
    sends: ["request"],
    asksOutside: "request",
    failure: "fail"
  },
  "add-twiml-redirect": {
    title: "TwiML Redirect",
    category: "call-out",
    events: ["return", "timeout", "fail"],
    resumedBy: ["message", "keys", "speech", "hang-up"],
    sends: [],
    asksOutside: "party",
    failure: "fail",
    timeoutSeconds: 14400,
    silence: "timeout"
  },
  "say-play": {
    title: "Say/Play",
    category: "voice",
    events: ["audioComplete"],
    resumedBy: ["hang-up"],
    sends: ["prompt"],
    needsCall: true
  },
  "gather-input-on-call": {
    title: "Gather Input On Call",
    category: "voice",
    events: ["keypress", "speech", "timeout"],
    resumedBy: ["keys", "speech", "hang-up"],
    sends: ["prompt"],
    needsCall: true,
    timeoutSeconds: 5,
    silence: "timeout"
  },
  "make-outgoing-call-v1": {
    title: "Make Outgoing Call v1",
    events: ["answered", "busy", "noAnswer", "failed", "answeredByMachine", "hangup"],
    ...OUTGOING_CALL
  },
  "make-outgoing-call-v2": {
    title: "Make Outgoing Call",
    events: ["answered", "busy", "noAnswer", "failed"],
    ...OUTGOING_CALL
  },
  "connect-call-to": {
    title: "Connect Call To",
    category: "voice",
    events: ["callCompleted", "hangup"],
    resumedBy: ["hang-up"],
    sends: ["call"],
    needsCall: true,
    asksOutside: "party"
  },
  "record-voicemail": {
    title: "Record Voicemail",
    category: "voice",
    events: ["recordingComplete", "noAudio", "hangup"],
    resumedBy: ["keys", "speech", "hang-up"],
    sends: [],
    needsCall: true,
    timeoutSeconds: 5,
    silence: "noAudio"
  },
  "record-call": {
    title: "Call Recording",
    category: "voice",
    events: ["success", "failed"],
    resumedBy: [],
    sends: [],
    failure: "failed"
  },
  "capture-payments": {
    title: "Capture Payments",
    category: "voice",
    events: ["success", "maxFailedAttempts", "providerError", "payInterrupted", "hangup", "validationError"],
    resumedBy: ["keys", "hang-up"],
    sends: ["task"],
    needsCall: true,
    asksOutside: "party"
  },
  "fork-stream": {
    title: "Fork Stream",
    category: "voice",
    events: ["next"],
    resumedBy: [],
    sends: [],
    needsCall: true
  },
  "enqueue-call": {
    title: "Enqueue Call",
    category: "agent",
    events: ENQUEUED,
    resumedBy: ["hang-up"],
    sends: ["task"],
    needsCall: true,
    asksOutside: "party"
  },
  "send-to-flex": {
    title: "Send To Flex",
    category: "agent",
    events: [...ENQUEUED, "composerStarted"],
    resumedBy: ["message", "hang-up"],
    sends: ["task"],
    asksOutside: "party",
    failure: "failedToEnqueue"
  },
  "connect-virtual-agent": {
    title: "Connect Virtual Agent v1",
    category: "agent",
    events: ["return", "hangup"],
    resumedBy: ["speech", "hang-up"],
    sends: ["task"],
    needsCall: true,
    asksOutside: "party"
  },
  "connect-virtual-agent-v2": {
    title: "Connect Virtual Agent",
    category: "agent",
    events: ["completed", "live-agent-handoff", "hangup", "failed", "paused", "timeout"],
    resumedBy: ["speech", "hang-up"],
    sends: ["task"],
    needsCall: true,
    asksOutside: "party",
    failure: "failed"
  },
  "run-conversation-relay": {
    title: "Run ConversationRelay",
    category: "agent",
    events: ["success", "failed"],
    resumedBy: ["keys", "speech", "hang-up"],
    sends: ["task"],
    needsCall: true,
    asksOutside: "party",
    failure: "failed"
  },
  "start-conversation": {
    title: "Start Conversation",
    category: "message",
    events: ["created", "failed"],
    resumedBy: [],
    sends: [],
    asksOutside: "party",
    failure: "failed"
  },
  "resume-conversation": {
    title: "Resume Conversation",
    category: "message",
    events: ["resumed", "failed"],
    resumedBy: [],
    sends: [],
    asksOutside: "party",
    failure: "failed"
  },
  "send-to-auto-pilot": {
    title: "Send To Autopilot (retired)",
    category: "agent",
    events: ["sessionEnded", "failure", "timeout"],
    resumedBy: ["message", "speech", "hang-up"],
    sends: ["task"],
    asksOutside: "party",
    failure: "failure",
    silence: "timeout"
  }
};
var isWidgetType = (type) => Object.hasOwn(WIDGET_TYPES, type);
var widgetType = (type) => type !== void 0 && isWidgetType(type) ? WIDGET_TYPES[type] : void 0;
var ALL_INPUTS = ["message", "keys", "speech", "answer", "hang-up"];
var contactInputs = (type) => widgetType(type)?.resumedBy ?? ALL_INPUTS;
var waitsForContact = (type) => contactInputs(type).length > 0;
var takesInput = (type) => contactInputs(type).some((input) => input !== "hang-up");
var SILENCE_EVENTS = ["timeout", "noAnswer", "noAudio"];
function silenceEvent(state) {
  const type = widgetType(state.type);
  const silent = type ? [type.silence] : SILENCE_EVENTS;
  return eventsOf(state).find((event) => silent.includes(event));
}
var placesCall = (type) => widgetType(type)?.resumedBy.includes("answer") ?? false;
var sends = (type, output) => widgetType(type)?.sends.includes(output) ?? false;
var makesRequest = (type) => sends(type, "request");
var OTHER_TIMEOUT = 3600;
var defaultTimeout = (type) => widgetType(type)?.timeoutSeconds ?? OTHER_TIMEOUT;

export {
  findState,
  widgetNames,
  eventsOf,
  transitionsBy,
  successors,
  startOf,
  reachableFrom,
  WIDGET_TYPES,
  isWidgetType,
  widgetType,
  contactInputs,
  waitsForContact,
  takesInput,
  silenceEvent,
  placesCall,
  sends,
  makesRequest,
  defaultTimeout
};
