import {
  endCall,
  openCalls
} from "./chunk-D53CA6BB.js";
import {
  KINDS,
  NOTHING,
  lockOne,
  openLedger,
  spentByFlow,
  sum,
  tryLock
} from "./chunk-RQSYALLD.js";
import {
  bareNumber,
  fingerprintBy,
  isDead,
  isPermitted,
  noteCalls,
  openJournal,
  policyOf,
  policyProblems,
  readJournal,
  shareOf,
  textOf
} from "./chunk-2CQD27XE.js";
import {
  NOWHERE
} from "./chunk-NGMZZLBR.js";
import {
  accountOf
} from "./chunk-A2BZRACN.js";
import "./chunk-T7LARIW7.js";
import {
  createClient,
  systemClock
} from "./chunk-5EY33NNV.js";
import {
  activeFor
} from "./chunk-I4POHTGK.js";
import {
  endExecution
} from "./chunk-57Q5X3ZV.js";
import {
  readList
} from "./chunk-5HD3QNP3.js";
import "./chunk-JELSUPZO.js";
import {
  answerTo,
  causeOf,
  isRefusal,
  oddAnswer
} from "./chunk-EJTDPZR6.js";
import "./chunk-LDRYS6VK.js";
import {
  checkDefinition
} from "./chunk-3PHNQHMY.js";
import "./chunk-5FUMNITA.js";
import {
  JOURNALS,
  everySoOften
} from "./chunk-AEGCM3B4.js";
import {
  dryRun,
  environment
} from "./chunk-3477H2RI.js";
import "./chunk-LTVF5HN4.js";
import "./chunk-46E2GUX2.js";
import {
  FlowproofError
} from "./chunk-2PRBQFA4.js";
import "./chunk-U2ZCLBCZ.js";
import "./chunk-ZLAG2KWI.js";

// src/account/journals.ts
import { randomUUID as randomUUID2 } from "node:crypto";

// src/account/processes.ts
import { readFileSync } from "node:fs";
import { hostname } from "node:os";
import process from "node:process";
var STAT = /\) (?<state>\S) (?:\S+ ){18}(?<started>\d+) /s;
function statOf(pid) {
  try {
    return STAT.exec(readFileSync(`/proc/${pid}/stat`, "utf8"))?.groups;
  } catch {
    return void 0;
  }
}
var isZombie = (pid) => /[ZX]/.test(statOf(pid)?.state ?? "");
function isAlive(pid) {
  try {
    return process.kill(pid, 0) && !isZombie(pid);
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM" && !isZombie(pid);
  }
}
var bornOf = (pid) => statOf(pid)?.started;
var HOST = hostname();
function ownerHere() {
  const born = bornOf(process.pid);
  return { host: HOST, pid: process.pid, ...born ? { born } : {} };
}
function isOwnerAlive({ pid, born }) {
  const now = bornOf(pid);
  return isAlive(pid) && (born === void 0 || now === void 0 || now === born);
}

// src/account/protection.ts
import { randomUUID } from "node:crypto";
import { tmpdir } from "node:os";
import { join as join2 } from "node:path";
import process2 from "node:process";

// src/contact/sending.ts
var NOTHING2 = { messages: 0, calls: 0, minutes: 0 };
var LONGEST_CALL = 4 * 60 * 60;
var fieldsOf = ({ data }) => typeof data === "object" && data !== null ? data : Object.fromEntries(new URLSearchParams(String(data)));
var text = (fields, name) => fields[name] === void 0 ? void 0 : String(fields[name]);
function execution(fields) {
  const content = text(fields, "Parameters");
  return { what: "an execution", cost: NOTHING2, ...content ? { content } : {} };
}
function message(fields) {
  const media = text(fields, "MediaUrl");
  const content = [text(fields, "Body"), ...media ? [media] : []].filter(Boolean).join(" ");
  return { what: "a message", cost: { ...NOTHING2, messages: 1 }, content };
}
function call(fields) {
  const seconds = Number(text(fields, "TimeLimit") ?? LONGEST_CALL);
  return { what: "a call", cost: { messages: 0, calls: 1, minutes: Math.ceil(seconds / 60) } };
}
var KINDS2 = [
  { path: /\/v[12]\/Flows\/[^/]+\/Executions\/?$/, read: execution },
  { path: /\/Messages(\.json)?$/, read: message },
  { path: /\/Calls(\.json)?$/, read: call }
];
function sendingOf(request) {
  if (request.method.toUpperCase() !== "POST") return void 0;
  const path = new URL(request.uri).pathname;
  const kind = KINDS2.find((one) => one.path.test(path));
  if (!kind) return void 0;
  const fields = fieldsOf(request);
  const from = text(fields, "From");
  return { ...kind.read(fields), to: text(fields, "To") ?? "", ...from ? { from } : {} };
}

// src/account/guard.ts
var PERMIT = "add it to `flowproof.contacts` (a test number of yours) or to `flowproof.allow` in playwright.config.ts";
var notPermitted = ({ what, to }) => ({
  code: "number-not-permitted",
  message: `This run would send ${what} to ${to || "nobody"}, which is neither in the pool nor allowed.`,
  fix: PERMIT
});
function overBudget({ kind, spent, wanted, most }) {
  const already = spent > 0 ? `, after ${spent} already spent` : "";
  return {
    code: "over-budget",
    message: `This run may spend ${most} ${kind}; ${wanted} more would exceed it${already}.`,
    fix: `raise \`flowproof.budget.${kind}\` in playwright.config.ts, or play fewer scenarios`
  };
}
var used = (kind, spent, most) => ({
  code: "over-budget",
  message: `This run may spend ${most} ${kind}, and has spent ${spent}: nothing is triggered any more.`,
  fix: `raise \`flowproof.budget.${kind}\` in playwright.config.ts, or play fewer scenarios`
});
async function exhausted({ budget }, ledger) {
  const spent = await ledger.total();
  const kind = KINDS.find((one) => spent[one] > 0 && spent[one] >= budget[one]);
  return kind && used(kind, spent[kind], budget[kind]);
}
var isFree = ({ cost }) => KINDS.every((kind) => cost[kind] === 0);
async function excessOf(sending, policy, ledger) {
  if (isFree(sending)) return exhausted(policy, ledger);
  const excess = await ledger.spend(sending.cost);
  return excess && overBudget(excess);
}
function heldBack({ what, to, content }) {
  return {
    code: "dry-run",
    message: `This is a dry run: ${what} to ${to} was not sent${content ? `: ${content}` : ""}.`,
    fix: "unset FLOWPROOF_DRY_RUN to send it"
  };
}
var isReading = ({ method }) => ["GET", "HEAD"].includes(method.toUpperCase());
var unchanged = ({ method, uri }) => ({
  code: "dry-run",
  message: `This is a dry run: ${method.toUpperCase()} ${new URL(uri).pathname} was not sent.`,
  fix: "unset FLOWPROOF_DRY_RUN to send it"
});
function refusalOf(sending, policy, dryRun2) {
  if (!isPermitted(policy, sending.to)) return notPermitted(sending);
  return dryRun2 ? heldBack(sending) : void 0;
}
function createGuard(of) {
  return {
    permit: async (request) => {
      const sending = sendingOf(request);
      if (!sending && of.dryRun && !isReading(request)) throw new FlowproofError([unchanged(request)]);
      if (!sending) return;
      const refusal = refusalOf(sending, of.policy, of.dryRun);
      if (refusal) throw new FlowproofError([refusal]);
      const excess = await excessOf(sending, of.policy, of.ledger);
      if (excess) throw new FlowproofError([excess]);
    }
  };
}
var contactProblems = (contact, policy) => isPermitted(policy, contact) ? [] : [notPermitted({ what: "what a flow says", to: contact })];
var NUMBER = /^\s*([a-z]+:)?\+[1-9]\d{6,14}\s*$/;
function flowProblems({ states }, policy) {
  return states.flatMap(({ name, type, properties }) => {
    const { to } = properties;
    if (typeof to !== "string" || !NUMBER.test(to) || isPermitted(policy, to)) return [];
    return [
      {
        code: "number-not-permitted",
        message: `\`${name}\` (${type}) of the flow reaches ${to.trim()}, which is neither in the pool nor allowed.`,
        fix: "add it to `flowproof.allow` in playwright.config.ts if this number may be reached by a test"
      }
    ];
  });
}

// src/account/lease.ts
import { join } from "node:path";
var lockOf = (folder, number) => join(folder, `${bareNumber(number)}.lock`);
var emptyPool = {
  code: "no-contacts",
  message: "The scenario has no `to`, and there is no pool of contacts to lease one from.",
  fix: "list numbers of your account in `flowproof.contacts` in playwright.config.ts (each shard needs at least one)"
};
function allTaken({ policy, seconds }, number) {
  const what = number ?? `each of the ${policy.contacts.length} numbers of the pool`;
  return {
    code: "contacts-busy",
    message: `For ${seconds} s, ${what} was in use by other scenarios.`,
    fix: number ? "give scenarios that may run at once different contacts, or none so that they lease one" : "add numbers to `flowproof.contacts`, or play with as many workers as there are numbers"
  };
}
async function leaseContact(leasing, number) {
  const { policy, folder, locking, seconds } = leasing;
  const candidates = number ? [number] : policy.contacts;
  if (candidates.length === 0) throw new FlowproofError([emptyPool]);
  const files = candidates.map((one) => lockOf(folder, one));
  const held = await lockOne(files, locking, locking.clock.now() + seconds * 1e3);
  if (!held) throw new FlowproofError([allTaken(leasing, number)]);
  return { number: candidates[files.indexOf(held.file)] ?? "", release: held.release };
}

// src/account/protection.ts
var LOCKING = { clock: systemClock, pid: process2.pid, unique: randomUUID, isAlive };
var LOCKS = join2(tmpdir(), "flowproof-contacts");
var contactAlone = (number) => tryLock(lockOf(LOCKS, number), LOCKING);
function countedBy(ledger) {
  let own = NOTHING;
  const spend = async (cost) => {
    const excess = await ledger.spend(cost);
    if (!excess) own = sum(own, cost);
    return excess;
  };
  const settle = async (byFlow) => {
    if (Object.values(byFlow).some((amount) => amount > 0)) await ledger.note(byFlow);
    const all = sum(own, byFlow);
    own = NOTHING;
    return all;
  };
  return { ledger: { ...ledger, spend }, settle };
}
function protect(options, shard, folder) {
  const policy = shareOf(policyOf(options), shard);
  const problems = policyProblems(policy);
  if (problems.length > 0) throw new FlowproofError(problems);
  const file = join2(folder, "spent.jsonl");
  const { ledger, settle } = countedBy(openLedger({ file, budget: policy.budget, locking: LOCKING }));
  return {
    policy,
    guard: createGuard({ policy, ledger, dryRun }),
    lease: (number, seconds) => leaseContact({ policy, folder: LOCKS, locking: LOCKING, seconds }, number),
    settle
  };
}

// src/account/sweep.ts
import { appendFile, readdir, readFile, rm } from "node:fs/promises";
import { join as join3 } from "node:path";
var SECOND = 1e3;
var LAG = 5 * SECOND;
var PAUSE = SECOND / 2;
var EARLIEST = -60 * SECOND;
var LATEST = 120 * SECOND;
var isSoonAfter = ({ at }, moment) => moment >= Date.parse(at) + EARLIEST && moment <= Date.parse(at) + LATEST;
var isWithin = ({ at, until }, moment) => moment >= Date.parse(at) + EARLIEST && moment <= Date.parse(until) + LATEST;
var isForgotten = ({ at }, now) => Date.parse(at) + 30 * 86400 * SECOND < now;
async function findUnnamed(entry, { api, fingerprint }) {
  const isContact = (number) => fingerprint(number) === entry.contact;
  for (; ; ) {
    const active = await activeFor(api, entry.flowSid, isContact);
    const candidates = active.filter(({ createdAt }) => isSoonAfter(entry, createdAt));
    if (candidates.length > 0 || api.clock.now() > Date.parse(entry.at) + LAG) return candidates;
    await api.clock.sleep(PAUSE);
  }
}
var told = ({ flowSid, at }, why) => ({
  code: "left-running",
  message: `What an earlier run triggered in the flow ${flowSid} at ${at} may still be active, and was not ended: ${why}.`,
  fix: "look at the flow's logs in the Twilio console, and end what is active; later runs try again"
});
async function alone(number, { lease }, work) {
  const held = await lease(number);
  if (!held) return false;
  await work().finally(held.release);
  return true;
}
var BUSY = "another run is using the contact at this moment";
async function endPhone(entry, sweeping) {
  const { api, fingerprint } = sweeping;
  const isContact = (number) => fingerprint(number) === entry.contact;
  for (const { sid, from, to, dateCreated } of await openCalls(api)) {
    const contact = [from, to].find(isContact);
    if (!contact || !isWithin(entry, Number(dateCreated))) continue;
    if (!await alone(contact, sweeping, () => endCall(api, sid))) return BUSY;
  }
  return void 0;
}
async function endTriggered(entry, sweeping) {
  const { api } = sweeping;
  const { flowSid, executionSid } = entry;
  if (executionSid) {
    await endExecution(api, { flowSid, executionSid });
    return { ended: true };
  }
  const [one, ...others] = await findUnnamed(entry, sweeping);
  if (!one) return { ended: false };
  if (others.length > 0) return { ended: false, inTheWay: `${others.length + 1} executions can be it` };
  const ending = () => endExecution(api, { flowSid, executionSid: one.executionSid });
  return await alone(one.contact, sweeping, ending) ? { ended: true } : { ended: false, inTheWay: BUSY };
}
async function endEntry(entry, sweeping) {
  if (isForgotten(entry, sweeping.here.now)) return { ended: false };
  try {
    const { ended, inTheWay } = await endTriggered(entry, sweeping);
    const why = inTheWay ?? (entry.phone ? await endPhone(entry, sweeping) : void 0);
    return why === void 0 ? { ended } : { ended: false, problem: told(entry, why) };
  } catch (error) {
    const isGone = isRefusal(error) && error.status === 404;
    return isGone ? { ended: false } : { ended: false, problem: told(entry, causeOf(error)) };
  }
}
async function sweepFile(file, sweeping) {
  const text2 = await readFile(file, "utf8").catch(() => "");
  const kept = readJournal(text2);
  if (!isDead(kept, sweeping.here)) return { ended: 0, problems: [] };
  const ours = kept.open.filter(({ account }) => account === sweeping.api.accountSid);
  const problems = [];
  let count = 0;
  for (const entry of ours) {
    const { ended, problem } = await endEntry(entry, sweeping);
    if (ended) count += 1;
    if (problem) problems.push(problem);
    else await appendFile(file, textOf([{ over: entry.id }]));
  }
  if (kept.open.length === ours.length && problems.length === 0) await rm(file, { force: true });
  return { ended: count, problems };
}
async function sweep(sweeping) {
  const names = await readdir(sweeping.folder).catch(() => []);
  const all = { ended: 0, problems: [] };
  for (const name of names.filter((one) => one.endsWith(".jsonl"))) {
    const { ended, problems } = await sweepFile(join3(sweeping.folder, name), sweeping);
    all.ended += ended;
    all.problems.push(...problems);
  }
  return all;
}

// src/account/journals.ts
var journalOf = ({ accountSid, password }) => openJournal({
  folder: JOURNALS,
  owner: ownerHere(),
  account: accountSid,
  fingerprint: fingerprintBy(password),
  clock: systemClock,
  unique: randomUUID2
});
var HASTE = { retry: { attempts: 3, patience: 8e3 }, timeoutMilliseconds: 8e3 };
async function sweepAccount(account) {
  const api = createClient({ ...account, ...HASTE });
  const here = { host: HOST, isAlive: isOwnerAlive, now: systemClock.now() };
  const fingerprint = fingerprintBy(account.password);
  try {
    return await sweep({ api, folder: JOURNALS, here, fingerprint, lease: contactAlone });
  } finally {
    await api.close();
  }
}

// src/playwright/waits.ts
import { AsyncLocalStorage } from "node:async_hooks";
import { test } from "@playwright/test";
var EVERY = 5e3;
var STAGE = {
  now: Date.now,
  every: everySoOften,
  step: (title, body) => test.step(title, body, { location: NOWHERE })
};
var outside = (make) => make();
function titleOf({ what, since, until }, now) {
  if (until !== Number.POSITIVE_INFINITY) {
    return `waits ${what}, ${Math.max(0, Math.ceil((until - now) / 1e3))} s left`;
  }
  const seconds = Math.floor((now - since) / 1e3);
  return seconds > 0 ? `waits ${what}, for ${seconds} s now` : `waits ${what}`;
}
function openStep(awaited, steps, { now, step }) {
  let close = () => void 0;
  const held = new Promise((resolve) => {
    close = resolve;
  });
  const open = { ...awaited, inside: outside, close };
  const body = () => {
    open.inside = AsyncLocalStorage.snapshot();
    return held;
  };
  steps.push(step(titleOf(awaited, now()), body));
  return open;
}
function showWaits(stage = STAGE) {
  let open;
  let steps = [];
  let stop;
  const tell = (awaited) => {
    open?.close();
    open = openStep(awaited, steps, stage);
  };
  const again = () => {
    if (open) tell(open);
  };
  const show = (what, seconds = Number.POSITIVE_INFINITY) => {
    stop ??= stage.every(EVERY, again);
    const since = stage.now();
    if (open?.what !== what) tell({ what, since, until: since + seconds * 1e3 });
  };
  return {
    show,
    observe: ({ widget, what, seconds }) => show(`at \`${widget}\` for ${what}`, seconds),
    inside: (make) => (open ?? { inside: outside }).inside(make),
    end: async () => {
      stop?.();
      stop = void 0;
      open?.close();
      open = void 0;
      await Promise.all(steps);
      steps = [];
    }
  };
}

// src/targets/twilio.ts
import { setTimeout } from "node:timers/promises";
var noSid = ({ place }) => ({
  code: "no-flow-sid",
  message: "A test account knows its flows by their SIDs, and this file names none.",
  fix: "add `sid: ${MY_FLOW_SID}` to `flow`, and the variable to `.env`: it is on the flow's page in Studio",
  at: place
});
async function publishedFlow({ client }, scenario) {
  const { sid, name } = scenario.flow;
  if (!sid) throw new FlowproofError([noSid(scenario)]);
  const what = "FetchFlowRevision";
  const published = client.studio.v2.flows(sid).revisions("LatestPublished");
  const { revision, definition } = await answerTo(what, () => published.fetch());
  const [mistake] = checkDefinition(definition).filter(({ code }) => code === "not-a-flow");
  if (mistake) throw new FlowproofError([oddAnswer(what, mistake.message)]);
  return { sid, name, revision, definition };
}
var MOST_ACTIVE = 1e3;
async function endLeftovers(api, flowSid, contact) {
  const executions = api.client.studio.v2.flows(flowSid).executions;
  const active = await readList("ListExecution", executions, { status: "active", limit: MOST_ACTIVE });
  const own = active.filter((one) => one.status === "active" && one.contactChannelAddress === contact);
  for (const { sid } of own) await endExecution(api, { flowSid, executionSid: sid });
}
function assertPermitted({ definition }, { place, inputs }, policy) {
  const named = definition ? flowProblems(definition, policy) : [];
  const problems = [...inputs.to ? contactProblems(inputs.to, policy) : [], ...named];
  if (problems.length > 0) throw new FlowproofError(problems.map((problem) => ({ at: place, ...problem })));
}
function openTwilioTarget(api, policy) {
  return {
    name: "twilio",
    api,
    simulatedTime: false,
    prepare: async (scenario) => {
      const flow = await publishedFlow(api, scenario);
      assertPermitted(flow, scenario, policy);
      if (!dryRun) await endLeftovers(api, flow.sid, scenario.inputs.to);
      return flow;
    },
    elapse: (seconds) => setTimeout(seconds * 1e3),
    incidents: async () => []
  };
}

// src/targets/account.ts
var noFrom = {
  code: "no-flow-number",
  message: "On a test account a flow has a number of its own, and the scenario does not say which.",
  fix: "add `from` to `inputs`: the number of the account that the flow answers at"
};
var castOnAccount = ({ lease }, waits) => async ({ to, from }, seconds) => {
  if (!from) throw new FlowproofError([noFrom]);
  waits.show("for a contact that no other scenario has", seconds);
  const { number, release } = await lease(to, seconds);
  waits.show("for the execution to begin");
  return { parties: { contact: number, flowNumber: from }, release };
};
function openAccount({ options, shard, folder }) {
  const protection = protect(options, shard, folder);
  const account = accountOf(environment);
  const journal = journalOf(account);
  const waits = showWaits();
  const calls = noteCalls(waits);
  const api = createClient({ ...account, onExchange: calls.note, guard: protection.guard });
  const target = { ...openTwilioTarget(api, protection.policy), observe: waits.observe };
  return {
    target,
    calls,
    cast: castOnAccount(protection, waits),
    settle: (evidence, definition) => protection.settle(spentByFlow(evidence, definition)),
    journal,
    close: async () => {
      await journal.close();
      await api.close();
    }
  };
}
var sweep2 = () => sweepAccount(accountOf(environment));
export {
  openAccount,
  sweep2 as sweep
};
