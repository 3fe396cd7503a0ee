import {
  sendOnce
} from "./chunk-T7LARIW7.js";
import {
  executionOf,
  readList,
  toExecution
} from "./chunk-5HD3QNP3.js";
import {
  answerTo,
  oddAnswer
} from "./chunk-EJTDPZR6.js";
import {
  FlowproofError
} from "./chunk-2PRBQFA4.js";

// src/workflow/trail.ts
var isUnbroken = (hops, start) => hops.every(({ from }, index) => from === (hops[index - 1]?.to ?? start));
function trailOf(hops, start) {
  const left = /* @__PURE__ */ new Map();
  for (const hop of hops.toReversed()) {
    const there = left.get(hop.from);
    if (there) there.push(hop);
    else left.set(hop.from, [hop]);
  }
  const walked = [];
  const open = [{ at: start }];
  for (let last = open.at(-1); last; last = open.at(-1)) {
    const next = left.get(last.at)?.pop();
    if (next) open.push({ at: next.to, by: next });
    else {
      open.pop();
      if (last.by) walked.push(last.by);
    }
  }
  walked.reverse();
  return walked.length === hops.length && isUnbroken(walked, start) ? walked : void 0;
}
function isOnlyTrail(hops, start) {
  const visits = [start, ...hops.map(({ to }) => to)];
  const times = /* @__PURE__ */ new Map();
  for (const widget of visits) times.set(widget, (times.get(widget) ?? 0) + 1);
  const open = [];
  for (const widget of visits) {
    const all = times.get(widget) ?? 0;
    if (all > 2) return false;
    if (all < 2) continue;
    if (open.at(-1) === widget) open.pop();
    else if (open.includes(widget)) return false;
    else open.push(widget);
  }
  return true;
}

// src/workflow/order.ts
var ENDED = "Ended";
var TRIGGER = "Trigger";
var TRIGGERING = /^incoming(Message|Call|ConversationMessage|Request|Parent)$/;
function startOf(steps) {
  if (steps.some(({ from }) => from === TRIGGER)) return TRIGGER;
  const entered = new Set(steps.map(({ to }) => to));
  return steps.find(({ from, name }) => !entered.has(from) && TRIGGERING.test(name))?.from ?? TRIGGER;
}
var byTime = (a, b) => a.at < b.at ? -1 : Number(a.at > b.at);
var isInTime = (steps) => steps.every((step, index) => index === 0 || byTime(steps[index - 1] ?? step, step) <= 0);
function secondsOf(inTime) {
  const seconds = [];
  for (const step of inTime) {
    const last = seconds.at(-1);
    if (last?.[0]?.at === step.at) last.push(step);
    else seconds.push([step]);
  }
  return seconds;
}
function joinSeconds(inTime, start) {
  const steps = [];
  let certain = true;
  for (const second of secondsOf(inTime)) {
    const at = steps.at(-1)?.to ?? start;
    const trail = trailOf(second, at) ?? trailOf(second, second[0]?.from ?? at);
    certain &&= trail !== void 0 && isOnlyTrail(trail, at);
    steps.push(...trail ?? second);
  }
  const gaps = gapsIn(steps, start);
  return { steps, gaps, certain: certain && gaps.length === 0, asListed: false };
}
function gapsIn(steps, start) {
  return steps.flatMap(({ from, sid }, index) => {
    const last = steps[index - 1];
    if (from === (last?.to ?? start)) return [];
    return [{ ...last ? { after: last.sid } : {}, before: sid }];
  });
}
function chainToTheEnd(inTime, start) {
  const trail = inTime.some(({ to }) => to === ENDED) ? trailOf(inTime, start) : void 0;
  return trail && { steps: trail, gaps: [], certain: isOnlyTrail(trail, start), asListed: false };
}
function orderChain(listed2) {
  const start = startOf(listed2);
  const oldestFirst = listed2.toReversed();
  const inTime = oldestFirst.toSorted(byTime);
  const joined = joinSeconds(inTime, start);
  const asListed = [oldestFirst, [...listed2]].find((steps) => isUnbroken(steps, start));
  const isWhole = joined.gaps.length === 0;
  if (asListed && (isInTime(asListed) || !isWhole)) {
    return { steps: asListed, gaps: [], certain: joined.certain, asListed: true };
  }
  if (isWhole) return joined;
  return chainToTheEnd(inTime, start) ?? joined;
}
var OWN = "";
function byParent(listed2) {
  const families = /* @__PURE__ */ new Map();
  for (const step of listed2) {
    const parent = step.parentStepSid ?? OWN;
    const family = families.get(parent);
    if (family) family.push(step);
    else families.set(parent, [step]);
  }
  return families;
}
function orderSteps(listed2) {
  const families = byParent([...new Map(listed2.map((step) => [step.sid, step])).values()]);
  const ordered = { steps: [], gaps: [], certain: true, asListed: true };
  const place = (parent) => {
    const family = families.get(parent);
    if (!family) return;
    families.delete(parent);
    const chain = orderChain(family);
    ordered.gaps.push(...chain.gaps);
    ordered.certain &&= chain.certain;
    ordered.asListed &&= chain.asListed;
    for (const step of chain.steps) {
      ordered.steps.push(step);
      place(step.sid);
    }
  };
  place(OWN);
  for (const [parent, [first]] of [...families]) {
    if (ordered.steps.length > 0 && first && families.has(parent)) ordered.gaps.push({ before: first.sid });
    place(parent);
  }
  return ordered;
}

// src/workflow/steps.ts
var MOST = 1e4;
var WHAT = "ListExecutionStep";
var odd = (why) => new FlowproofError([oddAnswer(WHAT, why)]);
function toStep({
  sid,
  name,
  transitionedFrom: from,
  transitionedTo: to,
  parentStepSid,
  dateCreated
}) {
  if (typeof sid !== "string") throw odd("a step has no sid");
  if (typeof name !== "string" || typeof from !== "string" || typeof to !== "string") {
    throw odd(`step ${sid} does not say from which widget to which it went, and why`);
  }
  if (!(dateCreated instanceof Date)) throw odd(`step ${sid} has no date_created`);
  const parent = typeof parentStepSid === "string" && parentStepSid !== "" ? { parentStepSid } : {};
  return { sid, name, from, to, at: dateCreated.toISOString(), ...parent };
}
async function listed(api, execution) {
  const steps = await readList(WHAT, executionOf(api, execution).steps, { limit: MOST });
  return steps.map((step) => toStep(step));
}
var ENDED2 = "Ended";
var lacksItsEnd = ({ steps }, { status }) => status === "ended" && steps.findLast(({ parentStepSid }) => parentStepSid === void 0)?.to !== ENDED2;
var PAUSES = [100, 300, 900, 2e3, 4e3];
var PAUSES_FOR_END = 3;
var nameOf = ({ after, before: before2 }) => {
  if (after && before2) return `between ${after} and ${before2}`;
  return after ? `after ${after}` : `before ${before2}`;
};
function incomplete({ gaps, steps }, { executionSid }) {
  const where = gaps.slice(0, 3).map(nameOf).join(", ");
  const more = gaps.length > 3 ? ` and in ${gaps.length - 3} other places` : "";
  return {
    code: "steps-incomplete",
    message: `Studio lists ${steps.length} steps of ${executionSid}, but they form no unbroken chain: steps are missing ${where}${more}. It was asked ${PAUSES.length + 1} times.`,
    fix: "play the scenario again; if it happens again, Studio is late today, or the flow was changed while it ran"
  };
}
var sidsOf = (steps) => steps.map(({ sid }) => sid).toSorted().join();
var isDoubtful = ({ asListed, steps }, before2) => !asListed && steps.at(-1)?.to !== ENDED2 && sidsOf(steps) !== sidsOf(before2);
function together(listed2, before2) {
  const sids = new Set(listed2.map(({ sid }) => sid));
  return [...before2.filter(({ sid }) => !sids.has(sid)).toReversed(), ...listed2];
}
async function listSteps(api, listing) {
  let before2 = [];
  for (let asked = 0; ; asked += 1) {
    const ordered = orderSteps(together(await listed(api, listing), before2));
    const isBroken = ordered.gaps.length > 0;
    const isLate = lacksItsEnd(ordered, listing) && asked < PAUSES_FOR_END;
    if (!isBroken && !isLate && !isDoubtful(ordered, before2)) return ordered.steps;
    const pause = PAUSES[asked];
    if (pause === void 0 && !isBroken) return ordered.steps;
    if (pause === void 0) throw new FlowproofError([incomplete(ordered, listing)]);
    before2 = ordered.steps;
    await api.clock.sleep(pause);
  }
}

// src/workflow/trigger.ts
var FEW = 50;
var SECOND = 1e3;
var executionsOf = ({ client }, flowSid) => client.studio.v2.flows(flowSid).executions;
async function before(api, flowSid) {
  const listing = readList("ListExecution", executionsOf(api, flowSid), { limit: FEW });
  const there = await listing.catch((error) => {
    if (error instanceof FlowproofError) throw error;
    return void 0;
  });
  if (!there) return void 0;
  const newest = Math.max(0, ...there.map(({ dateCreated }) => Number(dateCreated) || 0));
  return { sids: new Set(there.map(({ sid }) => sid)), ...newest > 0 ? { newest: new Date(newest - SECOND) } : {} };
}
async function since(api, { flowSid, to }, { sids, newest }) {
  const what = "ListExecution";
  const dateCreatedFrom = newest ? { dateCreatedFrom: newest } : {};
  const there = await readList(what, executionsOf(api, flowSid), { limit: FEW, ...dateCreatedFrom });
  return there.filter(({ sid, contactChannelAddress }) => !sids.has(sid) && contactChannelAddress === to).map((one) => toExecution(one, what));
}
var noList = () => Promise.reject(new Error("the executions of the flow could not be listed before the trigger"));
async function triggerExecution(api, inputs) {
  const { flowSid, to, from, parameters } = inputs;
  const what = "CreateExecution";
  const known = await before(api, flowSid);
  const given = { to, from, ...parameters === void 0 ? {} : { parameters } };
  const { executionSid, status } = await sendOnce({
    what: "the execution",
    done: "triggered",
    fix: "look at the executions of the flow, end what is still active, and play the scenario again",
    send: () => answerTo(what, async () => toExecution(await executionsOf(api, flowSid).create(given), what)),
    look: () => known ? since(api, inputs, known) : noList(),
    clock: api.clock
  });
  return { executionSid, status };
}

export {
  listSteps,
  triggerExecution
};
