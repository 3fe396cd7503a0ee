import {
  sendOnce
} from "./chunk-T7LARIW7.js";
import {
  readList,
  repeat
} from "./chunk-5HD3QNP3.js";
import {
  played
} from "./chunk-JELSUPZO.js";
import {
  answerTo,
  isRefusal
} from "./chunk-EJTDPZR6.js";
import {
  silenceEvent
} from "./chunk-LDRYS6VK.js";
import {
  FlowproofError
} from "./chunk-2PRBQFA4.js";

// src/contact/twiml.ts
import twilio from "twilio";
var { VoiceResponse } = twilio.twiml;
var GREETING = "Hello, you have reached the voice mail of this number. Nobody is here to take your call right now. Please leave a message after the tone.";
function silent(seconds) {
  const response2 = new VoiceResponse();
  response2.pause({ length: seconds });
  return response2.toString();
}
function pressing(digits, seconds) {
  const response2 = new VoiceResponse();
  response2.play({ digits: played(digits) });
  response2.pause({ length: seconds });
  return response2.toString();
}
function saying(speech, seconds) {
  const response2 = new VoiceResponse();
  response2.say(speech);
  response2.pause({ length: seconds });
  return response2.toString();
}
var response = (ringing) => {
  const document = new VoiceResponse();
  if (ringing > 0) document.pause({ length: ringing });
  return document;
};
function person({ ringing, seconds, detected }) {
  const document = response(ringing);
  if (detected) document.say("Hello?");
  else document.play({ digits: "w" });
  document.pause({ length: seconds });
  return document.toString();
}
function machine({ ringing, seconds }) {
  const document = response(ringing);
  document.say(GREETING);
  document.pause({ length: seconds });
  return document.toString();
}
function busy({ ringing }) {
  const document = response(ringing);
  document.reject({ reason: "busy" });
  return document.toString();
}
function unanswered({ ringing, patience }) {
  const document = response(ringing + patience + 1);
  document.reject();
  return document.toString();
}
var OUTCOMES = {
  human: person,
  machine,
  busy,
  "no-answer": unanswered,
  failed: () => void 0
};
var ECHO = "https://twimlets.com/echo";
function answerUrl(pickUp) {
  const document = OUTCOMES[pickUp.outcome](pickUp);
  return document ? `${ECHO}?Twiml=${encodeURIComponent(document)}` : "";
}

// src/contact/leg.ts
var FEW = 20;
var MANY = 1e3;
var isOwn = ({ from, direction }, contact) => from === contact ? direction.startsWith("outbound") : direction === "inbound";
async function findLeg({ api, contact }) {
  const up = { status: "in-progress", limit: FEW };
  const [out, back] = await Promise.all([
    readList("ListCall", api.client.calls, { ...up, from: contact }),
    readList("ListCall", api.client.calls, { ...up, to: contact })
  ]);
  const legs = [...out, ...back].sort((a, b) => (Number(b.startTime) || 0) - (Number(a.startTime) || 0));
  return legs.find((leg) => isOwn(leg, contact)) ?? legs[0];
}
var noLeg = ({ contact, flowNumber }) => ({
  code: "no-call",
  message: `No call is up between ${contact} and ${flowNumber}, so that the contact can neither speak nor press keys.`,
  fix: "start with `trigger: incomingCall`, or pick up with `answer: human` at the widget that calls"
});
var PAUSE = 250;
var PATIENCE = 1e4;
async function theLeg(ends) {
  const { clock } = ends.api;
  const deadline = clock.now() + PATIENCE;
  for (; ; ) {
    const leg = await findLeg(ends);
    if (leg) return leg;
    if (clock.now() >= deadline) throw new FlowproofError([noLeg(ends)]);
    await clock.sleep(PAUSE);
  }
}
async function placeCall({ api, contact, flowNumber }, seconds) {
  const fields = { from: contact, to: flowNumber, twiml: silent(seconds), timeLimit: seconds };
  await answerTo("CreateCall", () => api.client.calls.create(fields));
}
var HEARING = [0, 250, 1e3, 2e3, 4e3, 8e3];
async function wasHeard({ left, state }) {
  const event = await left?.();
  return event !== void 0 && event !== (state && silenceEvent(state));
}
async function speak(stage, twiml) {
  const { api } = stage;
  const { sid } = await theLeg(stage);
  await sendOnce({
    what: "what the contact does on the phone",
    done: "sent",
    fix: "play the scenario again",
    send: () => answerTo("UpdateCall", () => api.client.calls(sid).update({ twiml })),
    look: async () => await wasHeard(stage) ? [true] : [],
    clock: api.clock,
    pauses: HEARING
  });
}
var saysItIsOver = (error) => isRefusal(error) && (error.code === 21220 || error.code === 20404 || error.status === 404);
var UP = /* @__PURE__ */ new Set(["queued", "initiated", "ringing", "in-progress"]);
async function isOver({ client }, sid, error) {
  if (saysItIsOver(error)) return true;
  if (isRefusal(error) && error.code !== void 0) return false;
  const asking = answerTo("FetchCall", () => client.calls(sid).fetch());
  return asking.then(
    ({ status }) => !UP.has(status),
    () => false
  );
}
async function endCall(api, sid) {
  const ask = () => answerTo("UpdateCall", () => api.client.calls(sid).update({ status: "completed" }));
  await repeat({ ask, clock: api.clock, isDone: (error) => isOver(api, sid, error) });
}
async function hangUp(ends) {
  await endCall(ends.api, (await theLeg(ends)).sid);
}
var OPEN = ["queued", "ringing", "in-progress"];
async function openCalls({ client }) {
  const lists = OPEN.map((status) => readList("ListCall", client.calls, { status, limit: MANY }));
  return (await Promise.all(lists)).flat();
}
async function endCalls({ api, contact }) {
  const { calls } = api.client;
  const lists = OPEN.flatMap((status) => [
    readList("ListCall", calls, { status, limit: FEW, from: contact }),
    readList("ListCall", calls, { status, limit: FEW, to: contact })
  ]);
  const sids = new Set((await Promise.all(lists)).flat().map(({ sid }) => sid));
  await Promise.all([...sids].map((sid) => endCall(api, sid)));
}

export {
  pressing,
  saying,
  answerUrl,
  placeCall,
  speak,
  endCall,
  hangUp,
  openCalls,
  endCalls
};
