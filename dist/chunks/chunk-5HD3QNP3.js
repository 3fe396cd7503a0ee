import {
  answerTo,
  isRefusal,
  leavesOpen,
  oddAnswer
} from "./chunk-EJTDPZR6.js";
import {
  FlowproofError
} from "./chunk-2PRBQFA4.js";

// src/workflow/fetch.ts
function toExecution({ sid, status, contactChannelAddress }, what) {
  if (typeof sid !== "string") throw new FlowproofError([oddAnswer(what, "the execution has no sid")]);
  if (status !== "active" && status !== "ended") {
    const told = status === void 0 ? "it has no status" : `its status is ${JSON.stringify(status)}`;
    throw new FlowproofError([oddAnswer(what, `${told}, neither active nor ended`)]);
  }
  return { executionSid: sid, status, contact: typeof contactChannelAddress === "string" ? contactChannelAddress : "" };
}
var executionOf = ({ client }, { flowSid, executionSid }) => client.studio.v2.flows(flowSid).executions(executionSid);
function fetchExecution(api, execution) {
  const what = "FetchExecution";
  return answerTo(what, async () => toExecution(await executionOf(api, execution).fetch(), what));
}

// src/workflow/repeat.ts
var PAUSES = [250, 1e3, 2e3, 4e3];
async function repeat({
  ask,
  clock,
  isDone = () => false
}) {
  for (const pause of [...PAUSES, void 0]) {
    try {
      return await ask();
    } catch (error) {
      if (await isDone(error)) return void 0;
      if (pause === void 0 || !leavesOpen(error)) throw error;
      await clock.sleep(pause);
    }
  }
  return void 0;
}

// src/workflow/list.ts
function once(items) {
  const known = /* @__PURE__ */ new Set();
  return items.filter((item) => !item?.sid || !known.has(item.sid) && known.add(item.sid));
}
var PAGE_SIZE = 1e3;
var MOST_PAGES = 200;
async function readOnce(what, { page, getPage }, options) {
  const { limit, ...asked } = options;
  const items = [];
  let current = await page({ pageSize: Math.min(limit, PAGE_SIZE), ...asked });
  for (let pages = 1; ; pages += 1) {
    items.push(...current.instances);
    if (items.length >= limit || !current.nextPageUrl) return once(items).slice(0, limit);
    if (pages === MOST_PAGES) throw new FlowproofError([oddAnswer(what, `the list has more than ${pages} pages`)]);
    current = await getPage(current.nextPageUrl);
  }
}
var isDeadPage = (error) => isRefusal(error) && [400, 404, 410].includes(error.status) && (error.call?.includes("PageToken=") ?? false);
var TIMES = 4;
async function readList(what, pages, options) {
  for (let time = 1; ; time += 1) {
    try {
      return await answerTo(what, () => readOnce(what, pages, options));
    } catch (error) {
      if (time === TIMES || !isDeadPage(error)) throw error;
    }
  }
}

export {
  toExecution,
  executionOf,
  fetchExecution,
  repeat,
  readList
};
