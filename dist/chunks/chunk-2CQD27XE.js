import {
  NOWHERE
} from "./chunk-NGMZZLBR.js";
import {
  maskPhoneNumbers
} from "./chunk-U2ZCLBCZ.js";

// src/account/journal.ts
import { createHmac } from "node:crypto";
import { appendFile, mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
var SIDS = { account: /^AC[0-9a-f]{32}$/i, flowSid: /^FW[0-9a-f]{32}$/i, executionSid: /^FN[0-9a-f]{32}$/i };
var isEntry = ({ account, flowSid, contact, at, until }) => SIDS.account.test(account) && SIDS.flowSid.test(flowSid) && typeof contact === "string" && !Number.isNaN(Date.parse(at)) && !Number.isNaN(Date.parse(until));
var isOwner = ({ host, pid }) => typeof host === "string" && Number.isInteger(pid) && pid > 0;
function lineOf(text) {
  try {
    const line = JSON.parse(text);
    if ("sent" in line) return isEntry(line.sent) ? line : void 0;
    if ("owner" in line) return isOwner(line.owner) ? line : void 0;
    if ("started" in line) return SIDS.executionSid.test(line.executionSid) ? line : void 0;
    return "over" in line ? line : void 0;
  } catch {
    return void 0;
  }
}
function readJournal(text) {
  let owner;
  const open = /* @__PURE__ */ new Map();
  for (const line of text.split("\n").flatMap((one) => lineOf(one) ?? [])) {
    if ("owner" in line) owner = line.owner;
    else if ("sent" in line) open.set(line.sent.id, line.sent);
    else if ("over" in line) open.delete(line.over);
    else {
      const entry = open.get(line.started);
      if (entry) open.set(entry.id, { ...entry, executionSid: line.executionSid });
    }
  }
  return { ...owner ? { owner } : {}, open: [...open.values()] };
}
function isDead({ owner, open }, { host, isAlive, now }) {
  if (!owner) return false;
  return owner.host === host ? !isAlive(owner) : open.every(({ until }) => Date.parse(until) < now);
}
var textOf = (lines) => lines.map((line) => `${JSON.stringify(line)}
`).join("");
var fingerprintBy = (secret) => (number) => createHmac("sha256", secret).update(number).digest("hex").slice(0, 24);
var NO_JOURNAL = {
  note: async () => ({ started: async () => void 0, over: async () => void 0 }),
  close: async () => void 0
};
function openJournal({ folder, owner, account, fingerprint, clock, unique }) {
  const file = join(folder, `${owner.pid}-${unique()}.jsonl`);
  const open = /* @__PURE__ */ new Set();
  let notes = 0;
  const write = async (...lines) => appendFile(file, textOf(lines));
  const over = async (id) => {
    if (open.delete(id)) await write({ over: id });
  };
  return {
    note: async ({ flowSid, contact, phone, seconds }) => {
      notes += 1;
      const id = notes;
      const now = clock.now();
      const [at, until] = [now, now + seconds * 1e3].map((moment) => new Date(moment).toISOString());
      const sent = { id, account, flowSid, contact: fingerprint(contact), phone, at, until };
      await mkdir(folder, { recursive: true });
      await write(...id === 1 ? [{ owner }] : [], { sent });
      open.add(id);
      return {
        started: (executionSid) => write({ started: id, executionSid }),
        over: () => over(id)
      };
    },
    close: async () => {
      if (notes > 0 && open.size === 0) await rm(file, { force: true });
    }
  };
}

// src/account/policy.ts
var DEFAULT_BUDGET = { messages: 200, calls: 30, minutes: 60 };
var EMULATOR_CONTACT = "+15550100001";
var EMULATOR_FLOW_NUMBER = "+15550100000";
var E164 = /^\+[1-9]\d{6,14}$/;
var bareNumber = (address) => address.replace(/^[a-z]+:/, "").trim();
var policyOf = ({ contacts = [], allow = [], budget = {} } = {}) => ({
  contacts: [...new Set(contacts.map(bareNumber))],
  allow: [...new Set(allow.map(bareNumber))],
  budget: { ...DEFAULT_BUDGET, ...budget }
});
function badNumber(list, number) {
  return {
    code: "bad-policy",
    message: `\`flowproof.${list}\` holds "${number}", which is no phone number.`,
    fix: "write it in E.164: a plus, the country code, the number, as in +15550100001"
  };
}
function badBudget(kind, amount) {
  return {
    code: "bad-policy",
    message: `\`flowproof.budget.${kind}\` is ${String(amount)}.`,
    fix: "write a whole number, 0 or more"
  };
}
function policyProblems({ contacts, allow, budget }) {
  const wrong = (list, numbers) => numbers.filter((number) => !E164.test(number)).map((number) => badNumber(list, number));
  const amounts = Object.entries(budget).filter(([, amount]) => !(Number.isInteger(amount) && amount >= 0));
  return [
    ...wrong("contacts", contacts),
    ...wrong("allow", allow),
    ...amounts.map(([kind, amount]) => badBudget(kind, amount))
  ];
}
var isPermitted = ({ contacts, allow }, address) => [...contacts, ...allow].includes(bareNumber(address));
function shareOf(policy, shard) {
  if (!shard || shard.total <= 1) return policy;
  const { current, total } = shard;
  const { messages, calls, minutes } = policy.budget;
  const part = (amount) => Math.floor(amount / total);
  return {
    contacts: policy.contacts.filter((_, index) => index % total === current - 1),
    allow: policy.allow,
    budget: { messages: part(messages), calls: part(calls), minutes: part(minutes) }
  };
}

// src/playwright/calls.ts
import { test } from "@playwright/test";
function noteCalls(waits) {
  let calls = [];
  let exchanges = [];
  let steps = [];
  let noting = false;
  const note = (exchange) => {
    if (!noting) return;
    const { method, path, status, milliseconds } = exchange;
    exchanges.push(exchange);
    const call = { method, path: maskPhoneNumbers(path), status, milliseconds: Math.round(milliseconds * 10) / 10 };
    calls.push(call);
    const title = `${method} ${call.path} ${status || "no answer"} (${call.milliseconds} ms)`;
    const step = () => test.step(title, async () => {
    }, { location: NOWHERE });
    steps.push(waits ? waits.inside(step) : step());
  };
  return {
    note,
    begin: () => {
      calls = [];
      exchanges = [];
      noting = true;
    },
    end: async () => {
      noting = false;
      await waits?.end();
      await Promise.all(steps);
      steps = [];
    },
    all: () => calls,
    exchanges: () => exchanges
  };
}

export {
  readJournal,
  isDead,
  textOf,
  fingerprintBy,
  NO_JOURNAL,
  openJournal,
  EMULATOR_CONTACT,
  EMULATOR_FLOW_NUMBER,
  bareNumber,
  policyOf,
  policyProblems,
  isPermitted,
  shareOf,
  noteCalls
};
