import {
  EMULATOR_CONTACT,
  EMULATOR_FLOW_NUMBER,
  NO_JOURNAL,
  noteCalls
} from "./chunk-2CQD27XE.js";
import "./chunk-NGMZZLBR.js";
import {
  createClient,
  systemClock
} from "./chunk-5EY33NNV.js";
import {
  startEmulator
} from "./chunk-IFWN6XK2.js";
import "./chunk-APKVOIYK.js";
import "./chunk-C6K25P4P.js";
import "./chunk-QV3VTVOG.js";
import {
  digestOf
} from "./chunk-WRP7SKUV.js";
import "./chunk-EJTDPZR6.js";
import "./chunk-LDRYS6VK.js";
import "./chunk-GNVAWXTY.js";
import "./chunk-3PHNQHMY.js";
import "./chunk-5FUMNITA.js";
import "./chunk-46E2GUX2.js";
import {
  FlowproofError
} from "./chunk-2PRBQFA4.js";
import "./chunk-U2ZCLBCZ.js";
import "./chunk-ZLAG2KWI.js";

// src/targets/emulator.ts
import { request } from "undici";
function controlOf({ url, accountSid, authToken }) {
  const authorization = `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString("base64")}`;
  const headers = { authorization, "content-type": "application/json" };
  return async (method, path, sent) => {
    const body = sent === void 0 ? null : JSON.stringify(sent);
    const answer = await request(`${url}/_emulator${path}`, { method, headers, body });
    const text = await answer.body.text();
    if (answer.statusCode >= 300) {
      throw new Error(`the emulator refused ${method} ${path}: ${answer.statusCode} ${text}`);
    }
    return text ? JSON.parse(text) : null;
  };
}
var noDefinition = ({ place }) => ({
  code: "no-definition",
  message: "The emulator executes the definition of a flow, and this file names none.",
  fix: "add `definition: flow.json` to `flow`, exported from Studio",
  at: place
});
function flowShelf({ client }) {
  const shelf = /* @__PURE__ */ new Map();
  return async (scenario) => {
    const { name, definition, definitionPath = name } = scenario.flow;
    if (!definition) throw new FlowproofError([noDefinition(scenario)]);
    const digest = digestOf(definition);
    const known = shelf.get(definitionPath);
    if (known?.digest === digest) return known.flow;
    const { flows } = client.studio.v2;
    const content = { friendlyName: name, status: "published", definition };
    const { sid, revision } = await (known ? flows(known.flow.sid).update(content) : flows.create(content));
    const flow = { sid, name, revision, definition };
    shelf.set(definitionPath, { digest, flow });
    return flow;
  };
}
var isPhoneNumber = (address) => address.startsWith("+");
function numberPlan({ client, accountSid }, control) {
  const numbers = /* @__PURE__ */ new Map();
  const assignNumber = async (phoneNumber, { flowSid, sid: known }) => {
    const webhook = flowSid ? `https://webhooks.twilio.com/v1/Accounts/${accountSid}/Flows/${flowSid}` : "";
    const urls = { smsUrl: webhook, voiceUrl: webhook };
    const { incomingPhoneNumbers } = client;
    const { sid } = await (known ? incomingPhoneNumbers(known).update(urls) : incomingPhoneNumbers.create({ phoneNumber, ...urls }));
    return sid;
  };
  const assign = async (address, flowSid) => {
    const known = numbers.get(address);
    if (known && known.flowSid === flowSid) return;
    if (isPhoneNumber(address)) {
      const sid = await assignNumber(address, { ...known, flowSid });
      numbers.set(address, { sid, flowSid });
    } else if (flowSid) {
      await control("PUT", "/addresses", { address, flow: flowSid });
      numbers.set(address, { flowSid });
    }
  };
  const reclaim = async (address, flowSid) => {
    if (numbers.has(address)) await assign(address, flowSid);
  };
  return { assign, reclaim };
}
var speaksFirst = ({ trigger }) => trigger !== "incomingRequest";
var picksUp = ({ contact }) => contact.some(({ kind }) => kind === "answer");
function openEmulatorTarget(emulator, api) {
  const control = controlOf(emulator);
  const shelve = flowShelf(api);
  const { assign, reclaim } = numberPlan(api, control);
  const mock = ({ mocks }, flow) => Object.entries(mocks).map(
    ([widget, answers]) => (
      // An answer is plain JSON by its type; only its optional keys keep the compiler from seeing it.
      control("PUT", "/mocks", { flow, widget, answers })
    )
  );
  return {
    name: "emulator",
    api,
    simulatedTime: true,
    prepare: async (scenario) => {
      const { now, inputs } = scenario;
      await control("POST", "/reset");
      const flow = await shelve(scenario);
      const { from = EMULATOR_FLOW_NUMBER, to = EMULATOR_CONTACT } = inputs;
      await Promise.all([
        ...now ? [control("POST", "/clock", { now })] : [],
        speaksFirst(scenario) ? assign(from, flow.sid) : reclaim(from, flow.sid),
        ...picksUp(scenario) ? [assign(to)] : [],
        ...mock(scenario, flow.sid)
      ]);
      return flow;
    },
    elapse: async (seconds) => {
      await control("POST", "/clock", { advance: seconds });
    },
    incidents: async (executionSid) => (await control("GET", `/executions/${executionSid}`)).incidents
  };
}

// src/targets/embedded.ts
var castOnEmulator = async ({ to = EMULATOR_CONTACT, from = EMULATOR_FLOW_NUMBER }) => ({
  parties: { contact: to, flowNumber: from },
  release: async () => void 0
});
var LONGEST_PAUSE = 20;
var hurried = {
  now: systemClock.now,
  sleep: (milliseconds) => systemClock.sleep(Math.min(milliseconds, LONGEST_PAUSE))
};
async function openEmulator() {
  const emulator = await startEmulator({ rateLimits: false });
  const { accountSid, authToken, url } = emulator;
  const calls = noteCalls();
  const options = { accountSid, password: authToken, origin: url, onExchange: calls.note, clock: hurried };
  const api = createClient(options);
  const close = async () => {
    await api.close();
    await emulator.close();
  };
  return { target: openEmulatorTarget(emulator, api), calls, cast: castOnEmulator, journal: NO_JOURNAL, close };
}
export {
  openEmulator
};
