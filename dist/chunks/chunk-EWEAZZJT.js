import {
  answerUrl,
  endCalls,
  hangUp,
  placeCall,
  pressing,
  saying,
  speak
} from "./chunk-D53CA6BB.js";
import {
  explainVisit,
  trace
} from "./chunk-JL3F722Y.js";
import {
  listSteps,
  triggerExecution
} from "./chunk-AKPABSFR.js";
import {
  mayBeDone,
  sendOnce
} from "./chunk-T7LARIW7.js";
import {
  createRender
} from "./chunk-QV3VTVOG.js";
import {
  accepts,
  failuresOf,
  isWidget,
  matchPath,
  positionsAlong
} from "./chunk-FC2JFIJ4.js";
import {
  shownText,
  withoutValues
} from "./chunk-7AT2BELM.js";
import {
  executionOf,
  fetchExecution,
  readList,
  repeat
} from "./chunk-5HD3QNP3.js";
import {
  answerTo,
  oddAnswer
} from "./chunk-EJTDPZR6.js";
import {
  contactInputs,
  defaultTimeout,
  findState,
  placesCall,
  reachableFrom,
  silenceEvent,
  successors
} from "./chunk-LDRYS6VK.js";
import {
  nearest
} from "./chunk-46E2GUX2.js";
import {
  FlowproofError
} from "./chunk-2PRBQFA4.js";
import {
  traceOf
} from "./chunk-D74GJ7QX.js";

// src/contact/silence.ts
function timeoutSeconds(state, rendered) {
  const text = String(rendered ?? "").trim();
  const seconds = Number(text);
  return text !== "" && Number.isFinite(seconds) && seconds >= 0 ? seconds : defaultTimeout(state?.type);
}
var isTemplate = (value) => typeof value === "string" && /{{|{%/.test(value);
async function timeoutOf({ api, flowSid, executionSid, state }) {
  const timeout = state?.properties.timeout;
  if (!isTemplate(timeout)) return timeoutSeconds(state, timeout);
  const { context } = await answerTo(
    "FetchExecutionContext",
    () => executionOf(api, { flowSid, executionSid }).executionContext().fetch()
  );
  return timeoutSeconds(state, createRender()(timeout, context, api.clock.now()).text);
}
var tooLong = (widget, seconds, left) => ({
  code: "silence-too-long",
  message: `Silence at \`${widget}\` takes ${seconds} real seconds here, and the scenario has ${Math.max(0, Math.floor(left))} left.`,
  fix: `give the scenario \`timeout: ${seconds + 60}\` or more, or let it run on the emulator alone: \`targets: [emulator]\``
});
async function staySilent(at, stage) {
  const seconds = await timeoutOf(stage) + 1;
  const left = stage.secondsLeft?.();
  if (left !== void 0 && seconds > left) throw new FlowproofError([tooLong(at, seconds, left)]);
  stage.observe?.({ what: "the time-out", widget: at, seconds });
  await stage.elapse(seconds);
}

// src/contact/answers.ts
var RINGING = 3;
function answersOf(actions, definition) {
  return actions.flatMap((action) => {
    const { at, kind } = action;
    if (kind === "answer") return [{ at, outcome: action.outcome }];
    const caller = definition && placesCall(findState(definition, at)?.type);
    return kind === "silence" && caller ? [{ at, outcome: "no-answer" }] : [];
  });
}
var isOn = (value) => ["true", "Enable", "DetectMessageEnd"].includes(String(value));
var detects = (state) => !state || isOn(state.properties.detect_answering_machine) || isOn(state.properties.machine_detection_enabled);
function documentFor(answer, setting, more2) {
  const state = setting.definition && findState(setting.definition, answer.at);
  return answerUrl({
    outcome: answer.outcome,
    seconds: setting.seconds,
    ringing: more2 ? RINGING : 0,
    patience: timeoutSeconds(state, state?.properties.timeout),
    detected: detects(state)
  });
}
var notOurs = (contact) => ({
  code: "not-a-number-of-the-account",
  message: `${contact} is to take a call, but it is no number of this account.`,
  fix: "list voice numbers of the account in `flowproof.contacts`: how they pick up is set on the number"
});
async function put({ api, contact }, voiceUrl) {
  const { incomingPhoneNumbers } = api.client;
  const asked = { phoneNumber: contact, limit: 1 };
  const [number] = await readList("ListIncomingPhoneNumber", incomingPhoneNumbers, asked);
  if (!number) throw new FlowproofError([notOurs(contact)]);
  const change = { voiceUrl, voiceMethod: "GET" };
  const ask = () => answerTo("UpdateIncomingPhoneNumber", () => incomingPhoneNumbers(number.sid).update(change));
  await repeat({ ask, clock: api.clock });
}
function openAnswers(setting, answers) {
  let calls = 0;
  const place = async () => {
    const answer = answers[calls];
    if (answer) await put(setting, documentFor(answer, setting, answers.length > 1));
  };
  const taken = async () => {
    calls += 1;
    if (answers.length < 2) return;
    await place();
    await setting.elapse(RINGING);
  };
  return { ready: place, taken };
}

// src/contact/text.ts
async function sendText({ api, contact, flowNumber }, { body, media = [] }) {
  const fields = { from: contact, to: flowNumber, body, ...media.length > 0 ? { mediaUrl: [...media] } : {} };
  await answerTo("CreateMessage", () => api.client.messages.create(fields));
}
var SECOND = 1e3;
async function beginOf(api, stage) {
  const { dateCreated } = await answerTo("FetchExecution", () => executionOf(api, stage).fetch());
  return new Date((dateCreated instanceof Date ? dateCreated.getTime() : 0) - SECOND);
}
var FEW = 100;
async function timesSaid(stage, body) {
  const { api, contact, flowNumber, earlier } = stage;
  const dateSentAfter = await beginOf(api, stage);
  const asked = { from: contact, to: flowNumber, dateSentAfter, limit: FEW };
  const said = (await readList("ListMessage", api.client.messages, asked)).filter(
    ({ sid, dateCreated, dateSent, ...one }) => one.body === body && !earlier?.has(sid) && Number(dateCreated ?? dateSent) >= dateSentAfter.getTime()
  );
  const came = said.filter(({ direction }) => direction === "inbound").length;
  return Math.max(came, said.length - came);
}
function openVoice() {
  const said = /* @__PURE__ */ new Map();
  return {
    say: async (text, stage) => {
      const { body } = text;
      const before = said.get(body) ?? 0;
      await sendOnce({
        what: "the message of the contact",
        done: "sent",
        fix: "look at the messages between the two numbers, and play the scenario again",
        send: () => sendText(stage, text),
        look: async () => Array(Math.max(0, await timesSaid(stage, body) - before)).fill(true),
        clock: stage.api.clock
      });
      said.set(body, before + 1);
    }
  };
}

// src/contact/perform.ts
async function keepQuiet({ at }, { stage, answers }) {
  if (placesCall(stage.state?.type)) await answers.taken();
  await staySilent(at, stage);
}
var PERFORMERS = {
  reply: ({ body, media }, { stage, voice }) => voice.say({ body, media }, stage),
  press: ({ digits }, { stage, seconds }) => speak(stage, pressing(digits, seconds)),
  say: ({ speech }, { stage, seconds }) => speak(stage, saying(speech, seconds)),
  hangUp: (_, { stage }) => hangUp(stage),
  answer: (action, doing) => action.outcome === "no-answer" ? keepQuiet(action, doing) : doing.answers.taken(),
  silence: keepQuiet
};
var performBy = (action, doing) => PERFORMERS[action.kind](action, doing);
var isOnThePhone = (actions) => actions.some(({ kind }) => kind !== "reply" && kind !== "silence");
function openContact(setting, actions) {
  const answers = openAnswers(setting, answersOf(actions, setting.definition));
  const voice = openVoice();
  let onThePhone = isOnThePhone(actions);
  return {
    ready: () => answers.ready(),
    begin: async (trigger, body) => {
      if (trigger === "incomingMessage") return sendText(setting, { body });
      onThePhone = true;
      await placeCall(setting, setting.seconds);
    },
    perform: (action, stage) => performBy(action, { stage, answers, voice, seconds: setting.seconds }),
    isOnThePhone: () => onThePhone,
    finish: async () => {
      if (onThePhone) await endCalls(setting);
      onThePhone = false;
    }
  };
}

// src/session/messages.ts
var MOST_MESSAGES = 1e3;
var WHAT = "ListMessage";
function momentOf({ sid, dateSent, dateCreated }) {
  const moment = dateCreated ?? dateSent;
  if (moment instanceof Date && !Number.isNaN(moment.getTime())) return moment.getTime();
  throw new FlowproofError([oddAnswer(WHAT, `the message ${sid} has no date_created`)]);
}
var MOST_MEDIA = 20;
async function mediaOf({ client }, { sid, numMedia }) {
  if (!Number(numMedia)) return [];
  const media = await readList("ListMedia", client.messages(sid).media, { limit: MOST_MEDIA });
  return media.map(({ uri }) => String(uri));
}
var LOST = /* @__PURE__ */ new Set(["failed", "undelivered"]);
function undelivered({ status, errorCode }) {
  if (!LOST.has(status)) return {};
  return { undelivered: { status, ...Number.isInteger(errorCode) ? { errorCode } : {} } };
}
async function toMessage(api, message, direction) {
  const { sid, from, to, body } = message;
  if ([from, to, body].some((text) => typeof text !== "string"))
    throw new FlowproofError([oddAnswer(WHAT, `the message ${sid} does not say who said what to whom`)]);
  return {
    direction,
    from,
    to,
    body,
    media: await mediaOf(api, message),
    at: new Date(momentOf(message)).toISOString(),
    ...undelivered(message)
  };
}
var FEW2 = 20;
async function earlierMessages({ client }, { contact }) {
  const lists = [{ to: contact }, { from: contact }].map(
    (party) => readList(WHAT, client.messages, { ...party, limit: FEW2 })
  );
  return new Set((await Promise.all(lists)).flat().map(({ sid }) => sid));
}
var SECOND2 = 1e3;
function inOrder(listed) {
  const each = [...new Map(listed.map((one) => [one.sid, one])).values()];
  return each.reverse().sort((a, b) => momentOf(a) - momentOf(b));
}
async function listedSince({ target, earlier }, since) {
  const dateSentAfter = new Date(since - SECOND2);
  const listed = await readList(WHAT, target.api.client.messages, { limit: MOST_MESSAGES, dateSentAfter });
  return inOrder(listed).filter((one) => momentOf(one) >= since - SECOND2 && !earlier.has(one.sid));
}
async function messagesBetween(observing2, since) {
  const { contact } = observing2.parties;
  const { api } = observing2.target;
  const oldestFirst = await listedSince(observing2, since);
  const came = oldestFirst.some(({ from, direction }) => from === contact && direction === "inbound");
  const ours = oldestFirst.flatMap((one) => {
    const inbound = one.direction === "inbound";
    if (one.to === contact && !inbound) return [toMessage(api, one, "to-contact")];
    return one.from === contact && inbound === came ? [toMessage(api, one, "from-contact")] : [];
  });
  return Promise.all(ours);
}

// src/session/start.ts
var LATEST = 20;
var latestOf = ({ client }, flowSid) => readList("ListExecution", client.studio.v2.flows(flowSid).executions, { limit: LATEST });
async function startedSince({ target, flow, parties }, known) {
  const latest = await latestOf(target.api, flow.sid);
  const isNew = ({ sid, contactChannelAddress }) => !known.has(sid) && contactChannelAddress === parties.contact;
  return latest.filter(isNew).map(({ sid }) => sid);
}
var PAUSE = 250;
async function startedBy(starting, known) {
  const { target, parties, deadline } = starting;
  const { clock } = target.api;
  for (; ; ) {
    const [started] = await startedSince(starting, known);
    if (started) return started;
    if (clock.now() > deadline) throw new FlowproofError([nothingStarted(parties)]);
    await clock.sleep(PAUSE);
  }
}
var nothingStarted = ({ flowNumber }) => ({
  code: "no-execution",
  message: `the contact spoke to ${flowNumber}, but no execution of the flow began, so Twilio told (ListExecution)`,
  fix: "the number must be configured with the flow's webhook, and `inputs.from` must be that number; else look for what is active in the flow"
});
var telling = ({ refused }) => async (send) => {
  try {
    return await send();
  } catch (error) {
    if (!mayBeDone(error)) await refused();
    throw error;
  }
};
async function speakFirst(trigger, body, starting) {
  const { target, flow, contact } = starting;
  const known = new Set((await latestOf(target.api, flow.sid)).map(({ sid }) => sid));
  const speaking = {
    what: trigger === "incomingCall" ? "the call of the contact" : "the message of the contact",
    done: "sent",
    fix: "look at the executions of the flow, end what is still active, and play the scenario again",
    send: () => contact.begin(trigger, body).then(() => void 0),
    look: () => startedSince(starting, known),
    clock: target.api.clock
  };
  return async (told) => {
    const begun = await telling(told)(() => sendOnce(speaking));
    return begun ?? startedBy(starting, known);
  };
}
function request({ inputs: { parameters } }, { target, flow, parties }) {
  const inputs = { flowSid: flow.sid, to: parties.contact, from: parties.flowNumber, parameters };
  return async (told) => (await telling(told)(() => triggerExecution(target.api, inputs))).executionSid;
}
async function start(scenario, starting) {
  const { trigger, inputs } = scenario;
  const { flow, parties, contact, seconds, witness } = starting;
  const byRequest = trigger === "incomingRequest";
  const send = byRequest ? request(scenario, starting) : await speakFirst(trigger, inputs.body ?? "", starting);
  const phone = trigger === "incomingCall" || contact.isOnThePhone();
  const told = await witness.sending({ flowSid: flow.sid, address: parties.contact, contact, phone, seconds });
  try {
    const executionSid = await send(told);
    await told.started(executionSid);
    return executionSid;
  } finally {
    told.done();
  }
}

// src/session/begin.ts
async function lookAt({ target, flow, executionSid }) {
  const execution = { flowSid: flow.sid, executionSid };
  const { status } = await fetchExecution(target.api, execution);
  return { status, steps: await listSteps(target.api, { ...execution, status }) };
}
var timeLeft = ({ api, simulatedTime }, deadline) => simulatedTime ? {} : { secondsLeft: () => (deadline - api.clock.now()) / 1e3 };
var observing = ({ observe: observe2 }) => observe2 ? { observe: observe2 } : {};
function settingOf({ target, parties }, flow, { deadline, seconds }) {
  const { api, elapse } = target;
  const known = { ...flow.definition ? { definition: flow.definition } : {}, ...observing(target) };
  return { api, elapse, seconds: Math.ceil(seconds), ...parties, ...known, ...timeLeft(target, deadline) };
}
function actor(following) {
  const { contact, setting, flow, executionSid, earlier } = following;
  return (action, seen) => {
    const state = flow.definition && findState(flow.definition, action.at);
    const left = async () => trace((await lookAt(following)).steps).path[seen.path.length - 1]?.event;
    const stage = { ...setting, flowSid: flow.sid, executionSid, earlier, left, ...state ? { state } : {} };
    const what = `the contact's \`${action.kind}\``;
    return contact.perform(action, stage).then(
      () => [],
      (error) => failuresOf(error, { what, kind: "contact", at: action.place })
    );
  };
}
function watchedBy(following) {
  const { target, flow, deadline } = following;
  const { simulatedTime, api } = target;
  const look = () => lookAt(following);
  return { look, clock: api.clock, deadline, definition: flow.definition, simulatedTime, ...observing(target) };
}
var trying = ({ place }) => (what, kind) => (error) => {
  throw new FlowproofError(failuresOf(error, { what, kind, at: place }));
};
var earlierThan = ({ api, simulatedTime }, parties) => simulatedTime ? Promise.resolve(/* @__PURE__ */ new Set()) : earlierMessages(api, parties);
async function begin(scenario, playing, progress) {
  const { target, parties, seconds, witness } = playing;
  const span = { deadline: target.api.clock.now() + seconds * 1e3, seconds };
  const when = trying(scenario);
  const flow = await target.prepare(scenario).catch(when("the preparation", "bad-scenario"));
  progress.flow = flow;
  const setting = settingOf(playing, flow, span);
  const contact = openContact(setting, scenario.contact);
  progress.contact = contact;
  await contact.ready().catch(when("the preparation of the contact", "contact"));
  const earlier = await earlierThan(target, parties).catch(when("the list of messages", "refused"));
  const starting = { target, flow, parties, contact, witness, ...span };
  const executionSid = await start(scenario, starting).catch(when("the trigger", "refused"));
  progress.executionSid = executionSid;
  const secrets = [...playing.secrets, ...scenario.secrets];
  const actions = scenario.contact;
  return { target, flow, parties, executionSid, secrets, actions, earlier, contact, setting, ...span };
}

// src/session/waiting.ts
var AWAITED = {
  message: "a reply",
  keys: "keys",
  speech: "speech",
  answer: "the call to be answered",
  "hang-up": "the end of the call"
};
var ACTIONS = {
  message: 'reply: "Yes"',
  keys: 'press: "1"',
  speech: 'say: "yes"',
  answer: "answer: human",
  "hang-up": "hangUp: true"
};
var CALLS = {
  message: "reply('Yes')",
  keys: "press('1')",
  speech: "say('yes')",
  answer: "answer('human')",
  "hang-up": "hangUp()"
};
var stateAt = (definition, visit) => definition && visit ? findState(definition, visit.widget) : void 0;
var chief = (inputs) => {
  const own = inputs.filter((input) => input !== "hang-up");
  return own.length > 0 ? own : inputs;
};
var inputsAt = (definition, visit) => {
  const state = stateAt(definition, visit);
  return state ? contactInputs(state.type) : [];
};
var awaitedAt = (definition, visit) => chief(inputsAt(definition, visit)).map((input) => AWAITED[input]).join(" or ");
function whereAndWhy(definition, visit) {
  if (!visit) return "before its first widget";
  const state = stateAt(definition, visit);
  const type = state ? ` (${state.type})` : "";
  const awaited = awaitedAt(definition, visit);
  return `at \`${visit.widget}\`${type}${awaited ? ` for ${awaited}` : ""}`;
}
var NO_EFFECT_FIX = "see what the widget listens for, and whether the flow's number leads to this flow (its webhook on an account)";
function actionToAdd(definition, visit) {
  const state = stateAt(definition, visit);
  const actions = chief(inputsAt(definition, visit)).map((input) => ACTIONS[input]);
  if (state && silenceEvent(state)) actions.push("silence: true");
  const [first = "silence: true", ...others] = actions;
  const choices = others.length > 0 ? `   # or ${others.join(", ")}` : "";
  return `contact:
  - at: ${visit.widget}
    ${first}${choices}`;
}
function callToAdd(definition, visit) {
  const state = stateAt(definition, visit);
  const calls = chief(inputsAt(definition, visit)).map((input) => CALLS[input]);
  if (state && silenceEvent(state)) calls.push("silence()");
  const [first = "silence()", ...others] = calls;
  const choices = others.length > 0 ? `   // or ${others.map((call) => `.${call}`).join(", ")}` : "";
  return `await execution.at('${visit.widget}').${first};${choices}`;
}

// src/session/watch.ts
var FIRST_PAUSE = 20;
var LONGEST_PAUSE = 2e3;
var traceOf2 = ({ status, steps }) => {
  const traced = trace(steps);
  if (status === "active" || traced.ended) return traced;
  const { current: _, ...rest2 } = traced;
  return { ...rest2, ended: true };
};
function waitsForContact({ current }, { definition, simulatedTime }) {
  const state = definition && current ? findState(definition, current.widget) : void 0;
  if (!state) return false;
  const inputs = contactInputs(state.type);
  if (simulatedTime) return inputs.length > 0;
  return inputs.some((input) => input === "message" || input === "keys" || input === "speech");
}
function tell({ current }, left, { definition, observe: observe2 }) {
  const what = awaitedAt(definition, current);
  observe2?.({ what: what || "the flow to go on", widget: current?.widget ?? "Trigger", seconds: left / 1e3 });
}
async function watch(watched, isEnough) {
  const { look, clock, deadline } = watched;
  for (let pause = FIRST_PAUSE; ; pause = Math.min(pause * 1.5, LONGEST_PAUSE)) {
    const seen = traceOf2(await look());
    if (seen.ended || isEnough(seen)) return { trace: seen, late: false };
    const left = deadline - clock.now();
    if (left <= 0) return { trace: seen, late: true };
    tell(seen, left, watched);
    await clock.sleep(Math.min(pause, left));
  }
}

// src/session/drive.ts
var isFresh = (trace2, answered) => trace2.path.length > answered;
function visitFor({ at, kind }, { path, current }, answered) {
  const last = path.length - 1;
  if (last >= answered && current?.widget === at) return last;
  if (kind !== "answer") return void 0;
  const index = path.findIndex(({ widget }, position) => position >= answered && widget === at);
  return index < 0 ? void 0 : index;
}
var GRACE = 1e3;
var hadNoEffect = (trace2, answered, watched) => answered > 0 && !isFresh(trace2, answered) && waitsForContact(trace2, watched);
function waitsInVain(answered, watched) {
  const { clock, simulatedTime } = watched;
  const patience = clock.now() + GRACE;
  return (trace2) => {
    if (isFresh(trace2, answered)) return waitsForContact(trace2, watched);
    return simulatedTime && clock.now() >= patience && hadNoEffect(trace2, answered, watched);
  };
}
var MOST_NAMED = 12;
function went({ path }) {
  const names = path.map(({ widget }) => widget);
  const shown2 = names.length > MOST_NAMED ? ["\u2026", ...names.slice(-MOST_NAMED)] : names;
  return shown2.length > 0 ? shown2.join(" \u2192 ") : "no widget was entered";
}
function fixFor({ at }, { ended, current }, { late, seconds, noEffect: noEffect2 }) {
  if (ended) return {};
  if (noEffect2) return { fix: NO_EFFECT_FIX };
  const slow = `; if the flow went further than that, Studio's list of steps (ListExecutionStep) was late for ${seconds} s`;
  if (!current) return late ? { fix: `see whether the flow begins at all${slow}` } : {};
  const mend = `act at \`${current.widget}\` first, or see why the flow does not come to \`${at}\``;
  return { fix: late ? `${mend}${slow}` : mend };
}
function notReached(action, trace2, part) {
  const noEffect2 = part.noEffect ? ", where the last action of the contact had no effect" : "";
  const where = trace2.ended ? `the execution ended${trace2.path.length > 0 ? "" : " right after its Trigger"}` : `the execution waits ${whereAndWhy(part.watched.definition, trace2.current)}${noEffect2}`;
  return {
    kind: "contact",
    code: "widget-not-reached",
    message: `the flow never waited at \`${action.at}\`: ${where}

  path: ${went(trace2)}`,
    at: action.place,
    ...fixFor(action, trace2, part)
  };
}
function outcomeOf(trace2, { late, seconds, noEffect: noEffect2 }) {
  if (trace2.ended) return { kind: "ended" };
  const despite = noEffect2 ? { noEffect: noEffect2 } : {};
  return late ? { kind: "timedOut", seconds, ...despite } : { kind: "waiting", ...despite };
}
async function act(action, answered, part) {
  const { perform, watched } = part;
  const due = (trace3) => visitFor(action, trace3, answered) !== void 0;
  const isStuck = waitsInVain(answered, watched);
  const { trace: trace2, late } = await watch(watched, (seen) => due(seen) || isStuck(seen));
  const noEffect2 = hadNoEffect(trace2, answered, watched);
  if (!due(trace2)) return { trace: trace2, failures: [notReached(action, trace2, { ...part, late, noEffect: noEffect2 })], answered };
  const failures = await perform(action, trace2);
  return { trace: trace2, failures, answered: (visitFor(action, trace2, answered) ?? answered) + 1 };
}
async function rest(answered, { watched, seconds }, isEnough = () => false) {
  const isStuck = waitsInVain(answered, watched);
  const isOver = (seen) => isFresh(seen, answered) && isEnough(seen) || isStuck(seen);
  const { trace: trace2, late } = await watch(watched, isOver);
  const noEffect2 = hadNoEffect(trace2, answered, watched);
  return { trace: trace2, outcome: outcomeOf(trace2, { late, seconds, noEffect: noEffect2 }), failures: [] };
}
async function drive(part) {
  let answered = 0;
  for (const action of part.actions) {
    const acted = await act(action, answered, part);
    const { trace: trace2, failures } = acted;
    if (failures.length > 0) return { trace: trace2, outcome: { kind: trace2.ended ? "ended" : "interrupted" }, failures };
    answered = acted.answered;
  }
  return rest(answered, part);
}

// src/session/value-at.ts
var has = (value) => typeof value === "object" && value !== null;
function valueAt(context, dotted) {
  let value = context;
  for (const key of dotted.split(".")) {
    if (!has(value) || !Object.hasOwn(value, key)) return void 0;
    value = Array.isArray(value) ? value[Number(key)] : value[key];
  }
  return value;
}

// src/session/observe.ts
var RECEIVED = { press: "Digits", say: "SpeechResult" };
function sensitiveInputsIn(context, actions) {
  return actions.flatMap((action) => {
    if (action.kind !== "press" && action.kind !== "say" || !action.sensitive) return [];
    const value = valueAt(context, `widgets.${action.at}.${RECEIVED[action.kind]}`);
    return typeof value === "string" && value !== "" ? [value] : [];
  });
}
var isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
var asContext = (value) => isObject(value) ? value : {};
async function contextOf({ target, flow, executionSid }) {
  const execution = executionOf(target.api, { flowSid: flow.sid, executionSid });
  const { context } = await answerTo("FetchExecutionContext", () => execution.executionContext().fetch());
  return asContext(context);
}
async function contextOfStep({ target, flow, executionSid }, step) {
  const steps = target.api.client.studio.v2.flows(flow.sid).executions(executionSid).steps;
  const fetched = await steps(step).stepContext().fetch().catch(() => void 0);
  return fetched && asContext(fetched.context);
}
function openSecrets({ secrets, actions }) {
  const known = [...secrets];
  const inputs = [];
  const learn = (context) => {
    const words = sensitiveInputsIn(context, actions).filter((word) => !inputs.includes(word));
    inputs.push(...words);
    known.push(...words);
  };
  return { known, inputs, learn };
}
var sinceOf = ({ trace: trace2 }, now) => {
  const first = trace2.path[0]?.enteredAt;
  return first ? Date.parse(first) : now - 6e4;
};
function openContexts(observing2, atEnd, { known, learn }) {
  const contexts = /* @__PURE__ */ new Map();
  const missing2 = /* @__PURE__ */ new Set();
  return {
    contextAfter: ({ leftBy }) => {
      if (leftBy && !contexts.has(leftBy)) missing2.add(leftBy);
      return asContext(withoutValues(leftBy && contexts.get(leftBy) || atEnd, known));
    },
    fetch: async () => {
      const steps = [...missing2];
      missing2.clear();
      for (const step of steps) {
        const context = await contextOfStep(observing2, step);
        contexts.set(step, context);
        if (context) learn(context);
      }
      return steps.length > 0;
    }
  };
}
async function observe(observing2, { trace: trace2, outcome }) {
  const { target, flow, executionSid } = observing2;
  const [context, messages, incidents] = await Promise.all([
    contextOf(observing2),
    messagesBetween(observing2, sinceOf({ trace: trace2, outcome }, target.api.clock.now())),
    target.incidents(executionSid)
  ]);
  const secrets = openSecrets(observing2);
  secrets.learn(context);
  const contexts = openContexts(observing2, context, secrets);
  const { path, trigger, ended } = trace2;
  const evidence = {
    executionSid,
    ...trigger ? { trigger } : {},
    status: ended ? "ended" : "active",
    outcome,
    path,
    messages,
    context,
    incidents,
    ...flow.definition ? { definition: flow.definition } : {},
    contextAfter: contexts.contextAfter,
    show: (text) => shownText(text, secrets.known)
  };
  return { evidence, sensitiveInputs: secrets.inputs, fetchContexts: contexts.fetch };
}
async function saidOf({ evidence, fetchContexts }, say) {
  for (; ; ) {
    const said = say(evidence);
    if (!await fetchContexts()) return said;
  }
}

// src/session/patience.ts
function noAnswer(at, { seconds, target }) {
  const pending = target.api.pending?.() ?? [];
  const calls = pending.length > 0 ? pending.join("; ") : "an API call";
  return {
    kind: "timeout",
    code: "no-answer",
    message: `${calls}: no answer when the scenario's ${seconds} s were over`,
    fix: "give it more seconds with `timeout` if the service is slow today",
    at
  };
}
var outOfPatience = (at, waiting2) => new Promise((resolve) => {
  const { patience } = waiting2;
  const give = () => resolve([noAnswer(at, waiting2)]);
  if (patience.aborted) give();
  patience.addEventListener("abort", give, { once: true });
});

// src/session/verdict.ts
var PAUSES = [500, 1500, 4e3];
var isAboutMessages = ({ kind }) => kind === "message";
var doubted = (times) => (failure) => isAboutMessages(failure) ? { ...failure, message: `${failure.message}

  as Twilio listed them (ListMessage, ${times} attempts)` } : failure;
function unlistedEnd({ place }, { path, status, incidents, executionSid }) {
  const last = path.at(-1);
  if (status !== "ended" || !last || last.event || incidents.length > 0) return [];
  return [
    {
      kind: "status",
      code: "end-not-listed",
      message: `${executionSid} has ended, but ListExecutionStep returned no step leaving \`${last.widget}\`, after several attempts`,
      fix: "somebody or something stopped the execution there; or Studio was late: run the scenario again",
      at: place
    }
  ];
}
async function reachVerdict({ target, look, judge, mayBeLate }) {
  for (let attempts = 1; ; attempts += 1) {
    const observed = await look(attempts > 1);
    const { evidence } = observed;
    const failures = await saidOf(observed, judge);
    if (target.simulatedTime || !mayBeLate || !failures.some(isAboutMessages)) return { failures, evidence };
    const pause = PAUSES[attempts - 1];
    if (pause === void 0) return { failures: failures.map(doubted(attempts)), evidence };
    await target.api.clock.sleep(pause);
  }
}

// src/session/columns.ts
var WIDEST = 56;
var cut = (text) => text.length > WIDEST ? `${text.slice(0, WIDEST - 1)}\u2026` : text;
function columns(rows) {
  const cells = rows.map((row2) => row2.map(cut));
  const widths = (cells[0] ?? []).map((_, column) => Math.max(...cells.map((row2) => row2[column]?.length ?? 0)));
  return cells.map(
    (row2) => row2.map((text, column) => text.padEnd(widths[column] ?? 0)).join("  ").trimEnd()
  );
}

// src/session/checks/messages.ts
function fits(wanted, text) {
  if (wanted.kind === "exact") return wanted.text === text;
  return wanted.kind === "contains" ? text.includes(wanted.text) : new RegExp(wanted.pattern, "u").test(text);
}
function wantedText(wanted, show) {
  if (!wanted) return "-";
  if (wanted.kind === "matches") return `matches /${show(wanted.pattern)}/`;
  const text = JSON.stringify(show(wanted.text));
  return wanted.kind === "contains" ? `contains ${text}` : text;
}
var bodyText = (body, show) => body === void 0 ? "-" : JSON.stringify(show(body));
function firstDifference(wanted, body, show) {
  if (wanted?.kind !== "exact" || body === void 0) return [];
  const [expected, received] = [show(wanted.text), show(body)];
  if (expected === received) return ["  they differ in what is masked"];
  let index = 0;
  while (index < received.length && received[index] === expected[index]) index += 1;
  const part = (text) => JSON.stringify(text.slice(Math.max(0, index - 8), index + 16));
  return [`  from character ${index + 1} on: expected \u2026${part(expected)}, received \u2026${part(received)}`];
}
function compareMessages(wanted, received, show = (text) => text) {
  const length = Math.max(wanted.length, received.length);
  const agree = (index2) => {
    const [text, body] = [wanted[index2], received[index2]];
    return text !== void 0 && body !== void 0 && fits(text, body);
  };
  const index = Array.from({ length }, (_, at) => at).find((at) => !agree(at));
  if (index === void 0) return void 0;
  const rows = Array.from({ length }, (_, at) => [
    agree(at) ? " " : "\u2717",
    wantedText(wanted[at], show),
    bodyText(received[at], show)
  ]);
  const headline2 = wanted.length === received.length ? `message ${index + 1} to the contact is not as expected` : `the contact should receive ${count(wanted.length)}, but received ${count(received.length)}`;
  const table = columns([[" ", "expected", "received"], ...rows]).map((text) => `  ${text}`.trimEnd());
  return {
    message: [headline2, "", ...table, ...firstDifference(wanted[index], received[index], show)].join("\n"),
    index
  };
}
var count = (messages) => messages === 1 ? "1 message" : `${messages || "no"} messages`;
var receivedBy = (messages) => messages.filter(({ direction }) => direction === "to-contact").map(({ body }) => body);
function checkMessages({ expect }, { messages, show }) {
  if (!expect.messages) return [];
  const { texts, place } = expect.messages;
  const compared = compareMessages(texts, receivedBy(messages), show);
  if (!compared) return [];
  const { message, index } = compared;
  return [{ kind: "message", code: "messages-differ", message, at: texts[index]?.place ?? place }];
}

// src/session/checks/never.ts
function why({ path, definition, context, contextAfter }, index) {
  const [before, entered] = [path[index - 1], path[index]];
  if (!before || !entered || !definition) return "";
  const seen = contextAfter?.(before) ?? context;
  const lines = explainVisit({ definition, visit: before, next: entered.widget, context: seen });
  return lines.length > 0 ? `

  why: ${lines.join("\n       ")}` : "";
}
function compareNever(widget, evidence) {
  const index = evidence.path.findIndex((visit) => visit.widget === widget);
  if (index < 0) return void 0;
  const before = evidence.path[index - 1];
  const from = before ? `from \`${before.widget}\`${before.event ? ` (${before.event})` : ""}` : "from the Trigger";
  return `\`${widget}\` must never be entered, but the execution went there ${from}${why(evidence, index)}`;
}
function checkNever({ expect }, evidence) {
  return expect.never.flatMap(({ widget, place }) => {
    const message = compareNever(widget, evidence);
    return message ? [{ kind: "path", code: "never-entered", message, at: place }] : [];
  });
}

// src/path/diff.ts
var row = (expected, visit) => ({
  ...expected ? { expected } : {},
  ...visit ? { visit } : {},
  same: accepts(expected, visit) || expected?.kind === "gap" && visit === void 0
});
function agreed(lines, path, parting) {
  const positions = positionsAlong(lines, path);
  const rows = [];
  let { line, index } = parting;
  while (index > 0) {
    const visit = path[index - 1];
    if (accepts(lines[line - 1], visit) && positions[index - 1]?.has(line - 1)) {
      rows.unshift(row(lines[line - 1], visit));
      line -= 1;
      index -= 1;
    } else if (lines[line]?.kind === "gap" && positions[index - 1]?.has(line)) {
      rows.unshift({ expected: { kind: "gap" }, ...visit ? { visit } : {}, same: true });
      index -= 1;
    } else if (line > 0) line -= 1;
    else break;
  }
  return rows;
}
function worth(line, visit) {
  if (accepts(line, visit)) return 2;
  return isWidget(line, visit) ? 1 : 0;
}
function gridOf(lines, path) {
  const grid = Array.from({ length: lines.length + 1 }, () => new Array(path.length + 1).fill(0));
  for (let i = lines.length - 1; i >= 0; i--) {
    for (let j = path.length - 1; j >= 0; j--) {
      const paired = worth(lines[i], path[j]);
      const together = paired > 0 ? paired + cell(grid, i + 1, j + 1) : 0;
      grid[i][j] = Math.max(together, cell(grid, i + 1, j), cell(grid, i, j + 1));
    }
  }
  return grid;
}
var cell = (grid, i, j) => grid[i]?.[j] ?? 0;
function pairsOf(lines, path) {
  const grid = gridOf(lines, path);
  const pairs = [];
  let [line, index] = [0, 0];
  while (line < lines.length && index < path.length) {
    const paired = worth(lines[line], path[index]);
    if (paired > 0 && cell(grid, line, index) === paired + cell(grid, line + 1, index + 1)) {
      pairs.push({ line, index });
      line += 1;
      index += 1;
    } else if (cell(grid, line + 1, index) >= cell(grid, line, index + 1)) line += 1;
    else index += 1;
  }
  return pairs;
}
function parted(lines, path) {
  const rows = [];
  let [line, index] = [0, 0];
  for (const pair of [...pairsOf(lines, path), { line: lines.length, index: path.length }]) {
    while (line < pair.line || index < pair.index) {
      rows.push(row(line < pair.line ? lines[line++] : void 0, index < pair.index ? path[index++] : void 0));
    }
    if (line < lines.length || index < path.length) rows.push(row(lines[line++], path[index++]));
  }
  return rows;
}
var MOST_COMPARED = 60;
function comparePaths(lines, path, parting) {
  const restOfLines = lines.slice(parting.line);
  const restOfPath = path.slice(parting.index);
  const rows = parted(restOfLines.slice(0, MOST_COMPARED), restOfPath.slice(0, MOST_COMPARED));
  const omitted = Math.max(0, restOfLines.length - MOST_COMPARED) + Math.max(0, restOfPath.length - MOST_COMPARED);
  return { agreed: agreed(lines, path, parting), parted: rows, omitted };
}

// src/path/turn.ts
function lastChance(definition, path, widget) {
  const known = /* @__PURE__ */ new Map();
  const leadsThere = (name) => {
    const state = findState(definition, name);
    return state !== void 0 && successors(state).some((next) => reachableFrom(definition, next).has(widget));
  };
  for (let index = path.length - 1; index >= 0; index--) {
    const name = path[index]?.widget ?? "";
    if (!known.has(name)) known.set(name, leadsThere(name));
    if (known.get(name)) return index;
  }
  return void 0;
}
function turnOf(definition, { lines, path, parting }) {
  const line = lines[parting.line];
  if (isWidget(line, path[parting.index])) return parting.index;
  if (definition && line?.kind === "widget" && lines[parting.line - 1]?.kind === "gap") {
    return lastChance(definition, path, line.widget) ?? path.length - 1;
  }
  return parting.index > 0 ? parting.index - 1 : void 0;
}

// src/session/checks/path.ts
var AGREED_SHOWN = 3;
var PARTED_SHOWN = 12;
var lineText = (line) => {
  if (!line) return "";
  if (line.kind === "gap") return "...";
  return line.event ? `${line.widget}: ${line.event}` : line.widget;
};
var visitText = (visit) => {
  if (!visit) return "";
  return visit.event ? `${visit.widget}: ${visit.event}` : `${visit.widget} (still there)`;
};
var tableRow = ({ expected, visit, same }) => [
  same ? " " : "\u2717",
  lineText(expected) || "-",
  visitText(visit) || "-"
];
var more = (count2) => count2 > 0 ? [`    \u2026 and ${count2} more`] : [];
function sideBySide(lines, trace2, parting) {
  const { agreed: agreed2, parted: parted2, omitted } = comparePaths(lines, trace2.path, parting);
  const end = trace2.ended && parted2.length <= PARTED_SHOWN ? [[" ", "", "(ended)"]] : [];
  const rows = [
    [" ", "expected", "traversed"],
    ...agreed2.slice(-AGREED_SHOWN).map(tableRow),
    ...parted2.slice(0, PARTED_SHOWN).map(tableRow),
    ...end
  ];
  return [
    ...columns(rows).map((text) => `  ${text}`.trimEnd()),
    ...more(Math.max(0, parted2.length - PARTED_SHOWN) + omitted)
  ];
}
function wantedAfter(lines, parting, nearMiss) {
  const line = lines[nearMiss ? parting.line + 1 : parting.line];
  return line?.kind === "widget" ? line.widget : void 0;
}
function whyParted({ lines, parting }, evidence) {
  const { path, definition } = evidence;
  const turn = turnOf(definition, { lines, path, parting });
  const visit = turn === void 0 ? void 0 : path[turn];
  if (!definition || turn === void 0 || !visit) return [];
  const next = path[turn + 1]?.widget;
  const wanted = wantedAfter(lines, parting, turn === parting.index);
  const context = evidence.contextAfter?.(visit) ?? evidence.context;
  return explainVisit({ definition, visit, context, ...next ? { next } : {}, ...wanted ? { wanted } : {} });
}
function headline(lines, trace2, { index, line }) {
  const [wanted, visit] = [lines[line], trace2.path[index]];
  const last = trace2.path.at(-1);
  if (!visit && wanted?.kind === "widget") {
    const where = trace2.ended ? "ended" : last ? `is at \`${last.widget}\`` : "has not begun";
    return `expected \`${lineText(wanted)}\`, but the execution ${where}`;
  }
  if (!wanted || wanted.kind === "gap")
    return `expected the path to be over, but the execution went on to \`${visit?.widget}\``;
  if (wanted.widget === visit?.widget) {
    return visit.event ? `expected \`${wanted.widget}\` to be left by \`${wanted.event}\`, but it was left by \`${visit.event}\`` : `expected \`${wanted.widget}\` to be left by \`${wanted.event}\`, but the execution is still there`;
  }
  return `expected \`${lineText(wanted)}\`, but the execution went to \`${visit?.widget}\``;
}
function comparePath(lines, evidence) {
  const match = matchPath(lines, evidence.path);
  if (match.matches) return void 0;
  const { parting } = match;
  const trace2 = traceOf(evidence);
  const why2 = whyParted({ lines, parting }, evidence);
  const because = why2.length > 0 ? ["", ...why2.map((text, index) => index === 0 ? `  why: ${text}` : `       ${text}`)] : [];
  const message = [headline(lines, trace2, parting), "", ...sideBySide(lines, trace2, parting), ...because];
  return { message: message.join("\n"), parting };
}
function checkPath({ expect }, evidence) {
  if (!expect.path) return [];
  const { steps, place } = expect.path;
  const compared = comparePath(steps, evidence);
  if (!compared) return [];
  const at = steps[compared.parting.line]?.place ?? steps.at(-1)?.place ?? place;
  return [{ kind: "path", code: "path-differs", message: compared.message, at }];
}

// src/session/checks/status.ts
var endsWith = ({ path }) => {
  const last = path.at(-1);
  if (!last) return "it ended at once";
  return `it ended after \`${last.widget}\`${last.event ? ` (${last.event})` : ""}`;
};
var whereItIs = (evidence) => whereAndWhy(evidence.definition, traceOf(evidence).current);
var waitsWithoutAction = (evidence) => `the execution waits ${whereItIs(evidence)}, with no contact action left`;
function compareStatus(expected, evidence) {
  const { status, outcome } = evidence;
  if (status === expected) return void 0;
  if (expected === "active") return `expected the execution to be active, but ${endsWith(evidence)}`;
  if (outcome.kind !== "timedOut") return waitsWithoutAction(evidence);
  return `the execution did not end within ${outcome.seconds} s: it is ${whereItIs(evidence)}`;
}
function waiting(scenario, evidence) {
  const { current } = traceOf(evidence);
  if (!current) return [];
  return [
    {
      kind: "contact",
      code: "waits-for-contact",
      message: waitsWithoutAction(evidence),
      fix: `add what the contact does, or expect \`status: active\`:
${actionToAdd(evidence.definition, current)}`,
      at: scenario.contact.at(-1)?.place ?? scenario.expect.status?.place ?? scenario.place
    }
  ];
}
function whyNoEffect({ messages }) {
  const lost = messages.findLast(({ direction }) => direction === "from-contact")?.undelivered;
  if (!lost) return { why: "", fix: NO_EFFECT_FIX };
  const { status, errorCode } = lost;
  const why2 = `; its message is ${status}${errorCode ? ` (error ${errorCode})` : ""}`;
  return { why: why2, fix: errorCode ? `see https://www.twilio.com/docs/api/errors/${errorCode}` : NO_EFFECT_FIX };
}
function noEffect(scenario, evidence) {
  const { why: why2, fix } = whyNoEffect(evidence);
  const action = scenario.contact.at(-1);
  const what = action ? `the contact's \`${action.kind}\` at \`${action.at}\`` : "the last action of the contact";
  const message = `${what} had no effect: the execution still waits ${whereItIs(evidence)}${why2}`;
  return [{ kind: "contact", code: "no-effect", message, fix, at: action?.place ?? scenario.place }];
}
function timedOut(scenario, evidence) {
  const { outcome } = evidence;
  const inVain = outcome.kind === "timedOut" && outcome.noEffect;
  const { why: why2, fix } = whyNoEffect(evidence);
  const more2 = inVain ? `, and the last action of the contact had no effect${why2}` : "";
  return [
    {
      kind: "timeout",
      code: "not-ended",
      message: `${compareStatus("ended", evidence) ?? ""}${more2}`,
      fix: inVain ? fix : "give it more seconds with `timeout`, or fix what it waits for",
      at: scenario.expect.status?.place ?? scenario.place
    }
  ];
}
function checkStatus(scenario, evidence) {
  const { status } = scenario.expect;
  const { outcome } = evidence;
  if (status?.value === "active") {
    const message = compareStatus("active", evidence);
    return message ? [{ kind: "status", code: "status-differs", message, at: status.place }] : [];
  }
  if (outcome.kind === "timedOut") return timedOut(scenario, evidence);
  if (outcome.kind !== "waiting") return [];
  return outcome.noEffect ? noEffect(scenario, evidence) : waiting(scenario, evidence);
}

// src/session/checks/values.ts
import { isDeepStrictEqual } from "node:util";
var LONGEST = 200;
var shown = (value, show) => {
  const text = show(JSON.stringify(value));
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}\u2026` : text;
};
var isBranch = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
function missing(context, key) {
  const parts = key.split(".");
  let depth = parts.length - 1;
  while (depth > 0 && valueAt(context, parts.slice(0, depth).join(".")) === void 0) depth -= 1;
  const parent = depth > 0 ? valueAt(context, parts.slice(0, depth).join(".")) : context;
  const known = isBranch(parent) ? Object.keys(parent) : [];
  const meant = nearest(parts[depth] ?? "", known);
  const where = depth > 0 ? `\`${parts.slice(0, depth).join(".")}\`` : "the context";
  if (meant) return `; did you mean \`${[...parts.slice(0, depth), meant, ...parts.slice(depth + 1)].join(".")}\`?`;
  return known.length > 0 ? `; ${where} has ${known.slice(0, 10).join(", ")}` : `; ${where} holds nothing`;
}
var onlyTypesDiffer = (expected, value) => typeof expected !== typeof value && !isBranch(value) && String(expected) === String(value);
function compareValue({ key, value: expected }, context, show = (text) => text) {
  const value = valueAt(context, key);
  const wanted = `\`${key}\` should be ${shown(expected, show)}`;
  if (value === void 0) return `${wanted}, but it is not set${missing(context, key)}`;
  if (isDeepStrictEqual(value, expected)) return void 0;
  const kinds = onlyTypesDiffer(expected, value) ? ` (a ${typeof value}, not a ${typeof expected})` : "";
  return `${wanted}, but it is ${shown(value, show)}${kinds}`;
}
function failuresOf2(expected, prefix, { context, show }) {
  return expected.flatMap(({ key, value, place }) => {
    const message = compareValue({ key: `${prefix}${key}`, value }, context, show);
    return message ? [{ kind: "value", code: "value-differs", message, at: place }] : [];
  });
}
var checkValues = ({ expect }, evidence) => [
  ...failuresOf2(expect.variables, "flow.variables.", evidence),
  ...failuresOf2(expect.context, "", evidence)
];

export {
  actor,
  watchedBy,
  trying,
  begin,
  inputsAt,
  whereAndWhy,
  NO_EFFECT_FIX,
  callToAdd,
  went,
  act,
  rest,
  drive,
  checkMessages,
  checkNever,
  checkPath,
  endsWith,
  waitsWithoutAction,
  compareStatus,
  checkStatus,
  checkValues,
  observe,
  outOfPatience,
  unlistedEnd,
  reachVerdict
};
