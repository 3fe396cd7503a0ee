import {
  ARGUMENTS_MUST_ALL_HOLD,
  DEFAULT_ANSWER,
  EXECUTION_DAYS,
  FIRST_CONDITION_WINS,
  MAX_ANSWER_BYTES,
  MAX_CONTEXT_CHARACTERS,
  MAX_SAME_WIDGET,
  MAX_STEPS,
  REQUEST_TIMEOUT_SECONDS,
  holds,
  isCondition,
  validateDefinition
} from "./chunk-C6K25P4P.js";
import {
  RENDERED_INVALID_TEMPLATE
} from "./chunk-QV3VTVOG.js";
import {
  WIDGET_TYPES,
  startOf,
  widgetType
} from "./chunk-LDRYS6VK.js";
import {
  nearest
} from "./chunk-46E2GUX2.js";

// src/emulator/engine/sids.ts
import { createHash } from "node:crypto";
var digits = (text) => createHash("sha256").update(text).digest("hex").slice(0, 32);
var sidOf = (prefix, name) => `${prefix}${digits(`${prefix}:${name}`)}`;
function spread(number) {
  let bits = number;
  bits = Math.imul(bits ^ bits >>> 16, 2246822507);
  bits = Math.imul(bits ^ bits >>> 13, 3266489909);
  return (bits ^ bits >>> 16) >>> 0;
}
function createSids(seed) {
  const start = createHash("sha256").update(seed).digest();
  const bytes = Buffer.alloc(16);
  let made = 0;
  return (prefix) => {
    made += 1;
    for (let at = 0; at < bytes.length; at += 4) bytes.writeUInt32BE(spread(made ^ start.readUInt32BE(at)), at);
    return prefix + bytes.toString("hex");
  };
}

// src/emulator/engine/call-parameters.ts
function callParameters({ channel, context }) {
  const { call, contact, flow } = channel;
  if (!call) return {};
  const inbound = call.direction === "inbound";
  const from = inbound ? contact : flow;
  const to = inbound ? flow : contact;
  const trigger3 = context.trigger;
  return {
    ...inbound ? trigger3?.call : {},
    CallSid: call.sid,
    CallStatus: call.status,
    Direction: call.direction,
    ApiVersion: "2010-04-01",
    From: from,
    Caller: from,
    To: to,
    Called: to
  };
}

// src/emulator/widgets/add-twiml-redirect.ts
var addTwimlRedirect = {
  type: "add-twiml-redirect",
  knowledge: {
    fidelity: "documented",
    source: "https://www.twilio.com/docs/studio/widget-library/twiml-redirect",
    notes: "The TwiML is not fetched: it returns at once unless a mock says otherwise; `output` holds what the return brings along."
  },
  enter: (ctx) => ({
    do: "party",
    usual: "return",
    output: { ...callParameters(ctx), FlowEvent: "return" }
  })
};

// src/emulator/widgets/capture-payments.ts
var capturePayments = {
  type: "capture-payments",
  knowledge: {
    fidelity: "documented",
    source: "https://www.twilio.com/docs/studio/widget-library/capture-payments",
    notes: "No card is read and no provider asked: it succeeds unless a mock says otherwise."
  },
  enter: (ctx) => ({ do: "party", usual: "success", output: { ...callParameters(ctx), Result: "success" } })
};

// src/emulator/widgets/connect-call-to.ts
var SIMULATED_SECONDS = "30";
function connected(ctx) {
  const sid = ctx.channel.call?.sid ?? "";
  const output = {
    ...callParameters(ctx),
    DialCallSid: `CA${sid.slice(2).split("").reverse().join("")}`,
    DialCallStatus: "completed",
    DialCallDuration: SIMULATED_SECONDS
  };
  return { do: "party", usual: "callCompleted", output };
}
var connectCallTo = {
  type: "connect-call-to",
  knowledge: {
    fidelity: "documented",
    source: "https://www.twilio.com/docs/studio/widget-library/connect-call",
    notes: "Nobody is called. It completes as an answered call unless a mock says otherwise: `{ event: hangup }`, or `{ event: callCompleted, output: { DialCallStatus: no-answer } }`."
  },
  enter: connected
};

// src/emulator/widgets/connect-virtual-agent.ts
var connectVirtualAgent = {
  type: "connect-virtual-agent",
  knowledge: {
    fidelity: "documented",
    source: "https://www.twilio.com/docs/studio/widget-library/connect-virtual-agent-dialogflow-es",
    notes: "No agent is asked: it returns unless a mock says otherwise."
  },
  enter: (ctx) => ({ do: "party", usual: "return", output: callParameters(ctx) })
};

// src/emulator/widgets/connect-virtual-agent-v2.ts
var connectVirtualAgentV2 = {
  type: "connect-virtual-agent-v2",
  knowledge: {
    fidelity: "documented",
    source: "https://www.twilio.com/docs/studio/widget-library/connect-virtual-agent",
    notes: "No agent is asked: it completes unless a mock says otherwise. `paused` and `timeout` are from a public catalogue of widgets."
  },
  enter: (ctx) => ({
    do: "party",
    usual: "completed",
    output: { ...callParameters(ctx), VirtualAgentStatus: "completed" }
  })
};

// src/emulator/widgets/enqueue-call.ts
var enqueueCall = {
  type: "enqueue-call",
  knowledge: {
    fidelity: "documented",
    source: "https://www.twilio.com/docs/studio/widget-library/enqueue-call",
    notes: "There is no queue: it completes at once unless a mock says otherwise."
  },
  enter: (ctx) => ({
    do: "party",
    usual: "callComplete",
    output: { ...callParameters(ctx), QueueResult: "bridged", QueueTime: "0" }
  })
};

// src/emulator/widgets/fork-stream.ts
var forkStream = {
  type: "fork-stream",
  knowledge: {
    fidelity: "documented",
    source: "https://www.twilio.com/docs/studio/widget-library/fork-stream",
    notes: "No stream is opened."
  },
  enter: () => ({ do: "leave", event: "next" })
};

// src/emulator/engine/seconds.ts
function secondsOf({ render }, property, usual) {
  const text = render(property).trim();
  const seconds = Number(text);
  return text === "" || !Number.isFinite(seconds) || seconds < 0 ? usual : seconds;
}

// src/emulator/engine/speech.ts
function promptOf({ properties, render }) {
  const say = render(properties.say);
  const play = render(properties.play);
  const digits2 = render(properties.digits);
  if (!say && !play && !digits2) return [];
  return [{ type: "speak", ...say && { say }, ...play && { play }, ...digits2 && { digits: digits2 } }];
}

// src/emulator/widgets/gather-input-on-call.ts
var DEFAULT_FINISH_KEY = "#";
function finishKeyOf({ properties, render }) {
  if (render(properties.stop_gather) === "false") return "";
  const { finish_on_key: key } = properties;
  return key === void 0 || key === null ? DEFAULT_FINISH_KEY : render(key);
}
function digitsOf(ctx, pressed) {
  const { properties, render } = ctx;
  const finish = finishKeyOf(ctx);
  const end2 = finish === "" ? -1 : pressed.indexOf(finish);
  const wanted = Number(render(properties.number_of_digits)) || pressed.length;
  return (end2 < 0 ? pressed : pressed.slice(0, end2)).slice(0, wanted);
}
var answered = (ctx, event, heard) => ({
  do: "leave",
  event,
  output: { ...callParameters(ctx), ...heard }
});
var timedOut = (ctx) => answered(ctx, "timeout", { FlowEvent: "timeout" });
var gatherInputOnCall = {
  type: "gather-input-on-call",
  knowledge: {
    fidelity: "documented",
    source: "https://www.twilio.com/docs/studio/widget-library/gather-input-call",
    notes: "The finishing key alone counts as no input [assumed]; there is none where `stop_gather` is off [assumed]. Speech is taken as the contact says it: no recognition, no profanity filter."
  },
  enter: (ctx) => ({
    do: "wait",
    on: ["digits", "speech", "timeout"],
    timeoutSeconds: secondsOf(ctx, ctx.properties.timeout, WIDGET_TYPES["gather-input-on-call"].timeoutSeconds),
    effects: promptOf(ctx)
  }),
  resume: (ctx, signal) => {
    if (signal.type === "speech") {
      const language = ctx.render(ctx.properties.gather_language) || "en-US";
      const heard = { SpeechResult: signal.text, Confidence: String(signal.confidence), Language: language };
      return answered(ctx, "speech", heard);
    }
    const digits2 = signal.type === "digits" ? digitsOf(ctx, signal.digits) : "";
    return digits2 === "" ? timedOut(ctx) : answered(ctx, "keypress", { Digits: digits2 });
  }
};

// src/emulator/engine/depth.ts
var DEEPEST = 100;
function isShallow(value, levels = DEEPEST) {
  if (typeof value !== "object" || value === null) return true;
  return levels > 0 && Object.values(value).every((part) => isShallow(part, levels - 1));
}

// src/emulator/engine/key-values.ts
var isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
function asksToParse(entry) {
  const { type } = entry;
  if (typeof type === "string" && type !== "") return !/^(string|text)$/i.test(type);
  return Object.keys(entry).some((name) => /parse/i.test(name) && (entry[name] === true || entry[name] === "true"));
}
var known = /* @__PURE__ */ new WeakMap();
function entriesOf(list) {
  const found = known.get(list);
  if (found) return found;
  const entries = list.filter(isObject).flatMap((entry) => {
    const { key, value } = entry;
    return typeof key === "string" && key !== "" ? [{ key, value, parse: asksToParse(entry) }] : [];
  });
  known.set(list, entries);
  return entries;
}
function keyValues(list, render) {
  if (!Array.isArray(list)) return [];
  return entriesOf(list).map(({ key, value, parse }) => ({ key, text: render(value), parse }));
}
function parseJson(text) {
  try {
    const value = JSON.parse(text);
    return isShallow(value) ? value : void 0;
  } catch {
    return void 0;
  }
}
var entryValue = ({ text, parse }) => parse ? parseJson(text) ?? text : text;

// src/emulator/engine/answer.ts
var headerOf = ({ headers }, wanted) => Object.entries(headers).find(([name]) => name.toLowerCase() === wanted)?.[1] ?? "";
var isJson = (contentType) => contentType.split(";")[0]?.trim().toLowerCase() === "application/json";
function parsedBody(body, contentType) {
  const parsed = isJson(contentType) ? parseJson(body) : void 0;
  return typeof parsed === "object" && parsed !== null ? { parsed } : {};
}
function outputOf(answer) {
  const contentType = headerOf(answer, "content-type");
  const { status, body } = answer;
  return { content_type: contentType, status_code: status, body, ...parsedBody(body, contentType) };
}
var isTooLarge = ({ body }) => Buffer.byteLength(body) > MAX_ANSWER_BYTES;
function leaveByAnswer(answer, by) {
  if ("failed" in answer) return { do: "leave", event: by.failure };
  if (isTooLarge(answer)) {
    const message = `The answer is larger than the ${MAX_ANSWER_BYTES} bytes that Studio takes.`;
    return { do: "leave", event: by.failure, effects: [{ type: "note", message }] };
  }
  return { do: "leave", event: by.succeeds(answer.status) ? "success" : by.failure, output: outputOf(answer) };
}
var formOf = (parameters) => new URLSearchParams(parameters.map(({ key, text }) => [key, text]));
var parameterTable = (parameters) => parameters.length === 0 ? {} : { parameters: Object.fromEntries(parameters.map(({ key, text }) => [key, text])) };
function httpUrl(text) {
  const url = URL.canParse(text.trim()) ? new URL(text.trim()) : void 0;
  return url && /^https?:$/.test(url.protocol) ? url : void 0;
}
var PLACEHOLDER = /\$\{[^}]*\}|<[^>]+>|^\s*[A-Z][A-Z0-9_-]*\s*(\/|$)/;
var isTakenOut = (url) => !url || typeof url === "string" && !/\{\{|\{%/.test(url) && PLACEHOLDER.test(url);
var missingAddress = (name) => `https://${name.toLowerCase().replace(/[^a-z0-9]+/g, "-")}.invalid/`;
var addressIn = ({ name, properties, render }, instead = missingAddress(name)) => isTakenOut(properties.url) ? instead : render(properties.url);

// src/emulator/widgets/make-http-request.ts
var FORM = "application/x-www-form-urlencoded";
var RESERVED_PARAMETERS = ["method"];
var STAND_IN_CREDENTIALS = "ACCOUNT_SID:AUTH_TOKEN";
var basic = (credentials) => `Basic ${Buffer.from(credentials).toString("base64")}`;
function authorizationOf({ properties, render }, { username, password }) {
  if (render(properties.add_twilio_auth) === "true") return { authorization: basic(STAND_IN_CREDENTIALS) };
  if (username === "" && password === "") return {};
  return { authorization: basic(`${decode(username)}:${decode(password)}`) };
}
function decode(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
function addressOf(url, query) {
  const address = new URL(url);
  address.username = "";
  address.password = "";
  for (const [key, value] of query) address.searchParams.append(key, value);
  return address.href;
}
function callOf(ctx, url, parameters) {
  const { properties, render } = ctx;
  const method = render(properties.method).trim().toUpperCase() || "GET";
  const contentType = render(properties.content_type) || `${FORM};charset=utf-8`;
  const form = formOf(parameters);
  const authorization = authorizationOf(ctx, url);
  const call = { method, timeoutSeconds: REQUEST_TIMEOUT_SECONDS, ...parameterTable(parameters) };
  if (method === "GET") return { ...call, url: addressOf(url, form), headers: authorization };
  const isForm = contentType.toLowerCase().startsWith(FORM);
  const body = [render(properties.body), isForm ? form.toString() : ""].filter(Boolean).join("&");
  const address = addressOf(url, isForm ? new URLSearchParams() : form);
  return { ...call, url: address, headers: { "content-type": contentType, ...authorization }, body };
}
var fails = (message) => ({
  do: "leave",
  event: "failed",
  effects: [{ type: "note", message: `81014: ${message}` }]
});
function ask(ctx) {
  const { properties, render } = ctx;
  const url = httpUrl(addressIn(ctx));
  if (!url) return fails("the URL did not evaluate to one of http or https.");
  const parameters = keyValues(properties.parameters, render);
  const reserved = parameters.find(({ key }) => RESERVED_PARAMETERS.includes(key));
  if (reserved) return fails(`a parameter has the reserved name \`${reserved.key}\`.`);
  return { do: "request", request: callOf(ctx, url, parameters) };
}
var makeHttpRequest = {
  type: "make-http-request",
  knowledge: {
    fidelity: "documented",
    source: "https://www.twilio.com/docs/studio/widget-library/http-request",
    notes: "Answered by a mock, or by a server on this machine. A redirect is not followed, and fails. JSON that does not parse still succeeds [assumed]. The parameters of a POST that is no form go into the query [assumed]. Of the reserved names only `method` is documented. Authenticate with Twilio sends stand-in credentials. A definition without its URL, or with a placeholder for it, asks an address that only a mock answers [assumed]."
  },
  enter: ask,
  resume: (_visit, signal) => signal.type === "response" ? leaveByAnswer(signal.response, { succeeds: (status) => status >= 200 && status < 300, failure: "failed" }) : { do: "leave", event: "failed" }
};

// src/emulator/widgets/make-outgoing-call-v2.ts
var EVENTS = {
  human: "answered",
  machine: "answered",
  busy: "busy",
  "no-answer": "noAnswer",
  failed: "failed"
};
var STATUS = {
  human: "in-progress",
  machine: "in-progress",
  busy: "busy",
  "no-answer": "no-answer",
  failed: "failed"
};
var detects = ({ properties, render }) => render(properties.detect_answering_machine) === "true";
function answeredBy(ctx, answer) {
  if (!detects(ctx) || answer !== "human" && answer !== "machine") return {};
  if (answer === "human") return { AnsweredBy: "human" };
  const toTheEnd = ctx.render(ctx.properties.machine_detection) === "DetectMessageEnd";
  return { AnsweredBy: toTheEnd ? "machine_end_beep" : "machine_start" };
}
var leaveBy = (ctx, answer) => ({
  do: "leave",
  event: EVENTS[answer],
  output: { ...callParameters(ctx), ...answeredBy(ctx, answer), CallStatus: STATUS[answer] }
});
function placeCall(ctx) {
  const { properties, render, channel } = ctx;
  const timeoutSeconds = Number(render(properties.timeout)) || WIDGET_TYPES["make-outgoing-call-v2"].timeoutSeconds;
  const from = render(properties.from) || channel.flow;
  const to = render(properties.to) || channel.contact;
  return {
    do: "wait",
    on: ["answer", "timeout"],
    timeoutSeconds,
    effects: [{ type: "place-call", from, to, timeoutSeconds, detectMachine: detects(ctx) }]
  };
}
var makeOutgoingCallV2 = {
  type: "make-outgoing-call-v2",
  knowledge: {
    fidelity: "documented",
    source: "https://www.twilio.com/docs/studio/widget-library/make-outgoing-call",
    notes: "Of the answering machine outcomes: human, machine_start and (DetectMessageEnd) machine_end_beep."
  },
  enter: placeCall,
  resume: (ctx, signal) => leaveBy(ctx, signal.type === "answer" ? signal.outcome : "no-answer")
};

// src/emulator/widgets/make-outgoing-call-v1.ts
var makeOutgoingCallV1 = {
  ...makeOutgoingCallV2,
  type: "make-outgoing-call-v1",
  knowledge: {
    fidelity: "assumed",
    source: "https://www.twilio.com/docs/studio/widget-library/make-outgoing-call",
    notes: "Deprecated; taken to behave as version 2, but for a machine that it was told to detect. `hangup` happens by a mock only."
  },
  resume: (ctx, signal) => {
    const left = makeOutgoingCallV2.resume?.(ctx, signal) ?? { do: "leave", event: "failed" };
    const byMachine = signal.type === "answer" && signal.outcome === "machine";
    const detects2 = ctx.render(ctx.properties.detect_answering_machine) === "true";
    return left.do === "leave" && byMachine && detects2 ? { ...left, event: "answeredByMachine" } : left;
  }
};

// src/emulator/widgets/record-call.ts
var recordCall = {
  type: "record-call",
  knowledge: {
    fidelity: "documented",
    source: "https://www.twilio.com/docs/studio/widget-library/call-recording",
    notes: "Nothing is recorded. It fails only where no call is up."
  },
  enter: (ctx) => ({
    do: "leave",
    event: ctx.channel.call ? "success" : "failed",
    output: callParameters(ctx)
  })
};

// src/emulator/widgets/record-voicemail.ts
var DEFAULT_MAX_LENGTH = 3600;
var SECONDS_A_WORD = 0.4;
function listen(ctx) {
  const { timeout, max_length: longest } = ctx.properties;
  const silence = secondsOf(ctx, timeout, WIDGET_TYPES["record-voicemail"].timeoutSeconds);
  return {
    do: "wait",
    on: ["speech", "digits", "timeout", "hangup"],
    timeoutSeconds: silence > 0 ? silence : secondsOf(ctx, longest, DEFAULT_MAX_LENGTH)
  };
}
var isFinished = ({ properties, render }, pressed) => [...render(properties.finish_on_key)].some((key) => pressed.includes(key));
function recorded(ctx, text) {
  const recordingSid = `RE${(ctx.channel.call?.sid ?? "").slice(2)}`;
  const seconds = Math.max(1, Math.ceil(text.split(/\s+/).length * SECONDS_A_WORD));
  return {
    do: "leave",
    event: "recordingComplete",
    output: {
      ...callParameters(ctx),
      RecordingSid: recordingSid,
      RecordingUrl: `https://api.twilio.com/2010-04-01/Accounts/recordings/${recordingSid}`,
      RecordingDuration: String(seconds)
    }
  };
}
var recordVoicemail = {
  type: "record-voicemail",
  knowledge: {
    fidelity: "documented",
    source: "https://www.twilio.com/docs/studio/widget-library/record-voicemail",
    notes: "What the contact says becomes a recording with an address that serves nothing; the finishing key alone makes a recording too [assumed]. Transcription does not happen."
  },
  enter: listen,
  resume: (ctx, signal) => {
    if (signal.type === "speech") return recorded(ctx, signal.text);
    if (signal.type === "digits") return isFinished(ctx, signal.digits) ? recorded(ctx, "") : listen(ctx);
    return { do: "leave", event: signal.type === "hangup" ? "hangup" : "noAudio", output: callParameters(ctx) };
  }
};

// src/emulator/widgets/resume-conversation.ts
var enter = ({ channel }) => channel.kind === "request" ? { do: "party", usual: "resumed" } : { do: "leave", event: "failed" };
var resumeConversation = {
  type: "resume-conversation",
  knowledge: {
    fidelity: "assumed",
    source: "https://www.twilio.com/docs/studio/widget-library/resume-conversation",
    notes: "The page tells what it does; the names of its type and events are from a public catalogue of widgets. No conversation is opened: what `widgets.NAME.conversation` holds comes from a mock."
  },
  enter
};

// src/emulator/widgets/run-conversation-relay.ts
var runConversationRelay = {
  type: "run-conversation-relay",
  knowledge: {
    fidelity: "assumed",
    source: "https://www.twilio.com/docs/studio/widget-library/conversationrelay",
    notes: "The page tells what it does; the names of its type and events are from a public catalogue of widgets. No session is opened: it succeeds unless a mock says otherwise, and `HandoffData` comes from one."
  },
  enter: (ctx) => ({ do: "party", usual: "success", output: callParameters(ctx) })
};

// src/emulator/widgets/run-function.ts
function addressOf2(ctx) {
  const { properties, render } = ctx;
  const [service, sid] = [render(properties.service_sid), render(properties.function_sid)];
  return addressIn(ctx, sid ? `https://serverless.twilio.com/v1/Services/${service}/Functions/${sid}` : void 0);
}
function ask2(ctx) {
  const url = httpUrl(addressOf2(ctx));
  if (!url) {
    const message = "81010: the URL of the function did not evaluate to one of http or https.";
    return { do: "leave", event: "fail", effects: [{ type: "note", message }] };
  }
  const parameters = keyValues(ctx.properties.parameters, ctx.render);
  return {
    do: "request",
    request: {
      method: "POST",
      url: url.href,
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body: formOf(parameters).toString(),
      ...parameterTable(parameters),
      timeoutSeconds: REQUEST_TIMEOUT_SECONDS
    }
  };
}
var runFunction = {
  type: "run-function",
  knowledge: {
    fidelity: "documented",
    source: "https://www.twilio.com/docs/studio/widget-library/run-function",
    notes: "Answered by a mock, or by a server on this machine. Anything below 400 succeeds. A definition without its URL asks an address that only a mock answers [assumed]."
  },
  enter: ask2,
  resume: (_visit, signal) => signal.type === "response" ? leaveByAnswer(signal.response, { succeeds: (status) => status < 400, failure: "fail" }) : { do: "leave", event: "fail" }
};

// src/emulator/widgets/run-subflow.ts
var DEFAULT_REVISION = "LatestPublished";
var runSubflow = {
  type: "run-subflow",
  knowledge: {
    fidelity: "documented",
    source: "https://www.twilio.com/docs/studio/widget-library/run-subflow",
    notes: 'Parameters are texts unless "Parse as JSON object" is on; how an export marks that is assumed, and text that is no JSON stays text [assumed].'
  },
  enter: ({ properties, render }) => ({
    do: "subflow",
    flowSid: render(properties.flow_sid).trim(),
    revision: render(properties.flow_revision).trim() || DEFAULT_REVISION,
    parameters: Object.fromEntries(
      keyValues(properties.parameters, render).map((entry) => [entry.key, entryValue(entry)])
    )
  }),
  resume: (_visit, signal) => signal.type === "subflow" ? { do: "leave", event: signal.event, output: signal.output } : { do: "leave", event: "failed" }
};

// src/emulator/widgets/say-play.ts
var sayPlay = {
  type: "say-play",
  knowledge: {
    fidelity: "documented",
    source: "https://www.twilio.com/docs/studio/widget-library/sayplay",
    notes: "What is heard takes no virtual time."
  },
  enter: (ctx) => ({
    do: "leave",
    event: "audioComplete",
    output: { ...callParameters(ctx), FlowEvent: "audioComplete" },
    effects: promptOf(ctx)
  })
};

// src/emulator/engine/outgoing-message.ts
function templateText({ properties, render }) {
  const sid = render(properties.content_sid);
  if (sid === "") return "";
  const filled = keyValues(properties.content_variables, render).map(({ key, text }) => `${key}=${text}`);
  return [sid, ...filled].join(" ");
}
function bodyOf(ctx) {
  const { properties, render } = ctx;
  const template = render(properties.message_type) === "content_template" ? templateText(ctx) : "";
  return template || render(properties.body) || templateText(ctx);
}
function messageOf(ctx) {
  const { properties, render, channel } = ctx;
  const media = render(properties.media_url).trim();
  return {
    type: "send-message",
    from: render(properties.from).trim() || channel.flow,
    to: render(properties.to).trim() || channel.contact,
    body: bodyOf(ctx),
    media: media === "" ? [] : [media]
  };
}
var cannotSend = ({ body, media }) => body === "" && media.length === 0 ? "81011: the message has neither a body nor media." : void 0;

// src/emulator/widgets/send-and-wait-for-reply.ts
function send(ctx) {
  const message = messageOf(ctx);
  const reason = cannotSend(message);
  if (reason) return { do: "leave", event: "deliveryFailure", effects: [{ type: "note", message: reason }] };
  return { do: "wait", on: ["delivery", "message"], effects: [message] };
}
var waitForReply = (ctx, outbound) => ({
  do: "wait",
  on: ["message", "timeout"],
  timeoutSeconds: secondsOf(ctx, ctx.properties.timeout, WIDGET_TYPES["send-and-wait-for-reply"].timeoutSeconds),
  memory: { outbound }
});
function goOn(ctx, signal) {
  if (signal.type === "delivery") {
    if (signal.status === "delivered") return waitForReply(ctx, signal.message);
    return { do: "leave", event: "deliveryFailure", output: { outbound: signal.message } };
  }
  const { outbound } = ctx.memory;
  const sent = outbound === void 0 ? {} : { outbound };
  if (signal.type !== "message") return { do: "leave", event: "timeout", output: sent };
  return { do: "leave", event: "incomingMessage", output: { inbound: { ...signal.message }, ...sent } };
}
var sendAndWaitForReply = {
  type: "send-and-wait-for-reply",
  knowledge: {
    fidelity: "documented",
    source: "https://www.twilio.com/docs/studio/widget-library/send-wait-reply",
    notes: "The time to reply starts when the message is delivered [assumed]. Without a body or media it fails at once. A content template is not fetched: its message reads as its SID and variables."
  },
  enter: send,
  resume: goOn
};

// src/emulator/widgets/send-message.ts
function send2(ctx) {
  const message = messageOf(ctx);
  const reason = cannotSend(message);
  if (reason) return { do: "leave", event: "failed", effects: [{ type: "note", message: reason }] };
  return { do: "wait", on: ["delivery"], effects: [message] };
}
var sendMessage = {
  type: "send-message",
  knowledge: {
    fidelity: "documented",
    source: "https://www.twilio.com/docs/studio/widget-library/send-message",
    notes: "An undelivered message has failed [assumed]. Without a body or media it fails at once. A content template is not fetched: its message reads as its SID and variables."
  },
  enter: send2,
  resume: (_visit, signal) => {
    if (signal.type !== "delivery") return { do: "leave", event: "failed" };
    const event = signal.status === "delivered" ? "sent" : "failed";
    return { do: "leave", event, output: { outbound: signal.message } };
  }
};

// src/emulator/widgets/send-to-auto-pilot.ts
var sendToAutoPilot = {
  type: "send-to-auto-pilot",
  knowledge: {
    fidelity: "documented",
    source: "https://www.twilio.com/docs/autopilot/studio",
    notes: "Nothing is usual for a product that is gone: it needs a mock, and fails without one."
  },
  enter: () => ({ do: "party" })
};

// src/emulator/widgets/send-to-flex.ts
var sendToFlex = {
  type: "send-to-flex",
  knowledge: {
    fidelity: "documented",
    source: "https://www.twilio.com/docs/studio/widget-library/send-flex",
    notes: "No task is made and no agent answers: it completes at once unless a mock says otherwise."
  },
  enter: (ctx) => ({ do: "party", usual: "callComplete", output: callParameters(ctx) })
};

// src/emulator/widgets/set-variables.ts
function typed(entry) {
  if (entry.parse) return entryValue(entry);
  const text = entry.text.trim();
  const number = Number(text);
  return text !== "" && Number.isFinite(number) && String(number) === text ? number : entry.text;
}
var setVariables = {
  type: "set-variables",
  knowledge: {
    fidelity: "documented",
    source: "https://www.twilio.com/docs/studio/widget-library/set-variables",
    notes: 'A value in quotation marks is text, and keeps them [assumed]. The values are also under `widgets.NAME` [a public catalogue of widgets]. How an export marks "Parse as JSON object" is assumed: any `type` but text, or a flag named so; text that is no JSON stays text [assumed].'
  },
  enter: ({ properties, render }) => {
    const variables = Object.fromEntries(
      keyValues(properties.variables, render).map((entry) => [entry.key, typed(entry)])
    );
    return { do: "leave", event: "next", output: variables, effects: [{ type: "set-variables", variables }] };
  }
};

// src/emulator/widgets/split-based-on.ts
function conditionHolds({ properties, render }, condition) {
  const value = render(condition.value);
  const subjects = condition.arguments?.length ? condition.arguments : [properties.input];
  const meets = (subject) => holds(condition.type, render(subject), value);
  return ARGUMENTS_MUST_ALL_HOLD ? subjects.every(meets) : subjects.some(meets);
}
function isFollowed(ctx, { event, conditions = [] }) {
  return event === "match" && conditions.length > 0 && conditions.every((one) => conditionHolds(ctx, one));
}
var unknownConditions = (transitions) => transitions.flatMap(({ conditions }) => conditions ?? []).filter(({ type }) => !isCondition(type)).map(({ type }) => ({ type: "note", message: `No condition of Studio's is of type \`${type}\`: it never holds.` }));
var splitBasedOn = {
  type: "split-based-on",
  knowledge: {
    fidelity: "documented",
    source: "https://www.twilio.com/docs/studio/widget-library/split-based-on",
    notes: "Case and spaces at both ends do not count. The first transition that holds wins [assumed]. Several arguments, or several conditions of one transition, must all hold [assumed]."
  },
  enter: (ctx) => {
    const follows = (one) => isFollowed(ctx, one);
    const { transitions } = ctx;
    const transition = FIRST_CONDITION_WINS ? transitions.findIndex(follows) : transitions.findLastIndex(follows);
    if (transition >= 0) return { do: "leave", event: "match", transition };
    return { do: "leave", event: "noMatch", effects: unknownConditions(transitions) };
  }
};

// src/emulator/widgets/start-conversation.ts
var enter2 = ({ channel }) => channel.kind === "request" ? { do: "party", usual: "created" } : { do: "leave", event: "failed" };
var startConversation = {
  type: "start-conversation",
  knowledge: {
    fidelity: "assumed",
    source: "https://www.twilio.com/docs/studio/widget-library/start-conversation",
    notes: "The page tells what it does; the names of its type and events are from a public catalogue of widgets. No conversation is opened: what `widgets.NAME.conversation` holds comes from a mock."
  },
  enter: enter2
};

// src/emulator/widgets/trigger.ts
var trigger = {
  type: "trigger",
  knowledge: {
    fidelity: "documented",
    source: "https://www.twilio.com/docs/studio/widget-library/trigger-start",
    notes: "The engine says what started the execution; where it does not, that was the REST API [assumed]. A message is a conversation's where the flow leads on from nothing else [assumed]."
  },
  enter: ({ memory }) => ({
    do: "leave",
    event: WIDGET_TYPES.trigger.events.find((event) => event === memory.event) ?? "incomingRequest"
  })
};

// src/emulator/widgets/index.ts
var widgets = {
  "add-twiml-redirect": addTwimlRedirect,
  "capture-payments": capturePayments,
  "connect-call-to": connectCallTo,
  "connect-virtual-agent": connectVirtualAgent,
  "connect-virtual-agent-v2": connectVirtualAgentV2,
  "enqueue-call": enqueueCall,
  "fork-stream": forkStream,
  "gather-input-on-call": gatherInputOnCall,
  "make-http-request": makeHttpRequest,
  "make-outgoing-call-v1": makeOutgoingCallV1,
  "make-outgoing-call-v2": makeOutgoingCallV2,
  "record-call": recordCall,
  "record-voicemail": recordVoicemail,
  "resume-conversation": resumeConversation,
  "run-conversation-relay": runConversationRelay,
  "run-function": runFunction,
  "run-subflow": runSubflow,
  "say-play": sayPlay,
  "send-and-wait-for-reply": sendAndWaitForReply,
  "send-message": sendMessage,
  "send-to-auto-pilot": sendToAutoPilot,
  "send-to-flex": sendToFlex,
  "set-variables": setVariables,
  "split-based-on": splitBasedOn,
  "start-conversation": startConversation,
  trigger
};
var isKnown = (type) => Object.hasOwn(widgets, type);
var widgetOf = (type) => isKnown(type) ? widgets[type] : void 0;

// src/emulator/engine/contact-twiml.ts
var VERB = /<(Say|Play|Pause|Reject|Hangup)\b([^>]*?)(?:\/>|>([\s\S]*?)<\/\1>)/g;
var attribute = (attributes, name) => new RegExp(`\\b${name}="([^"]*)"`).exec(attributes)?.[1];
var ENTITIES = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
var unescaped = (text) => text.replace(
  /&(?:#(\d{1,6})|(\w{1,6}));/g,
  (whole, code, name) => code ? String.fromCodePoint(Math.min(Number(code), 1114111)) : ENTITIES[name ?? ""] ?? whole
);
var keysOf = (digits2) => digits2.replace(/[^0-9*#A-Da-d]/g, "");
var DEFAULT_PAUSE = 1;
var verbsIn = (twiml) => [...twiml.matchAll(VERB)].map(([, name = "", attributes = "", content = ""]) => ({ name, attributes, content }));
var pauseOf = ({ name, attributes }) => name === "Pause" ? Number(attribute(attributes, "length") ?? DEFAULT_PAUSE) || 0 : 0;
function callActionOf({ name, attributes, content }, after) {
  if (name === "Say") return { after, do: "say", text: unescaped(content.replace(/<[^>]*>/g, "")).trim() };
  if (name === "Play") return { after, do: "press", digits: keysOf(attribute(attributes, "digits") ?? "") };
  if (name === "Reject")
    return { after, do: "reject", reason: attribute(attributes, "reason") === "busy" ? "busy" : "rejected" };
  return name === "Hangup" ? { after, do: "hang-up" } : void 0;
}
function callActionsIn(twiml) {
  const actions = [];
  let after = 0;
  for (const verb of verbsIn(twiml)) {
    after += pauseOf(verb);
    const action = callActionOf(verb, after);
    if (action) actions.push(action);
    if (action?.do === "reject" || action?.do === "hang-up") return actions;
  }
  return [...actions, { after, do: "hang-up" }];
}
var MACHINE_WORDS = 7;
function pickUpOf(twiml) {
  const [first] = callActionsIn(twiml);
  const ringing = first?.after ?? 0;
  if (first?.do === "reject") return { outcome: first.reason === "busy" ? "busy" : "no-answer", ringing };
  const isMachine = first?.do === "say" && first.text.split(/\s+/).length >= MACHINE_WORDS;
  return { outcome: isMachine ? "machine" : "human", ringing };
}
function documentIn(voiceUrl) {
  if (!URL.canParse(voiceUrl)) return void 0;
  const url = new URL(voiceUrl);
  return url.hostname === "twimlets.com" && url.pathname === "/echo" ? url.searchParams.get("Twiml") ?? "" : void 0;
}

// src/emulator/engine/world.ts
var topOf = ({ frames }) => {
  const frame = frames.at(-1);
  if (!frame) throw new Error("an execution without a flow");
  return frame;
};

// src/emulator/engine/incidents.ts
var MOST_INCIDENTS = 50;
function incident(run, what) {
  const { state } = topOf(run);
  const { incidents } = run.record;
  if (incidents.length < MOST_INCIDENTS) incidents.push({ widget: state.name, widgetType: state.type, ...what });
}
function mistakenTemplate(run, message) {
  const { name } = topOf(run).state;
  const isKnown2 = run.record.incidents.some((one) => one.kind === "liquid" && one.widget === name);
  if (!isKnown2)
    incident(run, { kind: "liquid", code: 81018, message, fix: "correct the Liquid template in the widget" });
}
var END_EARLIER = "let the flow end earlier, or give up after some tries";
var limitReached = (run, message, fix = END_EARLIER) => incident(run, { kind: "limit", message: `${message}, and Studio ends it there`, fix });
var MOST_EXHAUSTING = 4;
var isExhausted = ({ exhausted }) => exhausted >= MOST_EXHAUSTING;
var unknownWidget = (run, { message, fix }) => incident(run, { kind: "unknown-widget", message, fix });

// src/emulator/engine/widget-context.ts
function widgetContextOf(world, run) {
  const { state, context, memory } = topOf(run);
  const { record: record2, kind } = run;
  const { contact, flowAddress: flow } = record2;
  const call = callOf2(world, run);
  const now = world.clock.now();
  return {
    name: state.name,
    properties: state.properties,
    transitions: state.transitions,
    context: context.now,
    channel: call ? { kind, contact, flow, call: stateOf(call) } : { kind, contact, flow },
    now,
    memory,
    render(template) {
      if (isExhausted(run)) return RENDERED_INVALID_TEMPLATE;
      const { text, mistake, tookTooLong } = world.render(template, context.now, now);
      if (mistake) mistakenTemplate(run, mistake);
      if (tookTooLong) run.exhausted += 1;
      return text;
    }
  };
}

// src/emulator/engine/outputs.ts
var MOST_OUTPUTS = 2e3;
function record(world, run, sent) {
  const { outputs, steps } = run.record;
  if (outputs.length >= MOST_OUTPUTS) return;
  const { state, flowName } = topOf(run);
  const at = world.clock.now();
  const place = { widget: state.name, flow: flowName, step: steps.length, at, source: state.properties };
  outputs.push(Object.assign(sent, place));
}
var HANDS_OVER = /* @__PURE__ */ new Set([
  "send-to-flex",
  "enqueue-call",
  "capture-payments",
  "connect-call-to",
  "connect-virtual-agent",
  "connect-virtual-agent-v2",
  "run-conversation-relay",
  "send-to-auto-pilot",
  "add-twiml-redirect",
  "start-conversation",
  "resume-conversation"
]);
var NOT_HANDED_OVER = /* @__PURE__ */ new Set(["offset"]);
var isObject2 = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
function renderedText(text) {
  const parsed = /^\s*[{[]/.test(text) ? parseJson(text) : void 0;
  return parsed ?? text;
}
function rendered(value, render) {
  if (typeof value === "string") return renderedText(render(value));
  if (Array.isArray(value)) return value.map((item) => rendered(item, render));
  return isObject2(value) ? renderedObject(value, render) : value;
}
var renderedObject = (object, render) => Object.fromEntries(
  Object.entries(object).filter(([key, value]) => !NOT_HANDED_OVER.has(key) && value !== null).map(([key, value]) => [key, rendered(value, render)])
);
function recordTask(world, run, { type, properties }) {
  if (!HANDS_OVER.has(type)) return;
  record(world, run, {
    kind: "task",
    type,
    properties: renderedObject(properties, widgetContextOf(world, run).render)
  });
}

// src/emulator/engine/calls.ts
var callOf2 = ({ calls }, { record: record2 }) => record2.callSid === null ? void 0 : calls.get(record2.callSid);
var isUp = (world, run) => callOf2(world, run)?.status === "in-progress";
var stateOf = ({ sid, direction, status }) => ({ sid, direction, status });
function newLeg(world, { sid = world.sid("CA"), twiml = "", ...fields }) {
  const none = { answeredBy: null, parentCallSid: null, executionSid: null, endedAt: null };
  const leg = { sid, ...fields, ...none, twiml, startedAt: world.clock.tick(), transcript: [] };
  world.calls.set(sid, leg);
  return leg;
}
function openSession(world, contact, flow) {
  const session = { contact: newLeg(world, contact), flow: newLeg(world, flow), cancel: [] };
  world.sessions.set(session.contact.sid, session);
  world.sessions.set(session.flow.sid, session);
  return session;
}
var unansweredLeg = (world, fields) => {
  const leg = newLeg(world, { ...fields, status: "no-answer" });
  leg.endedAt = leg.startedAt;
  return leg;
};
var CONFIDENCE = 1;
var runOf = ({ runs }, { flow }) => flow.executionSid === null ? void 0 : runs.get(flow.executionSid);
function cancelActions(session) {
  for (const cancel of session.cancel) cancel();
  session.cancel = [];
}
function endSession(world, session, status) {
  cancelActions(session);
  const at = world.clock.tick();
  for (const leg of [session.contact, session.flow]) {
    world.sessions.delete(leg.sid);
    leg.status = status;
    leg.endedAt = at;
  }
}
function contactHangsUp(world, session) {
  const run = runOf(world, session);
  endSession(world, session, "completed");
  if (!run || run.driving) return;
  if (world.deliver(run, { type: "hangup" })) return;
  if (run.record.waiting && widgetType(topOf(run).state.type)?.needsCall) world.end(run);
}
function perform(world, session, action) {
  if (action.do === "hang-up" || action.do === "reject") {
    contactHangsUp(world, session);
    return;
  }
  const run = runOf(world, session);
  if (!run) return;
  if (action.do === "press" && action.digits !== "") world.deliver(run, { type: "digits", digits: action.digits });
  if (action.do === "say") world.deliver(run, { type: "speech", text: action.text, confidence: CONFIDENCE });
}
function followTwiml(world, session, actions) {
  cancelActions(session);
  const start = world.clock.now();
  for (const action of actions) {
    if (action.after > 0)
      session.cancel.push(world.clock.schedule(start + action.after * 1e3, () => perform(world, session, action)));
    else if (world.sessions.has(session.flow.sid)) perform(world, session, action);
  }
}
function pickUpAt(world, { to }) {
  const address = world.numbers.voiceUrl(to);
  if (address === "") return { outcome: "failed", ringing: 0, twiml: "" };
  const twiml = address === void 0 ? void 0 : documentIn(address);
  if (twiml === void 0) return { outcome: DEFAULT_ANSWER, ringing: 0, twiml: "" };
  return { ...pickUpOf(twiml), twiml };
}
var ANSWERED_BY = { human: "human", machine: "machine_start" };
var ENDINGS = { busy: "busy", "no-answer": "no-answer", failed: "failed" };
function finishRinging(world, { run, session, effect }, pickUp) {
  const { outcome, ringing } = pickUp;
  const ending = ENDINGS[outcome];
  if (ending) endSession(world, session, ending);
  else {
    session.contact.status = "in-progress";
    session.flow.status = "in-progress";
    if (effect.detectMachine) session.flow.answeredBy = ANSWERED_BY[outcome] ?? null;
    const rest = callActionsIn(session.contact.twiml).filter(
      ({ after, do: doing }) => after > ringing || doing === "hang-up"
    );
    const hasTwiml = session.contact.twiml !== "";
    if (hasTwiml)
      followTwiml(
        world,
        session,
        rest.map((action) => ({ ...action, after: action.after - ringing }))
      );
  }
  world.deliver(run, { type: "answer", outcome });
}
function placeCall2(world, run, effect) {
  const { from, to, timeoutSeconds } = effect;
  record(world, run, { kind: "call", from, to });
  const { twiml, ...pickUp } = pickUpAt(world, effect);
  const ends = { from, to, status: "ringing" };
  const session = openSession(world, { ...ends, direction: "inbound", twiml }, { ...ends, direction: "outbound-api" });
  session.flow.executionSid = run.record.sid;
  run.record.callSid = session.flow.sid;
  const answersInTime = pickUp.ringing < timeoutSeconds;
  const ringing = answersInTime ? pickUp.ringing : timeoutSeconds;
  const outcome = answersInTime ? pickUp.outcome : "no-answer";
  const answer = (how) => finishRinging(world, { run, session, effect }, how);
  if (world.answersBySignal) session.answer = (given) => answer({ outcome: given, ringing: 0 });
  else if (ringing === 0) answer({ outcome, ringing });
  else
    session.cancel.push(world.clock.schedule(world.clock.now() + ringing * 1e3, () => answer({ outcome, ringing })));
}
function hangUp(world, call) {
  const session = world.sessions.get(call.sid);
  if (session) endSession(world, session, "completed");
}
var triggerOf = (world, { flow }, parameters = {}) => ({
  call: {
    CallSid: flow.sid,
    AccountSid: world.accountSid,
    From: flow.from,
    Caller: flow.from,
    To: flow.to,
    Called: flow.to,
    CallStatus: "ringing",
    ApiVersion: "2010-04-01",
    Direction: "inbound",
    ...parameters
  }
});
function blockedBy(world, flowSid, { from, to }) {
  const definition = world.flows.revisionFor(flowSid, from)?.definition;
  if (definition?.flags?.allow_concurrent_calls !== false) return void 0;
  return world.store.activeBetween(flowSid, from, to).find(({ sid }) => world.runs.get(sid)?.kind === "call");
}
function arrive(world, flowSid, ends) {
  world.admit();
  const { from, to, callSid, twiml = "" } = ends;
  const fields = { from, to, status: "in-progress" };
  const flow = { ...fields, direction: "inbound", ...callSid && { sid: callSid } };
  const session = openSession(world, { ...fields, direction: "outbound-api", twiml }, flow);
  const blocking = blockedBy(world, flowSid, ends);
  if (blocking) {
    endSession(world, session, "busy");
    return { session, record: blocking };
  }
  const start = { flowSid, contact: from, flowAddress: to, kind: "call", callSid: session.flow.sid };
  const sid = world.sid("FN");
  session.flow.executionSid = sid;
  const record2 = world.startExecution({ ...start, sid, trigger: triggerOf(world, session, ends.parameters) });
  if (twiml !== "" && world.sessions.has(session.flow.sid)) followTwiml(world, session, callActionsIn(twiml));
  return { session, record: record2 };
}
var notUp = () => ({
  ok: false,
  refusal: { status: 400, code: 21220, message: "Call is not in-progress. Cannot redirect." }
});
var notFound = (sid) => ({
  ok: false,
  refusal: { status: 404, code: 20404, message: `The requested resource /Calls/${sid}.json was not found` }
});
function update(world, sid, { twiml, status }) {
  const call = world.calls.get(sid);
  if (!call) return notFound(sid);
  const session = world.sessions.get(sid);
  if (!session) return notUp();
  if (status !== void 0) contactHangsUp(world, session);
  else if (twiml !== void 0) {
    if (call.status !== "in-progress") return notUp();
    call.twiml = twiml;
    if (call === session.contact) followTwiml(world, session, callActionsIn(twiml));
  }
  return { ok: true, value: call };
}
var openCalls = (world) => ({
  receive: (flowSid, call) => arrive(world, flowSid, call).record,
  create: ({ from, to, twiml }) => {
    const flowSid = world.numbers.flowAt(to);
    if (!flowSid || !world.flows.revisionFor(flowSid, from))
      return unansweredLeg(world, { from, to, direction: "outbound-api", status: "no-answer", twiml });
    return arrive(world, flowSid, { from, to, twiml }).session.contact;
  },
  update: (sid, change) => update(world, sid, change),
  get: (sid) => world.calls.get(sid),
  contactLeg: (sid) => world.sessions.get(sid)?.contact,
  all: () => [...world.calls.values()]
});

// src/emulator/engine/clock.ts
var before = (a, b) => a.due < b.due || a.due === b.due && a.order < b.order;
function insertionIndex(timers, timer) {
  let low = 0;
  let high = timers.length;
  while (low < high) {
    const middle = low + high >>> 1;
    const other = timers[middle];
    if (other && before(other, timer)) low = middle + 1;
    else high = middle;
  }
  return low;
}
function createClock(start) {
  let moment = start;
  let order = 0;
  let timers = [];
  const schedule = (due, fire) => {
    const timer = { due, order: order++, fire };
    timers.splice(insertionIndex(timers, timer), 0, timer);
    return () => {
      const index = insertionIndex(timers, timer);
      if (timers[index] === timer) timers.splice(index, 1);
    };
  };
  const advanceTo = (target) => {
    for (let next = timers[0]; next && next.due <= target; next = timers[0]) {
      timers.shift();
      moment = Math.max(moment, next.due);
      next.fire();
    }
    moment = Math.max(moment, target);
  };
  return {
    now: () => moment,
    tick: () => ++moment,
    schedule,
    advance: (seconds) => advanceTo(moment + seconds * 1e3),
    set: (target) => {
      if (target >= moment) advanceTo(target);
      else moment = target;
    },
    reset: (again) => {
      timers = [];
      moment = again;
    }
  };
}

// src/emulator/engine/messages.ts
function keepMessage(world, fields, rest = {}) {
  const { sid = world.sid(fields.media.length > 0 ? "MM" : "SM"), errorCode = null, executionSid = null } = rest;
  const { from, to, body, media, direction, status } = fields;
  const at = world.clock.tick();
  const message = { sid, from, to, body, media, direction, status, errorCode, executionSid, at };
  world.messages.push(message);
  return message;
}
var TO_REQUIRED = 21604;
var inTwiliosWords = (world, { sid, from, to, body, media, status, errorCode }) => ({
  Sid: sid,
  AccountSid: world.accountSid,
  From: from,
  To: to,
  Body: body,
  NumMedia: String(media.length),
  Direction: "outbound-api",
  Status: status,
  ErrorCode: errorCode
});
function sendMessage2(world, run, effect) {
  const { flowSid, flowName, state } = topOf(run);
  const mock = world.mocks.take([flowSid, flowName], state.name, "delivery");
  const wanted = mock && "delivery" in mock ? mock.delivery : "delivered";
  const status = effect.to === "" ? "failed" : wanted;
  const { from, to, body, media } = effect;
  record(world, run, { kind: "message", from, to, body, media, status, toContact: to === run.record.contact });
  const rest = { executionSid: run.record.sid, errorCode: to === "" ? TO_REQUIRED : null };
  const sent = keepMessage(world, { from, to, body, media, direction: "outbound-api", status }, rest);
  run.inbox.push({ type: "delivery", status, message: inTwiliosWords(world, sent) });
}
var OBJECTS = ["AddOns", "ChannelAttributes"];
var isObject3 = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
function variablesOf(message) {
  const variables = { ...message };
  for (const name of OBJECTS) {
    const value = parseJson(message[name] ?? "");
    if (value !== void 0 && isObject3(value)) variables[name] = value;
  }
  return variables;
}
function takesConversations(definition) {
  const transitions = startOf(definition)?.transitions ?? [];
  const leadsOn = (event) => transitions.some((one) => one.event === event && one.next);
  return leadsOn("incomingConversationMessage") && !leadsOn("incomingMessage");
}
function conversationOf(world, message) {
  const sid = message.ConversationSid ?? world.sid("CH");
  const made = { Author: message.From ?? "", DateCreated: new Date(world.clock.now()).toISOString() };
  return { ...made, ...variablesOf(message), ConversationSid: sid, ChannelSid: sid };
}
function triggerOfMessage(world, flowSid, message) {
  const known3 = { message: variablesOf(message) };
  const revision = world.flows.revisionFor(flowSid, message.From ?? "");
  if (!revision || !takesConversations(revision.definition)) return { kind: "message", trigger: known3 };
  return { kind: "conversation", trigger: { ...known3, conversation: conversationOf(world, message) } };
}
var mediaOf = (message) => Object.keys(message).filter((name) => /^MediaUrl\d+$/.test(name)).map((name) => message[name] ?? "");
function completed(world, message) {
  const sid = message.MessageSid ?? world.sid("SM");
  const counted = { NumMedia: String(mediaOf(message).length), NumSegments: "1", SmsStatus: "received" };
  const ids = {
    MessageSid: sid,
    SmsSid: sid,
    SmsMessageSid: sid,
    AccountSid: world.accountSid,
    ApiVersion: "2010-04-01"
  };
  return { Body: "", ...counted, ...ids, ...message };
}
function listener(world, flowSid, { From = "", To = "" }) {
  const runs = world.store.activeBetween(flowSid, From, To).flatMap(({ sid }) => world.runs.get(sid) ?? []);
  return runs.find(({ record: one }) => one.waiting?.on.includes("message")) ?? runs.find(({ kind }) => kind !== "call");
}
function receive(world, flowSid, given) {
  const message = completed(world, given);
  const { From: from = "", To: to = "", Body: body = "", MessageSid: sid = "" } = message;
  const run = listener(world, flowSid, message);
  const fields = { from, to, body, media: mediaOf(message), direction: "inbound", status: "received" };
  const inbound = keepMessage(world, fields, { sid, executionSid: run?.record.sid ?? null });
  if (run) {
    world.deliver(run, { type: "message", message });
    return run.record;
  }
  const arrival = triggerOfMessage(world, flowSid, message);
  const started = world.startExecution({ flowSid, contact: from, flowAddress: to, ...arrival });
  inbound.executionSid = started.sid;
  return started;
}
function admit(world, flowSid, message) {
  if (!listener(world, flowSid, message)) world.admit();
}
function create(world, { from, to, body, media }) {
  const flowSid = world.numbers.flowAt(to);
  const answering = flowSid && world.flows.revisionFor(flowSid, from) ? flowSid : void 0;
  const urls = Object.fromEntries(media.map((url, index) => [`MediaUrl${index}`, url]));
  const message = { From: from, To: to, Body: body, ...urls };
  if (answering) admit(world, answering, message);
  const sent = keepMessage(world, { from, to, body, media, direction: "outbound-api", status: "delivered" });
  if (answering) receive(world, answering, message);
  return sent;
}
function openMessages(world) {
  return {
    receive: (flowSid, message) => {
      admit(world, flowSid, message);
      return receive(world, flowSid, message);
    },
    create: (message) => create(world, message),
    get: (sid) => world.messages.find((message) => message.sid === sid),
    all: () => world.messages
  };
}

// src/emulator/engine/effects.ts
var EFFECTS = {
  "send-message": sendMessage2,
  "set-variables": (_, run, { variables }) => topOf(run).context.setVariables(variables),
  "place-call": placeCall2,
  speak: (world, run, { type: _, ...prompt }) => {
    record(world, run, { kind: "prompt", ...prompt });
    callOf2(world, run)?.transcript.push(prompt);
  },
  note: (_, run, { message }) => incident(run, { kind: "note", message }),
  "hang-up": (world, run) => {
    const call = callOf2(world, run);
    if (call) hangUp(world, call);
  }
};
var carryOut = (world, run, effect) => EFFECTS[effect.type](world, run, effect);

// src/emulator/engine/forward.ts
import { Agent, fetch } from "undici";
var lowered = (headers) => Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
function answerOf({ status, body, headers = {} }) {
  const isText = typeof body === "string";
  const text = body === void 0 ? "" : isText ? body : JSON.stringify(body);
  const type = { "content-type": isText ? "text/plain" : "application/json" };
  return { status, body: text, headers: { ...body === void 0 ? {} : type, ...lowered(headers) } };
}
var LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;
function loopback(forward2, asked) {
  const url = URL.canParse(forward2) ? new URL(forward2) : void 0;
  if (!url || !/^https?:$/.test(url.protocol)) return `"${forward2}" is no http address`;
  if (!LOOPBACK.test(url.hostname)) return `"${url.hostname}" is not this machine`;
  if (url.search === "" && URL.canParse(asked)) url.search = new URL(asked).search;
  return url;
}
var NOT_FORWARDED = /* @__PURE__ */ new Set(["host", "content-length", "connection", "transfer-encoding"]);
var direct = new Agent();
var isTimeout = (error) => error instanceof Error && error.name === "TimeoutError";
async function forwardTo(forward2, call) {
  const url = loopback(forward2, call.url);
  if (typeof url === "string") return { failed: "invalid-url", reason: url };
  const headers = Object.entries(call.headers).filter(([name]) => !NOT_FORWARDED.has(name.toLowerCase()));
  const bodyless = call.method === "GET" || call.method === "HEAD";
  try {
    const response = await fetch(url, {
      method: call.method,
      headers,
      redirect: "manual",
      dispatcher: direct,
      signal: AbortSignal.timeout(call.timeoutSeconds * 1e3),
      ...bodyless || call.body === void 0 ? {} : { body: call.body }
    });
    return {
      status: response.status,
      body: await response.text(),
      headers: Object.fromEntries(response.headers.entries())
    };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { failed: isTimeout(error) ? "timeout" : "unreachable", reason };
  }
}

// src/emulator/engine/http-requests.ts
function forward(world, run, late, deliver2) {
  const { state } = topOf(run);
  run.record.waiting = { widget: state.name, on: ["response"], until: null };
  const answered2 = late.then((response) => {
    world.pending.delete(answered2);
    deliver2(response);
  });
  world.pending.add(answered2);
}
function unmocked(run, { method, url }) {
  const { state } = topOf(run);
  const reason = `no mock answers ${method} ${url}`;
  const fix = `mocks:
  ${state.name}: { status: 200, body: {} }`;
  incident(run, { kind: "unmocked", message: reason, fix, request: { method, url } });
  return { type: "response", response: { failed: "unmocked", reason } };
}
function answerRequest(world, run, call, deliver2) {
  const { flowSid, flowName, state } = topOf(run);
  const { timeoutSeconds: _, ...request } = call;
  record(world, run, { kind: "request", ...request });
  const mock = world.mocks.take([flowSid, flowName], state.name, "request");
  if (mock && "status" in mock) return { type: "response", response: answerOf(mock) };
  if (!mock && world.waitsForOutside) {
    run.record.waiting = { widget: state.name, on: ["response"], until: null };
    return void 0;
  }
  if (!mock || !("forward" in mock)) return unmocked(run, call);
  const late = forwardTo(mock.forward, call).then((response) => ({ type: "response", response }));
  forward(world, run, late, deliver2);
  return void 0;
}

// src/emulator/engine/context.ts
var NOTHING = Object.freeze(/* @__PURE__ */ Object.create(null));
var bare = (...parts) => Object.assign(Object.create(NOTHING), ...parts);
var isObject4 = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
var DEEPEST2 = 50;
function merged(before2, after, depth = 0) {
  const whole = bare(before2);
  for (const [key, value] of Object.entries(after)) {
    const old = whole[key];
    whole[key] = isObject4(old) && isObject4(value) && depth < DEEPEST2 ? merged(old, value, depth + 1) : value;
  }
  return whole;
}
var sizeOf = (value) => {
  if (typeof value === "string") return value.length;
  return typeof value === "object" && value !== null ? growth(void 0, value) : 1;
};
function growth(before2, after) {
  let size = 0;
  for (const key in after) {
    const old = before2?.[key];
    const value = after[key];
    if (old === void 0) size += key.length + sizeOf(value);
    else size += isObject4(old) && isObject4(value) ? growth(old, value) : sizeOf(value) - sizeOf(old);
  }
  return size;
}
function replay(first, changes, count) {
  const widgets2 = bare();
  let variables = bare();
  for (const change of changes.slice(0, count)) {
    if (change.widget !== void 0 && change.value) widgets2[change.widget] = change.value;
    if (change.variables) variables = change.variables;
  }
  return { ...first, flow: { ...first.flow, variables }, widgets: widgets2 };
}
function createContext(first) {
  const changes = [];
  const widgets2 = bare();
  const { trigger: trigger3, contact } = first;
  const { sid, flow_sid, channel, data } = first.flow;
  const flow = { sid, flow_sid, channel, data, variables: bare() };
  const now = { trigger: trigger3, contact, flow, widgets: widgets2 };
  let size = 0;
  return {
    now,
    keep(widget, output) {
      const before2 = widgets2[widget];
      const value = isObject4(before2) ? merged(before2, output) : bare(output);
      widgets2[widget] = value;
      size += growth(isObject4(before2) ? before2 : void 0, output);
      changes.push({ widget, value });
    },
    setVariables(variables) {
      const whole = bare(flow.variables, variables);
      size += growth(flow.variables, variables);
      flow.variables = whole;
      changes.push({ variables: whole });
    },
    variables() {
      return flow.variables;
    },
    size() {
      return size;
    },
    remember() {
      const count = changes.length;
      return () => replay(first, changes, count);
    }
  };
}

// src/emulator/engine/subflow.ts
var known2 = /* @__PURE__ */ new WeakMap();
function statesOf({ definition }) {
  const states = known2.get(definition) ?? new Map(definition.states.map((state) => [state.name, state]));
  known2.set(definition, states);
  return states;
}
var BEFORE = { name: "Trigger", type: "trigger", properties: {}, transitions: [] };
var failed = { signal: { type: "subflow", event: "failed", output: {} } };
function missing(run, flowSid) {
  const { state } = topOf(run);
  incident(run, {
    kind: "unmocked",
    message: `the subflow ${flowSid || "(no SID)"} is not loaded`,
    fix: `mocks:
  ${state.name}: { event: completed, output: {} }`
  });
  return failed;
}
function nested(run) {
  const message = "a subflow cannot run another subflow";
  incident(run, { kind: "stop", code: 81024, message, fix: "call both subflows from the parent, one after the other" });
  return failed;
}
function frameOf(run, { flowSid, parameters }, revision) {
  const { record: record2 } = run;
  const context = createContext({
    trigger: { parent: { parameters } },
    contact: { channel: { address: record2.contact } },
    flow: { sid: record2.sid, flow_sid: flowSid, channel: { address: record2.flowAddress }, data: {} }
  });
  return {
    flowSid,
    flowName: revision.friendlyName,
    states: statesOf(revision),
    initialState: revision.definition.initial_state,
    context,
    parentStepSid: record2.steps.at(-1)?.sid ?? null,
    state: BEFORE,
    memory: {}
  };
}
function enterSubflow(world, run, subflow) {
  if (run.frames.length > 1) return nested(run);
  const revision = world.flows.revision(subflow.flowSid, subflow.revision);
  if (!revision) return missing(run, subflow.flowSid);
  run.frames.push(frameOf(run, subflow, revision));
  return { entered: true };
}

// src/emulator/engine/run.ts
var ENDED = "Ended";
var TRIGGER = "Trigger";
function endRun(world, run) {
  if (run.record.status === "ended") return;
  run.cancelTimer();
  run.cancelExpiry();
  run.record.status = "ended";
  run.record.waiting = null;
  run.record.updatedAt = world.clock.tick();
  world.store.retire(run.record);
  world.runs.delete(run.record.sid);
  const session = world.sessions.get(run.record.callSid ?? "");
  if (session) endSession(world, session, "completed");
}
function stopRun(world, run, { code, message, fix }) {
  incident(run, { kind: "stop", code, message, fix });
  endRun(world, run);
}
function recordStep(world, run, step) {
  const { record: record2 } = run;
  const frame = topOf(run);
  const { parentStepSid, flowSid } = frame;
  const at = world.clock.tick();
  record2.updatedAt = at;
  const { name, from, to, transition } = step;
  const contextThen = frame.context.remember();
  const { sid: executionSid } = record2;
  const sid = world.sid("FT");
  record2.steps.push({ sid, executionSid, flowSid, name, from, to, at, parentStepSid, transition, contextThen });
}
function endFrame(world, run) {
  const ended = run.frames.length > 1 ? run.frames.pop() : void 0;
  if (!ended) {
    endRun(world, run);
    return void 0;
  }
  return { do: "resume", signal: { type: "subflow", event: "completed", output: ended.context.variables() } };
}
function countInARow(run, widget) {
  const times = run.inARow.widget === widget ? run.inARow.times + 1 : 1;
  run.inARow = { widget, times };
  return times;
}
function isBeyondLimits(run, next) {
  const { length } = run.record.steps;
  const inARow = countInARow(run, next);
  if (length >= MAX_STEPS) limitReached(run, `the execution took ${MAX_STEPS} steps`);
  else if (inARow > MAX_SAME_WIDGET)
    limitReached(run, `the execution ran \`${next}\` ${MAX_SAME_WIDGET} times in a row`);
  else if (topOf(run).context.size() > MAX_CONTEXT_CHARACTERS)
    limitReached(
      run,
      `the execution's context holds more than ${MAX_CONTEXT_CHARACTERS} characters`,
      "keep less of the answers"
    );
  else return false;
  return true;
}
function goTo(world, run, next) {
  const state = topOf(run).states.get(next);
  if (!state) {
    const message = `a transition leads to \`${next}\`, which is not a widget of this flow`;
    return stopRun(world, run, { code: 81022, message, fix: "correct the transition in the flow" });
  }
  if (isExhausted(run))
    return stopRun(world, run, { code: 81018, message: "its templates take too long", fix: "loop less in them" });
  if (!isBeyondLimits(run, next)) return { do: "enter", state };
  endRun(world, run);
  return void 0;
}
var transitionOf = ({ transitions }, { event, transition }) => transition ?? transitions.findIndex((one) => one.event === event);
function leave(world, run, outcome) {
  const frame = topOf(run);
  const { state } = frame;
  run.inbox = [];
  if (outcome.output) frame.context.keep(state.name, outcome.output);
  const transition = transitionOf(state, outcome);
  const next = state.transitions[transition]?.next;
  recordStep(world, run, { name: outcome.event, from: state.name, to: next || ENDED, transition });
  return next ? goTo(world, run, next) : endFrame(world, run);
}
function takeFromInbox(run, { on }) {
  const signal = run.inbox.find(({ type }) => on.includes(type));
  run.inbox = [];
  return signal && { do: "resume", signal };
}
function wait(world, run, outcome) {
  const waiting = takeFromInbox(run, outcome);
  if (waiting) return waiting;
  const { state } = topOf(run);
  if (widgetType(state.type)?.needsCall && !isUp(world, run)) {
    endRun(world, run);
    return void 0;
  }
  const { on, timeoutSeconds } = outcome;
  const until = timeoutSeconds === void 0 ? null : world.clock.now() + timeoutSeconds * 1e3;
  run.record.waiting = { widget: state.name, on, until };
  if (until !== null) run.cancelTimer = world.clock.schedule(until, () => deliver(world, run, { type: "timeout" }));
  return void 0;
}
function party(world, run, { usual, output }) {
  const { state } = topOf(run);
  if (world.waitsForOutside) {
    run.handedOver = { usual, output };
    run.record.waiting = { widget: state.name, on: ["party"], until: null };
    return void 0;
  }
  if (usual) return leave(world, run, { do: "leave", event: usual, ...output && { output } });
  const message = `no mock says how \`${state.name}\` (${state.type}) is left`;
  incident(run, { kind: "unmocked", message, fix: `mocks:
  ${state.name}: { event: \u2026 }` });
  const failure = widgetType(state.type)?.failure;
  if (failure) return leave(world, run, { do: "leave", event: failure });
  endRun(world, run);
  return void 0;
}
function leaveByParty(world, run, { event, output }) {
  const { usual, output: ordinary = {} } = run.handedOver ?? {};
  run.handedOver = void 0;
  return leave(world, run, { do: "leave", event, output: event === usual ? { ...ordinary, ...output } : output });
}
var PARENT_WAITS = { do: "party", usual: "completed" };
var OUTCOMES = {
  leave,
  wait,
  party,
  stop: stopRun,
  request: (world, run, outcome) => {
    const answer = answerRequest(world, run, outcome.request, (late) => deliver(world, run, late));
    return answer && { do: "resume", signal: answer };
  },
  subflow: (world, run, outcome) => {
    if (world.waitsForOutside && !world.flows.revision(outcome.flowSid, outcome.revision))
      return party(world, run, PARENT_WAITS);
    const entered = enterSubflow(world, run, outcome);
    return "signal" in entered ? { do: "resume", signal: entered.signal } : begin(world, run, "incomingParent");
  }
};
var follow = (world, run, outcome) => OUTCOMES[outcome.do](world, run, outcome);
function decide(world, run, outcome) {
  if ("effects" in outcome) for (const effect of outcome.effects ?? []) carryOut(world, run, effect);
  if ("memory" in outcome) topOf(run).memory = outcome.memory ?? {};
  return follow(world, run, outcome);
}
var lacksCall = (world, run, { type }) => Boolean(widgetType(type)?.needsCall) && !isUp(world, run);
function enter3(world, run, { state, memory = {} }) {
  const frame = topOf(run);
  frame.state = state;
  frame.memory = memory;
  const mock = world.mocks.take([frame.flowSid, frame.flowName], state.name, "event");
  if (mock && "event" in mock) {
    recordTask(world, run, state);
    return leave(world, run, { do: "leave", event: mock.event, ...mock.output && { output: mock.output } });
  }
  const widget = world.widgetOf(state.type);
  if (!widget) {
    unknownWidget(run, world.explainUnknownType(state.type, state.name));
    endRun(world, run);
    return void 0;
  }
  if (lacksCall(world, run, widget)) {
    const message = `\`${state.name}\` (${state.type}) needs a call, and none is up`;
    return stopRun(world, run, {
      code: 81e3,
      message,
      fix: "reach it on a call: trigger: incomingCall, or an outgoing call"
    });
  }
  recordTask(world, run, state);
  return decide(world, run, widget.enter(widgetContextOf(world, run)));
}
function resume(world, run, signal) {
  const { state } = topOf(run);
  run.record.waiting = null;
  run.cancelTimer();
  if (signal.type === "party" && run.handedOver) return leaveByParty(world, run, signal);
  const outcome = world.widgetOf(state.type)?.resume?.(widgetContextOf(world, run), signal);
  if (outcome) return decide(world, run, outcome);
  return stopRun(world, run, {
    code: 81e3,
    message: `\`${state.name}\` (${state.type}) cannot go on`,
    fix: "report it"
  });
}
function drive(world, run, first) {
  run.driving = true;
  try {
    for (let task = first; task; )
      task = task.do === "enter" ? enter3(world, run, task) : resume(world, run, task.signal);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    stopRun(world, run, { code: 81e3, message, fix: "report this to the makers of the emulator" });
  } finally {
    run.driving = false;
  }
}
function deliver(world, run, signal) {
  if (world.runs.get(run.record.sid) !== run) return false;
  if (run.driving) {
    run.inbox.push(signal);
    return true;
  }
  if (!run.record.waiting?.on.includes(signal.type)) return false;
  drive(world, run, { do: "resume", signal });
  return true;
}
function begin(world, run, event) {
  const frame = topOf(run);
  const state = frame.states.get(frame.initialState);
  if (state?.type === "trigger") return { do: "enter", state, memory: { event } };
  recordStep(world, run, { name: event, from: TRIGGER, to: frame.initialState, transition: -1 });
  return goTo(world, run, frame.initialState);
}

// src/emulator/engine/executions.ts
var EVENTS2 = {
  request: "incomingRequest",
  message: "incomingMessage",
  call: "incomingCall",
  conversation: "incomingConversationMessage"
};
var LIFETIME = EXECUTION_DAYS * 24 * 60 * 60 * 1e3;
var nothing = () => void 0;
function frameOf2(sid, start, { friendlyName, definition }) {
  const { flowSid, contact, flowAddress, trigger: trigger3, data = {} } = start;
  const flow = { sid, flow_sid: flowSid, channel: { address: flowAddress }, data };
  return {
    flowSid,
    flowName: friendlyName,
    states: statesOf({ definition }),
    initialState: definition.initial_state,
    context: createContext({ trigger: trigger3, contact: { channel: { address: contact } }, flow }),
    parentStepSid: null,
    state: BEFORE,
    memory: {}
  };
}
function newRun(world, start, revision) {
  const { flowSid, contact, flowAddress, kind, callSid = null } = start;
  const at = world.clock.tick();
  const { sid = world.sid("FN") } = start;
  const frame = frameOf2(sid, start, revision);
  const record2 = {
    sid,
    flowSid,
    revision: revision.revision,
    status: "active",
    contact,
    flowAddress,
    context: frame.context.now,
    steps: [],
    createdAt: at,
    updatedAt: at,
    waiting: null,
    callSid,
    incidents: [],
    outputs: []
  };
  const inARow = { widget: "", times: 0 };
  return {
    record: record2,
    kind,
    frames: [frame],
    inbox: [],
    driving: false,
    exhausted: 0,
    inARow,
    cancelTimer: nothing,
    cancelExpiry: nothing
  };
}
function startExecution(world, start) {
  const revision = world.flows.revisionFor(start.flowSid, start.contact);
  if (!revision) throw new Error(`the flow ${start.flowSid} has no revision that could run`);
  const run = newRun(world, start, revision);
  const { record: record2 } = run;
  world.store.put(record2);
  world.runs.set(record2.sid, run);
  world.numbers.notice(start.flowAddress, start.flowSid);
  run.cancelExpiry = world.clock.schedule(record2.createdAt + LIFETIME, () => {
    limitReached(run, `the execution was active for ${EXECUTION_DAYS} days`);
    world.end(run);
  });
  drive(world, run, begin(world, run, start.event ?? EVENTS2[start.kind]));
  return record2;
}
var refuse = (status, code, message, details) => ({
  ok: false,
  refusal: { status, code, message, ...details && { details } }
});
var notFound2 = (path) => refuse(404, 20404, `The requested resource ${path} was not found`);
function conflictOf(world, { flowSid, to, from }) {
  const active = world.store.activeBetween(flowSid, to, from);
  return active.find(({ sid }) => world.runs.get(sid)?.kind !== "call");
}
function trigger2(world, request) {
  const { flowSid, to, from, parameters } = request;
  if (!world.flows.revisionFor(flowSid, to)) return notFound2(`/Flows/${flowSid}/Executions`);
  const conflict = conflictOf(world, request);
  if (conflict) {
    const message = `Execution ${conflict.sid} is already active for this contact. End the active Execution and try again`;
    return refuse(409, 20409, message, { conflicting_execution_sid: conflict.sid });
  }
  const start = {
    flowSid,
    contact: to,
    flowAddress: from,
    kind: "request",
    trigger: { request: { to, from, parameters } },
    data: parameters
  };
  return { ok: true, value: startExecution(world, start) };
}
function end(world, sid) {
  const record2 = world.store.get(sid);
  if (!record2) return notFound2(`/Executions/${sid}`);
  const run = world.runs.get(sid);
  if (run) world.end(run);
  return { ok: true, value: record2 };
}
function remove(world, sid) {
  const record2 = world.store.get(sid);
  if (!record2) return notFound2(`/Executions/${sid}`);
  if (record2.status === "active") return refuse(409, 20409, `Execution ${sid} is active: end it before you delete it`);
  world.store.remove(record2);
  return { ok: true, value: null };
}
var openExecutions = (world) => ({
  trigger: (request) => trigger2(world, request),
  get: world.store.get,
  page: world.store.page,
  count: world.store.count,
  end: (sid) => end(world, sid),
  remove: (sid) => remove(world, sid)
});

// src/emulator/engine/flow-registry.ts
function newRevision(content, { now, isKnownType = () => true, number }) {
  const { errors, warnings } = validateDefinition(content.definition, isKnownType);
  const { friendlyName, definition, status, commitMessage = null } = content;
  const valid = errors.length === 0;
  return {
    revision: number,
    friendlyName,
    status,
    definition,
    commitMessage,
    valid,
    errors,
    warnings,
    createdAt: now()
  };
}
var latestOf = ({ revisions }) => revisions.at(-1);
function pick({ revisions }, wanted) {
  if (wanted === "LatestRevision") return revisions.at(-1);
  if (wanted === "LatestPublished") return revisions.findLast(({ status }) => status === "published");
  return /^\d+$/.test(wanted) ? revisions[Number(wanted) - 1] : void 0;
}
function freeSid(flows, name) {
  let sid = sidOf("FW", name);
  for (let count = 2; flows.has(sid); count += 1) sid = sidOf("FW", `${name}
${count}`);
  return sid;
}
function changed({ friendlyName, definition, status }, change) {
  const { commitMessage } = change;
  return {
    friendlyName: change.friendlyName ?? friendlyName,
    definition: change.definition ?? definition,
    status: change.status ?? status,
    ...commitMessage === void 0 ? {} : { commitMessage }
  };
}
function createFlowRegistry(options) {
  const flows = /* @__PURE__ */ new Map();
  let added = 0;
  return {
    add: (content) => {
      const first = newRevision(content, { ...options, number: 1 });
      const { createdAt } = first;
      const { sid = freeSid(flows, content.friendlyName) } = content;
      const record2 = {
        sid,
        order: added++,
        createdAt,
        updatedAt: createdAt,
        revisions: [first],
        testUsers: []
      };
      flows.set(sid, record2);
      return record2;
    },
    revise: (sid, change) => {
      const record2 = flows.get(sid);
      const latest = record2 && latestOf(record2);
      if (!record2 || !latest) return void 0;
      const next = newRevision(changed(latest, change), { ...options, number: record2.revisions.length + 1 });
      record2.revisions.push(next);
      record2.updatedAt = next.createdAt;
      return record2;
    },
    get: (sid) => flows.get(sid),
    revision: (sid, revision = "LatestPublished") => {
      const record2 = flows.get(sid);
      return record2 && pick(record2, revision);
    },
    revisionFor: (sid, contact) => {
      const record2 = flows.get(sid);
      return record2 && pick(record2, record2.testUsers.includes(contact) ? "LatestRevision" : "LatestPublished");
    },
    byName: (name) => [...flows.values()].find((record2) => latestOf(record2)?.friendlyName === name),
    all: () => [...flows.values()],
    remove: (sid) => {
      flows.delete(sid);
    }
  };
}

// src/emulator/engine/mocks.ts
var FITS = {
  event: ["event"],
  delivery: ["delivery"],
  request: ["status", "forward"]
};
var keyOf = (flow, widget) => JSON.stringify([flow, widget]);
function createMockRegistry() {
  const turns = /* @__PURE__ */ new Map();
  return {
    set: (flow, widget, answers) => {
      if (answers.length === 0) turns.delete(keyOf(flow, widget));
      else turns.set(keyOf(flow, widget), { answers, next: 0 });
    },
    take: (flows, widget, use) => {
      if (turns.size === 0) return void 0;
      const turn = flows.map((flow) => turns.get(keyOf(flow, widget))).find(Boolean);
      const answer = turn?.answers[Math.min(turn.next, turn.answers.length - 1)];
      if (!turn || !answer || !FITS[use].some((key) => key in answer)) return void 0;
      turn.next += 1;
      return answer;
    },
    clear: () => turns.clear()
  };
}

// src/emulator/engine/numbers.ts
function createNumberRegistry() {
  const assigned = /* @__PURE__ */ new Map();
  const noticed = /* @__PURE__ */ new Map();
  const addresses = /* @__PURE__ */ new Map();
  return {
    assign: (phoneNumber, flowSid) => assigned.set(phoneNumber, flowSid),
    notice: (phoneNumber, flowSid) => noticed.set(phoneNumber, flowSid),
    flowAt: (phoneNumber) => assigned.get(phoneNumber) ?? noticed.get(phoneNumber),
    setVoiceUrl: (phoneNumber, url) => addresses.set(phoneNumber, url),
    voiceUrl: (phoneNumber) => addresses.get(phoneNumber),
    release: (phoneNumber) => {
      for (const registry of [assigned, noticed, addresses]) registry.delete(phoneNumber);
    },
    all: () => [...assigned].map(([phoneNumber, flowSid]) => ({ phoneNumber, flowSid })),
    clear: () => {
      noticed.clear();
      addresses.clear();
    }
  };
}

// src/emulator/engine/unknown-type.ts
var UNDOCUMENTED = [
  "add-member-to-chat-channel",
  "create-chat-channel",
  "create-task",
  "run-function-v2",
  "understand",
  "update-sync-object"
];
var MEANT = {
  webhook: "make-http-request",
  "http-request": "make-http-request",
  function: "run-function",
  "connect-call": "connect-call-to",
  "make-outgoing-connection": "connect-call-to",
  "make-outgoing-call": "make-outgoing-call-v2",
  "start-call-recording": "record-call",
  "stop-call-recording": "record-call",
  "gather-input": "gather-input-on-call",
  say: "say-play",
  play: "say-play",
  split: "split-based-on"
};
var ENDS_CALL = /^(hang|end|stop)[-_\s]?(up|call)$/i;
var yamlKey = (name) => /^[A-Za-z_][\w-]*$/.test(name) ? name : JSON.stringify(name);
var standIn = (name) => `\`mocks: { ${yamlKey(name)}: { event: \u2026 } }\` stands in for it`;
function advice(type) {
  if (ENDS_CALL.test(type)) return "a transition without `next` ends the flow, and its call with it; ";
  const meant = Object.hasOwn(MEANT, type) ? MEANT[type] : nearest(type, Object.keys(widgets));
  return meant ? `did you mean \`${meant}\`? Else ` : "";
}
function explainUnknownType(type, name) {
  if (UNDOCUMENTED.includes(type)) {
    const message2 = `The widget \`${name}\` is of Studio's type \`${type}\`, which no page of Twilio describes.`;
    return { message: message2, fix: standIn(name) };
  }
  const isInvented = ENDS_CALL.test(type) || Object.hasOwn(MEANT, type);
  const why = isInvented ? "which Studio does not have" : "which none of Twilio's pages that we know names";
  const message = `The widget \`${name}\` is of type \`${type}\`, ${why}.`;
  return { message, fix: `${advice(type)}${standIn(name)}` };
}

export {
  isShallow,
  parseJson,
  widgetOf,
  documentIn,
  contactHangsUp,
  arrive,
  openCalls,
  createClock,
  triggerOfMessage,
  completed,
  openMessages,
  endRun,
  deliver,
  startExecution,
  openExecutions,
  sidOf,
  createSids,
  createFlowRegistry,
  createMockRegistry,
  createNumberRegistry,
  explainUnknownType
};
