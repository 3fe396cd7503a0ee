import {
  createClock,
  createFlowRegistry,
  createMockRegistry,
  createNumberRegistry,
  createSids,
  deliver,
  documentIn,
  endRun,
  explainUnknownType,
  isShallow,
  openCalls,
  openExecutions,
  openMessages,
  parseJson,
  sidOf,
  startExecution,
  widgetOf
} from "./chunk-APKVOIYK.js";
import {
  EXECUTION_DAYS,
  MAX_PARAMETERS_BYTES,
  MAX_WIDGETS,
  validateDefinition
} from "./chunk-C6K25P4P.js";
import {
  createRender
} from "./chunk-QV3VTVOG.js";
import {
  findState,
  widgetNames,
  widgetType
} from "./chunk-LDRYS6VK.js";
import {
  parseFlow
} from "./chunk-GNVAWXTY.js";
import {
  didYouMean
} from "./chunk-46E2GUX2.js";

// src/emulator/server.ts
import { createServer } from "node:http";
import { createServer as createSecureServer } from "node:https";
import { createAdaptorServer } from "@hono/node-server";

// src/emulator/engine/newest.ts
function indexOf(records, position, positionOf2) {
  let low = 0;
  let high = records.length;
  while (low < high) {
    const middle = low + high >>> 1;
    const record = records[middle];
    if (record !== void 0 && positionOf2(record, middle) < position) low = middle + 1;
    else high = middle;
  }
  return low;
}
function walked(records, { from, step: step2, offset, size }, isWanted2) {
  const found2 = [];
  let skipped = 0;
  for (let index = from; index >= 0 && index < records.length && found2.length < size; index += step2) {
    const record = records[index];
    if (record === void 0 || !isWanted2(record)) continue;
    if (skipped < offset) skipped += 1;
    else found2.push(index);
  }
  return found2;
}
var all = () => true;
function newest(records, window, { positionOf: positionOf2, isWanted: isWanted2 }) {
  const { offset, size, before, after } = window;
  if (after !== void 0) {
    const at = indexOf(records, after, positionOf2);
    const record = records[at];
    const from = record !== void 0 && positionOf2(record, at) === after ? at + 1 : at;
    return walked(records, { from, step: 1, offset, size }, isWanted2 ?? all).reverse();
  }
  const last = (before === void 0 ? records.length : indexOf(records, before, positionOf2)) - 1;
  if (!isWanted2) return walked(records, { from: last - offset, step: -1, offset: 0, size }, all);
  return walked(records, { from: last, step: -1, offset, size }, isWanted2);
}

// src/emulator/engine/execution-store.ts
var KEPT_MILLISECONDS = EXECUTION_DAYS * 24 * 60 * 60 * 1e3;
var pairOf = (flowSid, contact, flowAddress) => `${flowSid} ${contact.length} ${contact} ${flowAddress}`;
var matches = ({ createdAt, status }, query) => (query.from === void 0 || createdAt >= query.from) && (query.to === void 0 || createdAt < query.to) && (query.status === void 0 || status === query.status);
var positionOf = ({ createdAt }) => createdAt;
function pageOf(records, query) {
  const isWhole2 = query.from === void 0 && query.to === void 0 && query.status === void 0;
  const isWanted2 = isWhole2 ? {} : { isWanted: (record) => matches(record, query) };
  return newest(records, query, { positionOf, ...isWanted2 }).flatMap((index) => records[index] ?? []);
}
function createExecutionStore(now) {
  const bySid = /* @__PURE__ */ new Map();
  const byFlow = /* @__PURE__ */ new Map();
  const active = /* @__PURE__ */ new Map();
  const isKept = ({ createdAt }) => createdAt + KEPT_MILLISECONDS > now();
  const pairFor = ({ flowSid, contact, flowAddress }) => pairOf(flowSid, contact, flowAddress);
  const retire = (record) => {
    const pair = pairFor(record);
    const left = active.get(pair)?.filter((one) => one !== record) ?? [];
    if (left.length > 0) active.set(pair, left);
    else active.delete(pair);
  };
  const remove = (record) => {
    retire(record);
    bySid.delete(record.sid);
    const records = byFlow.get(record.flowSid) ?? [];
    const index = records.lastIndexOf(record);
    if (index >= 0) records.splice(index, 1);
  };
  const ofFlow = (flowSid) => {
    const records = byFlow.get(flowSid) ?? [];
    for (let oldest = records[0]; oldest && !isKept(oldest); oldest = records[0]) remove(oldest);
    return records;
  };
  return {
    put: (record) => {
      bySid.set(record.sid, record);
      const records = ofFlow(record.flowSid);
      records.push(record);
      byFlow.set(record.flowSid, records);
      const pair = pairFor(record);
      const others = active.get(pair);
      active.set(pair, others ? [...others, record] : [record]);
    },
    get: (sid) => {
      const record = bySid.get(sid);
      return record && isKept(record) ? record : void 0;
    },
    remove,
    page: (flowSid, query) => pageOf(ofFlow(flowSid), query),
    count: (flowSid) => ofFlow(flowSid).length,
    activeBetween: (flowSid, contact, flowAddress) => active.get(pairOf(flowSid, contact, flowAddress)) ?? [],
    retire,
    removeFlow: (flowSid) => {
      for (const record of byFlow.get(flowSid) ?? []) {
        retire(record);
        bySid.delete(record.sid);
      }
      byFlow.delete(flowSid);
    },
    clear: () => {
      bySid.clear();
      byFlow.clear();
      active.clear();
    }
  };
}

// src/emulator/engine/create-studio.ts
function createWorld({ accountSid, now, admit = () => {
} }) {
  const clock2 = createClock(now());
  const world = {
    accountSid,
    clock: clock2,
    sid: createSids(accountSid),
    render: createRender(),
    widgetOf,
    explainUnknownType,
    flows: createFlowRegistry({ now: clock2.tick, isKnownType: (type) => widgetOf(type) !== void 0 }),
    admit,
    numbers: createNumberRegistry(),
    mocks: createMockRegistry(),
    store: createExecutionStore(clock2.now),
    messages: [],
    calls: /* @__PURE__ */ new Map(),
    sessions: /* @__PURE__ */ new Map(),
    runs: /* @__PURE__ */ new Map(),
    pending: /* @__PURE__ */ new Set(),
    deliver: (run, signal) => deliver(world, run, signal),
    end: (run) => endRun(world, run),
    startExecution: (start) => startExecution(world, start)
  };
  return world;
}
function removeFlow(world, sid) {
  for (const run of [...world.runs.values()]) if (run.record.flowSid === sid) world.end(run);
  world.store.removeFlow(sid);
  world.flows.remove(sid);
}
function forget(world, now) {
  world.clock.reset(now);
  world.messages.length = 0;
  for (const part of [world.calls, world.sessions, world.runs, world.mocks, world.store, world.numbers]) part.clear();
}
async function settled({ pending }) {
  while (pending.size > 0) await Promise.allSettled(pending);
}
function createStudio(options) {
  const world = createWorld(options);
  const { clock: clock2 } = world;
  return {
    accountSid: options.accountSid,
    now: clock2.now,
    flows: { ...world.flows, remove: (sid) => removeFlow(world, sid) },
    executions: openExecutions(world),
    messages: openMessages(world),
    calls: openCalls(world),
    numbers: world.numbers,
    mocks: { set: world.mocks.set },
    clock: { advance: clock2.advance, set: clock2.set },
    reset: () => forget(world, options.now()),
    settled: () => settled(world)
  };
}

// src/emulator/http/app.ts
import { Hono } from "hono";

// src/emulator/http/errors.ts
var RefusedError = class extends Error {
  name = "RefusedError";
  refusal;
  headers;
  constructor(refusal2, headers = {}) {
    super(refusal2.message);
    this.refusal = refusal2;
    this.headers = headers;
  }
};
var errorBody = ({ status, code, message: message2, details }) => ({
  code,
  message: message2,
  more_info: `https://www.twilio.com/docs/errors/${code}`,
  status,
  ...details ? { details } : {}
});
var badRequest = (code, message2) => new RefusedError({ status: 400, code, message: message2 });
var missing = (parameter) => badRequest(20001, `Missing required parameter ${parameter} in the post body`);
var invalid = (parameter, why) => badRequest(20001, `Invalid parameter ${parameter}: ${why}`);
var notFound = (path) => new RefusedError({
  status: 404,
  code: 20404,
  message: `The requested resource ${path.replace(/^\/v2(?=\/)/, "")} was not found`
});
function granted(result) {
  if (result.ok) return result.value;
  throw new RefusedError(result.refusal);
}

// src/emulator/http/auth.ts
var CHALLENGE = { "www-authenticate": 'Basic realm="Twilio API"' };
var refused = (message2) => new RefusedError({ status: 401, code: 20003, message: message2 }, CHALLENGE);
var API_KEY = /^SK[0-9a-fA-F]{32}$/;
function createGuard({ accountSid, authToken }) {
  const usual = `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString("base64")}`;
  return (authorization) => {
    if (authorization === usual) return;
    const encoded = /^Basic\s+(\S+)$/i.exec(authorization ?? "")?.[1];
    if (!encoded) throw refused("Authentication Error - No credentials provided");
    const [user = "", ...rest] = Buffer.from(encoded, "base64").toString("utf8").split(":");
    const known = user === accountSid || API_KEY.test(user);
    if (!known || rest.join(":") !== authToken) throw refused("Authenticate");
  };
}
function refusePages(origin) {
  if (origin === void 0) return;
  throw new RefusedError({ status: 403, code: 20403, message: "Web pages may not ask the emulator" });
}

// src/emulator/http/form.ts
var LONGEST_BODY = 1048576;
var tooLong = (longest) => new RefusedError({ status: 413, code: 413, message: `The request body is longer than ${longest} bytes` });
async function readParts(request, longest) {
  const parts = [];
  let length = 0;
  for await (const part of request.body ?? []) {
    length += part.byteLength;
    if (length > longest) throw tooLong(longest);
    parts.push(part);
  }
  return Buffer.concat(parts).toString("utf8");
}
async function readBody(request, longest = LONGEST_BODY) {
  const declared = request.headers.get("content-length");
  if (Number(declared) > longest) throw tooLong(longest);
  try {
    return await (declared === null ? readParts(request, longest) : request.text());
  } catch (error) {
    throw error instanceof RefusedError ? error : badRequest(20001, "The request body breaks off");
  }
}
var FORM = "application/x-www-form-urlencoded";
var NO_FIELDS = new URLSearchParams();
function parseForm(text, contentType) {
  if (text === "" || contentType !== null && !contentType.toLowerCase().startsWith(FORM)) return NO_FIELDS;
  return new URLSearchParams(text);
}
function required(form, name) {
  const value = form.get(name);
  if (!value) throw missing(name);
  return value;
}
function jsonField(form, { name, code, longest }) {
  const text = form.get(name);
  if (!text) return {};
  if (Buffer.byteLength(text) > longest)
    throw badRequest(code, `${name} could not be processed: it is longer than ${longest} bytes`);
  const value = parseJson(text);
  const usable = typeof value === "object" && value !== null && !Array.isArray(value);
  if (!usable) throw badRequest(code, `${name} could not be processed: it must be a JSON object, written as text`);
  return value;
}

// src/emulator/http/addresses.ts
var LONGEST_PAIR = 300;
var PHONE = /^\+[1-9]\d{1,14}$/;
var SHORT_CODE = /^\d{3,8}$/;
var SENDER_NAME = /^(?=.*[A-Za-z])[\w &.-]{1,11}$/;
var SID = /^[A-Z]{2}[0-9a-fA-F]{32}$/;
var CHANNEL = /^[a-z][a-z0-9_-]*:[^\s:]\S*$/i;
var SIP = /^[^\s@:]+@[^\s@]+$/;
var CONTACT = [PHONE, CHANNEL, SIP, SID];
var FLOW = [...CONTACT, SHORT_CODE, SENDER_NAME];
var isOneOf = (forms, address) => forms.some((form) => form.test(address));
var isPhoneNumber = (address) => PHONE.test(address);
var isContact = (address) => isOneOf(CONTACT, address);
var isSender = (address) => isOneOf(FLOW, address);
function checkLength(to, from) {
  if (Buffer.byteLength(to) + Buffer.byteLength(from) > LONGEST_PAIR)
    throw badRequest(81023, `Invalid To or From: together they are longer than ${LONGEST_PAIR} bytes`);
}
var noAddress = (field) => badRequest(81023, `Invalid ${field}: it is neither an E.164 phone number nor another address`);
function checkInbound(from, to) {
  checkLength(to, from);
  if (!isSender(from)) throw noAddress("From");
  if (!isSender(to)) throw noAddress("To");
}
function checkAddresses(to, from) {
  checkLength(to, from);
  if (!isContact(to)) throw noAddress("To");
  if (!isSender(from)) throw noAddress("From");
}

// src/emulator/http/service.ts
var ok = (body) => ({ status: 200, body });
var created = (body) => ({ status: 201, body });
var gone = { status: 204 };

// src/emulator/http/paging.ts
var newestFirst = (records, positionOf2 = (_, index) => index) => (window) => newest(records, window, { positionOf: positionOf2 }).flatMap((index) => {
  const record = records[index];
  return record === void 0 ? [] : [{ record, position: positionOf2(record, index) }];
});
var USUAL_SIZE = 50;
var LARGEST_SIZE = 1e3;
var whole = (text) => text !== null && /^\d{1,9}$/.test(text) ? Number(text) : void 0;
function sizeOf(query) {
  const text = query.get("PageSize");
  if (text === null || text === "") return USUAL_SIZE;
  const size = whole(text);
  if (!size) throw badRequest(20001, "Invalid parameter PageSize: it must be a whole number from 1 to 1000");
  if (size > LARGEST_SIZE) throw badRequest(20007, "Page size too large: the maximum is 1000");
  return size;
}
var KINDS = { PA: "before", PB: "after" };
var tokenOf = (kind, position) => `${kind}${Buffer.from(String(position)).toString("base64url")}`;
function readToken(token) {
  const kind = token.slice(0, 2);
  const text = Buffer.from(token.slice(2), "base64url").toString("latin1");
  if (!Object.hasOwn(KINDS, kind) || !/^\d{1,16}(\.\d{1,16})?$/.test(text))
    throw badRequest(21481, "Invalid PageToken");
  return { [KINDS[kind]]: Number(text) };
}
function placeOf(query) {
  const size = sizeOf(query);
  const page = whole(query.get("Page")) ?? 0;
  const token = query.get("PageToken");
  const window = token ? { offset: 0, size, ...readToken(token) } : { offset: page * size, size };
  return { page, window };
}
function addressOf({ path, query }, { window, page }, token) {
  const asked = new URLSearchParams(query);
  asked.delete("PageToken");
  asked.set("PageSize", String(window.size));
  asked.set("Page", String(page));
  if (token) asked.set("PageToken", token);
  return `${path}?${asked}`;
}
function found(listing, { window, page }) {
  const { size, after } = window;
  const more = listing({ ...window, size: size + 1 });
  const isMore = more.length > size;
  if (after === void 0) return { shown: more.slice(0, size), isNewer: page > 0, isOlder: isMore };
  return { shown: isMore ? more.slice(1) : more, isNewer: isMore, isOlder: true };
}
function cut(request, listing) {
  const place = placeOf(request.query);
  const { page } = place;
  const { shown, isNewer, isOlder } = found(listing, place);
  const [first, last] = [shown.at(0), shown.at(-1)];
  const back = { ...place, page: Math.max(0, page - 1) };
  const addresses2 = {
    first: addressOf(request, { ...place, page: 0 }),
    here: addressOf(request, place, request.query.get("PageToken") ?? void 0),
    before: isNewer ? addressOf(request, back, first && tokenOf("PB", first.position)) : null,
    after: isOlder && last ? addressOf(request, { ...place, page: page + 1 }, tokenOf("PA", last.position)) : null
  };
  return { place, records: shown.map(({ record }) => record), addresses: addresses2 };
}
var absolute = ({ origin }, address) => address && origin + address;
function studioPage(request, { key, listing, render: render9 }) {
  const { place, records, addresses: addresses2 } = cut(request, listing);
  return ok({
    [key]: records.map(render9),
    meta: {
      page: place.page,
      page_size: place.window.size,
      first_page_url: absolute(request, addresses2.first),
      previous_page_url: absolute(request, addresses2.before),
      url: absolute(request, addresses2.here),
      next_page_url: absolute(request, addresses2.after),
      key
    }
  });
}
function classicPage(request, { key, listing, render: render9 }) {
  const { place, records, addresses: addresses2 } = cut(request, listing);
  const start = place.page * place.window.size;
  return ok({
    first_page_uri: addresses2.first,
    end: start + Math.max(0, records.length - 1),
    previous_page_uri: addresses2.before,
    [key]: records.map(render9),
    uri: addresses2.here,
    page_size: place.window.size,
    start,
    next_page_uri: addresses2.after,
    page: place.page
  });
}

// src/emulator/http/render.ts
var SECOND = 1e3;
var seconds = (moment) => Math.floor(moment / SECOND);
var latest = { second: Number.NaN, text: "" };
function isoDate(moment) {
  const second = seconds(moment);
  if (second !== latest.second) latest = { second, text: `${new Date(moment).toISOString().slice(0, 19)}Z` };
  return latest.text;
}
var mailDate = (moment) => new Date(moment).toUTCString().replace("GMT", "+0000");
var urlOf = ({ origin }, ...parts) => `${origin}/v2/${parts.join("/")}`;
var uriOf = (accountSid, ...parts) => `/2010-04-01/Accounts/${accountSid}/${parts.join("/")}`;
var webhookUrl = ({ origin }, accountSid, flowSid) => `${origin}/v1/Accounts/${accountSid}/Flows/${flowSid}`;
var DAY = 864e5;
var ISO = /^(\d{4}-\d{2}-\d{2})(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?$/;
var isDay = (day) => {
  const at = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(day);
};
function spanOf(text) {
  const [, day = "", time, , , zone] = ISO.exec(text) ?? [];
  const start = Date.parse(time && !zone ? `${text}Z` : text);
  if (!isDay(day) || Number.isNaN(start)) return void 0;
  return { start, end: time ? start : start + DAY - 1 };
}
function momentIn(query, name) {
  const text = query.get(name);
  if (!text) return void 0;
  const span = spanOf(text);
  if (!span) throw invalid(name, "it must be a date and time as ISO 8601 writes them");
  return span.start;
}
function dateFilter(query, name) {
  const spans = ["", ">", "<"].map((sign) => {
    const text = query.get(`${name}${sign}`);
    if (!text) return void 0;
    const span = spanOf(text);
    if (!span) throw invalid(`${name}${sign}`, "it must be a date, or a date and time, as ISO 8601 writes them");
    return span;
  });
  const [on, after, before] = spans;
  const from = Math.max(on?.start ?? Number.NEGATIVE_INFINITY, after?.start ?? Number.NEGATIVE_INFINITY);
  const to = Math.min(on?.end ?? Number.POSITIVE_INFINITY, before?.end ?? Number.POSITIVE_INFINITY);
  return (moment) => seconds(moment) >= seconds(from) && seconds(moment) <= seconds(to);
}
var matches2 = (query, fields) => Object.entries(fields).every(([name, value]) => !query.get(name) || query.get(name) === value);

// src/emulator/http/calls.ts
function callOf({ params, path }, { studio }) {
  const call2 = studio.calls.get((params.CallSid ?? "").replace(/\.json$/, ""));
  if (!call2) throw notFound(path);
  return call2;
}
var SECOND2 = 1e3;
var durationOf = ({ startedAt, endedAt }) => endedAt === null ? null : String(Math.round((endedAt - startedAt) / SECOND2));
var AMERICAN = /^\+1(\d{3})(\d{3})(\d{4})$/;
var formatted = (number2) => number2.replace(AMERICAN, "($1) $2-$3");
function render(call2, { accountSid }) {
  const { sid, from, to, status, direction, answeredBy, parentCallSid, startedAt, endedAt } = call2;
  return {
    sid,
    account_sid: accountSid,
    api_version: "2010-04-01",
    parent_call_sid: parentCallSid,
    from,
    from_formatted: formatted(from),
    to,
    to_formatted: formatted(to),
    status,
    direction,
    answered_by: answeredBy,
    start_time: mailDate(startedAt),
    end_time: endedAt === null ? null : mailDate(endedAt),
    duration: durationOf(call2),
    date_created: mailDate(startedAt),
    date_updated: mailDate(endedAt ?? startedAt),
    caller_name: null,
    forwarded_from: null,
    group_sid: null,
    phone_number_sid: null,
    price: null,
    price_unit: "USD",
    queue_time: "0",
    trunk_sid: null,
    uri: uriOf(accountSid, "Calls", `${sid}.json`),
    subresource_uris: {}
  };
}
function twimlIn(form) {
  const url = form.get("Url");
  const twiml = form.get("Twiml") ?? (url ? documentIn(url) : void 0);
  if (url && twiml === void 0) throw badRequest(21205, "The emulator fetches no TwiML: give it in Twiml");
  return twiml;
}
function newCall({ form }) {
  const to = form.get("To");
  const from = form.get("From");
  if (!to) throw badRequest(21201, "No 'To' number is specified");
  if (!from) throw badRequest(21213, "No 'From' number is specified");
  if (!isContact(to)) throw badRequest(21211, `Invalid 'To' Phone Number: ${to}`);
  if (!isSender(from)) throw badRequest(21212, `Invalid From Number (caller ID): ${from}`);
  const twiml = twimlIn(form);
  if (twiml === void 0) throw badRequest(21205, "Url parameter is required.");
  return { from, to, twiml };
}
function changeOf({ form }) {
  const status = form.get("Status");
  if (status === "completed" || status === "canceled") return { status };
  if (status) throw invalid("Status", "it must be completed or canceled");
  const twiml = twimlIn(form);
  if (twiml === void 0) throw badRequest(20001, "Missing required parameter Twiml or Status in the post body");
  return { twiml };
}
function isWanted(query) {
  const started = dateFilter(query, "StartTime");
  const ended = dateFilter(query, "EndTime");
  const asksForEnd = ["EndTime", "EndTime>", "EndTime<"].some((name) => query.get(name));
  return ({ from, to, status, parentCallSid, startedAt, endedAt }) => matches2(query, { From: from, To: to, Status: status, ParentCallSid: parentCallSid }) && started(startedAt) && (!asksForEnd || endedAt !== null && ended(endedAt));
}
var calls = {
  path: "/2010-04-01/Accounts/:AccountSid/Calls.json",
  GET: {
    id: "ListCall",
    answer: (request, service) => {
      const wanted = service.studio.calls.all().filter(isWanted(request.query));
      const listing = newestFirst(wanted, ({ startedAt }) => startedAt);
      return classicPage(request, { key: "calls", listing, render: (call2) => render(call2, service) });
    }
  },
  POST: {
    id: "CreateCall",
    answer: (request, service) => created(render(service.studio.calls.create(newCall(request)), service))
  }
};
var call = {
  path: "/2010-04-01/Accounts/:AccountSid/Calls/:CallSid{[^/]+\\.json}",
  GET: {
    id: "FetchCall",
    answer: (request, service) => ok(render(callOf(request, service), service))
  },
  POST: {
    id: "UpdateCall",
    answer: (request, service) => {
      const { sid } = callOf(request, service);
      return ok(render(granted(service.studio.calls.update(sid, changeOf(request))), service));
    }
  }
};

// src/emulator/http/definition.ts
var failedValidation = ({ errors, warnings }) => {
  const details = { errors: [...errors], warnings: [...warnings] };
  return new RefusedError({ status: 400, code: 81022, message: "Flow definition validation failed", details });
};
var atRoot = (message2) => ({ errors: [{ message: message2, property_path: "#" }], warnings: [] });
var isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
var isWhole = (state) => isObject(state) && typeof state.name === "string" && typeof state.type === "string" && isObject(state.properties) && Array.isArray(state.transitions) && state.transitions.every((transition) => isObject(transition) && typeof transition.event === "string");
var hasParts = (value) => isObject(value) && isShallow(value) && typeof value.initial_state === "string" && Array.isArray(value.states) && value.states.every(isWhole);
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    throw failedValidation(atRoot("The definition is not JSON."));
  }
}
var all2 = () => true;
function readDefinition(text, status) {
  const value = parsed(text);
  const found2 = validateDefinition(value, all2);
  if (found2.errors.length === 0) return parseFlow(text, "").flow ?? value;
  if (status === "published" || !hasParts(value)) throw failedValidation(found2);
  return value;
}

// src/emulator/http/widget-count.ts
function widgetsIn({ states }, { flows: flows2 }) {
  const subflows = new Set(
    states.flatMap(({ type, properties }) => type === "run-subflow" ? properties.flow_sid : [])
  );
  const sizes = [...subflows].map((sid) => flows2.revision(String(sid))?.definition.states.length ?? 0);
  return sizes.reduce((sum, size) => sum + size, states.length);
}
function checkWidgetCount(definition, { studio }) {
  const count = widgetsIn(definition, studio);
  if (count <= MAX_WIDGETS) return;
  const message2 = `With its subflows the flow has ${count} widgets, and Studio allows ${MAX_WIDGETS}.`;
  throw failedValidation({ errors: [{ message: message2, property_path: "#/states" }], warnings: [] });
}

// src/emulator/http/flows.ts
var LONGEST_DEFINITION = 16777216;
function flowOf({ params, path }, { studio }) {
  const flow2 = studio.flows.get(params.FlowSid ?? "");
  if (!flow2) throw notFound(path);
  return flow2;
}
function latestOf({ sid, revisions: revisions2 }) {
  const latest2 = revisions2.at(-1);
  if (!latest2) throw new Error(`the flow ${sid} has no revision`);
  return latest2;
}
var authorOf = (accountSid) => sidOf("US", accountSid);
function render2(flow2, { request, service }) {
  const { friendlyName, status, revision: revision2, definition, commitMessage, valid, errors, warnings } = latestOf(flow2);
  const url = urlOf(request, "Flows", flow2.sid);
  return {
    sid: flow2.sid,
    account_sid: service.accountSid,
    author_sid: authorOf(service.accountSid),
    friendly_name: friendlyName,
    definition,
    status,
    revision: revision2,
    commit_message: commitMessage,
    valid,
    errors: [...errors],
    warnings: [...warnings],
    webhook_url: webhookUrl(request, service.accountSid, flow2.sid),
    date_created: isoDate(flow2.createdAt),
    date_updated: isoDate(flow2.updatedAt),
    url,
    links: { test_users: `${url}/TestUsers`, revisions: `${url}/Revisions`, executions: `${url}/Executions` }
  };
}
var renderInList = (flow2, rendering) => ({
  ...render2(flow2, rendering),
  definition: null,
  commit_message: null,
  valid: null,
  errors: null,
  warnings: null
});
function statusOf(form) {
  const status = required(form, "Status");
  if (status !== "draft" && status !== "published") throw invalid("Status", "it must be draft or published");
  return status;
}
function contentOf({ form }, service) {
  const friendlyName = required(form, "FriendlyName");
  const status = statusOf(form);
  const definition = readDefinition(required(form, "Definition"), status);
  if (status === "published") checkWidgetCount(definition, service);
  const commitMessage = form.get("CommitMessage");
  return { friendlyName, status, definition, ...commitMessage === null ? {} : { commitMessage } };
}
function changeOf2({ form }, latest2, service) {
  const status = statusOf(form);
  const text = form.get("Definition");
  const definition = text ? readDefinition(text, status) : void 0;
  if (status === "published") checkWidgetCount(definition ?? latest2.definition, service);
  if (!definition && status === "published" && !latest2.valid) throw failedValidation(latest2);
  const friendlyName = form.get("FriendlyName");
  const commitMessage = form.get("CommitMessage");
  return {
    status,
    ...definition ? { definition } : {},
    ...friendlyName ? { friendlyName } : {},
    ...commitMessage === null ? {} : { commitMessage }
  };
}
var flows = {
  path: "/v2/Flows",
  GET: {
    id: "ListFlow",
    answer: (request, service) => {
      const listing = newestFirst(service.studio.flows.all(), ({ order }) => order);
      return studioPage(request, { key: "flows", listing, render: (flow2) => renderInList(flow2, { request, service }) });
    }
  },
  POST: {
    id: "CreateFlow",
    longest: LONGEST_DEFINITION,
    answer: (request, service) => {
      const flow2 = service.studio.flows.add(contentOf(request, service));
      return created(render2(flow2, { request, service }));
    }
  }
};
var flow = {
  path: "/v2/Flows/:FlowSid",
  GET: {
    id: "FetchFlow",
    answer: (request, service) => ok(render2(flowOf(request, service), { request, service }))
  },
  POST: {
    id: "UpdateFlow",
    longest: LONGEST_DEFINITION,
    answer: (request, service) => {
      const before = flowOf(request, service);
      const after = service.studio.flows.revise(before.sid, changeOf2(request, latestOf(before), service));
      return ok(render2(after ?? before, { request, service }));
    }
  },
  DELETE: {
    id: "DeleteFlow",
    answer: (request, service) => {
      service.studio.flows.remove(flowOf(request, service).sid);
      return gone;
    }
  }
};
var flowValidate = {
  path: "/v2/Flows/Validate",
  POST: {
    id: "UpdateFlowValidate",
    longest: LONGEST_DEFINITION,
    answer: ({ form }, service) => {
      required(form, "FriendlyName");
      statusOf(form);
      checkWidgetCount(readDefinition(required(form, "Definition"), "published"), service);
      return ok({ valid: true });
    }
  }
};

// src/emulator/http/executions.ts
function executionOf(request, service) {
  const { params, path } = request;
  const execution2 = service.studio.executions.get(params.ExecutionSid ?? "");
  if (!execution2 || execution2.flowSid !== params.FlowSid) throw notFound(path);
  return execution2;
}
var executionUrl = (request, { flowSid, sid }) => urlOf(request, "Flows", flowSid, "Executions", sid);
var isObject2 = (value) => typeof value === "object" && value !== null;
function initiator({ sid, callSid, context }) {
  const trigger2 = isObject2(context.trigger) ? context.trigger : {};
  const message2 = isObject2(trigger2.message) ? trigger2.message : {};
  if (callSid) return callSid;
  return typeof message2.MessageSid === "string" ? message2.MessageSid : sid.replace("FN", "RQ");
}
var NO_CONTACT = `FC${"0".repeat(32)}`;
function render3(execution2, { request, service }) {
  const url = executionUrl(request, execution2);
  return {
    sid: execution2.sid,
    account_sid: service.accountSid,
    flow_sid: execution2.flowSid,
    contact_channel_address: execution2.contact,
    contact_sid: NO_CONTACT,
    flow_version: execution2.revision,
    // Every example of the API description shows it empty; the context is a resource of its own.
    context: {},
    status: execution2.status,
    date_created: isoDate(execution2.createdAt),
    date_updated: isoDate(execution2.updatedAt),
    initiated_by: initiator(execution2),
    url,
    links: { steps: `${url}/Steps`, execution_context: `${url}/Context` }
  };
}
var renderCreated = (execution2, service) => render3({ ...execution2, status: "active", updatedAt: execution2.createdAt }, service);
function statusIn(query) {
  const status = query.get("status") ?? query.get("Status");
  if (!status) return void 0;
  if (status !== "active" && status !== "ended") throw invalid("Status", "it must be active or ended");
  return status;
}
function listingOf(request, service) {
  const { sid } = flowOf(request, service);
  const { page } = service.studio.executions;
  const from = momentIn(request.query, "DateCreatedFrom");
  const to = momentIn(request.query, "DateCreatedTo");
  const status = statusIn(request.query);
  const dates = { ...from === void 0 ? {} : { from }, ...to === void 0 ? {} : { to } };
  const wanted = { ...dates, ...status ? { status } : {} };
  return (window) => page(sid, { ...window, ...wanted }).map((record) => ({ record, position: record.createdAt }));
}
function trigger(request, service) {
  const flow2 = flowOf(request, service);
  const to = required(request.form, "To");
  const from = required(request.form, "From");
  checkAddresses(to, from);
  const parameters = jsonField(request.form, { name: "Parameters", code: 84004, longest: MAX_PARAMETERS_BYTES });
  return granted(service.studio.executions.trigger({ flowSid: flow2.sid, to, from, parameters }));
}
var executions = {
  path: "/v2/Flows/:FlowSid/Executions",
  GET: {
    id: "ListExecution",
    answer: (request, service) => studioPage(request, {
      key: "executions",
      listing: listingOf(request, service),
      render: (one) => render3(one, { request, service })
    })
  },
  POST: {
    id: "CreateExecution",
    starts: true,
    answer: (request, service) => created(renderCreated(trigger(request, service), { request, service }))
  }
};
function update(request, { studio }, execution2) {
  const status = required(request.form, "Status");
  if (status === "ended") return granted(studio.executions.end(execution2.sid));
  if (status !== "active") throw invalid("Status", "it must be active or ended");
  if (execution2.status === "ended") throw invalid("Status", "an execution that has ended cannot go on");
  return execution2;
}
var execution = {
  path: "/v2/Flows/:FlowSid/Executions/:ExecutionSid",
  GET: {
    id: "FetchExecution",
    answer: (request, service) => {
      const found2 = executionOf(request, service);
      return ok({ ...render3(found2, { request, service }), context: found2.context });
    }
  },
  POST: {
    id: "UpdateExecution",
    answer: (request, service) => {
      const after = update(request, service, executionOf(request, service));
      return ok({ ...render3(after, { request, service }), context: after.context });
    }
  },
  DELETE: {
    id: "DeleteExecution",
    answer: (request, service) => {
      granted(service.studio.executions.remove(executionOf(request, service).sid));
      return gone;
    }
  }
};

// src/emulator/http/steps.ts
var types = /* @__PURE__ */ new WeakMap();
function typesOf(definition) {
  const known = types.get(definition);
  if (known) return known;
  const made = new Map(definition.states.map(({ name, type }) => [name, type]));
  types.set(definition, made);
  return made;
}
function typeOf({ parentStepSid, from }, { service, execution: execution2 }) {
  if (parentStepSid) return null;
  const revision2 = service.studio.flows.revision(execution2.flowSid, String(execution2.revision));
  return (revision2 && typesOf(revision2.definition).get(from)) ?? null;
}
function render4(step2, rendering) {
  const { request, service, execution: execution2 } = rendering;
  const url = `${executionUrl(request, execution2)}/Steps/${step2.sid}`;
  return {
    sid: step2.sid,
    account_sid: service.accountSid,
    flow_sid: execution2.flowSid,
    execution_sid: execution2.sid,
    parent_step_sid: step2.parentStepSid,
    name: step2.name,
    // Empty in the API description's examples; the context after a step is a resource of its own.
    context: {},
    transitioned_from: step2.from,
    transitioned_to: step2.to,
    type: typeOf(step2, rendering),
    date_created: isoDate(step2.at),
    date_updated: null,
    url,
    links: { step_context: `${url}/Context` }
  };
}
function stepOf(request, execution2) {
  const step2 = execution2.steps.find(({ sid }) => sid === request.params.StepSid);
  if (!step2) throw notFound(request.path);
  return step2;
}
var steps = {
  path: "/v2/Flows/:FlowSid/Executions/:ExecutionSid/Steps",
  GET: {
    id: "ListExecutionStep",
    answer: (request, service) => {
      const execution2 = executionOf(request, service);
      const listing = newestFirst(execution2.steps);
      return studioPage(request, {
        key: "steps",
        listing,
        render: (one) => render4(one, { request, service, execution: execution2 })
      });
    }
  }
};
var step = {
  path: "/v2/Flows/:FlowSid/Executions/:ExecutionSid/Steps/:StepSid",
  GET: {
    id: "FetchExecutionStep",
    answer: (request, service) => {
      const execution2 = executionOf(request, service);
      const found2 = stepOf(request, execution2);
      return ok({ ...render4(found2, { request, service, execution: execution2 }), context: found2.contextThen() });
    }
  }
};

// src/emulator/http/contexts.ts
var executionContext = {
  path: "/v2/Flows/:FlowSid/Executions/:ExecutionSid/Context",
  GET: {
    id: "FetchExecutionContext",
    answer: (request, service) => {
      const execution2 = executionOf(request, service);
      return ok({
        account_sid: service.accountSid,
        context: execution2.context,
        flow_sid: execution2.flowSid,
        execution_sid: execution2.sid,
        url: `${executionUrl(request, execution2)}/Context`
      });
    }
  }
};
var stepContext = {
  path: "/v2/Flows/:FlowSid/Executions/:ExecutionSid/Steps/:StepSid/Context",
  GET: {
    id: "FetchExecutionStepContext",
    answer: (request, service) => {
      const execution2 = executionOf(request, service);
      const step2 = stepOf(request, execution2);
      return ok({
        account_sid: service.accountSid,
        context: step2.contextThen(),
        execution_sid: execution2.sid,
        flow_sid: execution2.flowSid,
        step_sid: step2.sid,
        url: `${executionUrl(request, execution2)}/Steps/${step2.sid}/Context`
      });
    }
  }
};

// src/emulator/http/json-body.ts
var refused2 = (message2) => badRequest(20001, message2);
var isObject3 = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
function parsed2(text) {
  try {
    return JSON.parse(text);
  } catch {
    throw refused2("The body must be JSON");
  }
}
function jsonOf({ text }) {
  const value = parsed2(text);
  if (!isShallow(value)) throw refused2("The body is nested too deep");
  return value;
}
function objectOf(request) {
  const value = jsonOf(request);
  if (!isObject3(value)) throw refused2("The body must be a JSON object");
  return value;
}

// src/emulator/http/control.ts
var SECOND3 = 1e3;
var END_OF_TIME = 253402300799e3;
var MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})$/;
var timeOf = ({ studio }) => ({ now: new Date(studio.now()).toISOString() });
function advance({ studio }, seconds2) {
  if (typeof seconds2 !== "number" || !Number.isFinite(seconds2) || seconds2 < 0)
    throw refused2("`advance` must be a number of seconds, 0 or more");
  if (studio.now() + seconds2 * SECOND3 > END_OF_TIME) throw refused2("`advance` leads beyond the year 9999");
  studio.clock.advance(Math.round(seconds2 * SECOND3) / SECOND3);
}
var hasPast = ({ flows: flows2, executions: executions2, messages: messages2, calls: calls2 }) => messages2.all().length > 0 || calls2.all().length > 0 || flows2.all().some(({ sid }) => executions2.count(sid) > 0);
function setTime({ studio }, moment) {
  const isMoment = typeof moment === "string" && MOMENT.test(moment) && isDay(moment.slice(0, 10));
  const at = isMoment ? Date.parse(moment) : Number.NaN;
  if (Number.isNaN(at) || at < 0 || at > END_OF_TIME)
    throw refused2("`now` must be a moment as ISO 8601 writes it, with its offset: 2026-12-24T17:59:00-08:00");
  if (at < studio.now() && hasPast(studio))
    throw refused2("`now` lies before what has happened: POST /_emulator/reset forgets that, and then time may go back");
  studio.clock.set(at);
}
var clock = {
  path: "/_emulator/clock",
  open: true,
  GET: { id: "FetchClock", answer: (_, service) => ok(timeOf(service)) },
  POST: {
    id: "MoveClock",
    answer: async (request, service) => {
      const { advance: seconds2, now, ...rest } = objectOf(request);
      if (seconds2 === void 0 === (now === void 0) || Object.keys(rest).length > 0)
        throw refused2("The body must hold `advance` (seconds) or `now` (a moment), and nothing else");
      if (seconds2 !== void 0) advance(service, seconds2);
      else setTime(service, now ?? null);
      await service.studio.settled();
      return ok(timeOf(service));
    }
  }
};
var reset = {
  path: "/_emulator/reset",
  open: true,
  POST: {
    id: "Reset",
    answer: (_, service) => {
      service.studio.reset();
      service.faults.set([]);
      service.limits.clear();
      return ok(timeOf(service));
    }
  }
};
var executionRecord = {
  path: "/_emulator/executions/:ExecutionSid",
  open: true,
  GET: {
    id: "FetchExecutionRecord",
    answer: ({ params, path }, { studio }) => {
      const execution2 = studio.executions.get(params.ExecutionSid ?? "");
      if (!execution2) throw notFound(path);
      const { sid, status, incidents, waiting } = execution2;
      const until = waiting?.until ? new Date(waiting.until).toISOString() : null;
      return ok({
        sid,
        status,
        incidents: incidents.map((incident) => ({ ...incident })),
        waiting: waiting && { widget: waiting.widget, on: [...waiting.on], until }
      });
    }
  }
};

// src/emulator/http/control-mocks.ts
var KINDS2 = ["status", "event", "delivery", "forward"];
var REST = {
  status: ["body", "headers"],
  event: ["output"],
  delivery: [],
  forward: []
};
var DELIVERIES = ["delivered", "undelivered", "failed"];
var LOOPBACK = ["localhost", "127.0.0.1", "[::1]"];
var isStatus = (value) => typeof value === "number" && Number.isInteger(value) && value >= 100 && value <= 599;
var areTexts = (value) => value === void 0 || isObject3(value) && Object.values(value).every((text) => typeof text === "string");
var isLoopback = (value) => typeof value === "string" && URL.canParse(value) && LOOPBACK.includes(new URL(value).hostname);
var MISTAKES = {
  status: ({ status, headers }) => {
    if (!isStatus(status)) return "`status` must be an HTTP status";
    return areTexts(headers) ? void 0 : "`headers` must be an object of texts";
  },
  event: ({ event, output }) => {
    if (typeof event !== "string" || event === "") return "`event` must name an event";
    return output === void 0 || isObject3(output) ? void 0 : "`output` must be an object";
  },
  delivery: ({ delivery }) => DELIVERIES.includes(delivery ?? null) ? void 0 : `\`delivery\` must be one of ${DELIVERIES.join(", ")}`,
  forward: ({ forward }) => isLoopback(forward) ? void 0 : "`forward` must be a URL of this machine (127.0.0.1)"
};
function answerOf(answer, index) {
  const kinds = isObject3(answer) ? KINDS2.filter((kind2) => Object.hasOwn(answer, kind2)) : [];
  const [kind] = kinds;
  if (!isObject3(answer) || !kind || kinds.length > 1)
    throw refused2(`answers[${index}] must hold one of ${KINDS2.join(", ")}`);
  const known = [kind, ...REST[kind]];
  const unknown = Object.keys(answer).find((key) => !known.includes(key));
  if (unknown) throw refused2(`answers[${index}] holds \`${unknown}\`; with \`${kind}\` go ${known.join(", ")}`);
  const mistake = MISTAKES[kind](answer);
  if (mistake) throw refused2(`answers[${index}]: ${mistake}`);
  return answer;
}
var withHint = (message2, hint) => hint ? `${message2}: ${hint}` : message2;
function flowNamed({ studio }, name) {
  if (typeof name !== "string") throw refused2("`flow` must be the name or SID of a flow");
  const flow2 = studio.flows.get(name) ?? studio.flows.byName(name);
  if (flow2) return flow2;
  const names = studio.flows.all().map((one) => latestOf(one).friendlyName);
  throw refused2(withHint(`No flow is named \`${name}\``, didYouMean(name, names)));
}
function widgetNamed({ revisions: revisions2 }, name) {
  if (typeof name !== "string") throw refused2("`widget` must be the name of a widget");
  if (revisions2.some(({ definition }) => findState(definition, name))) return name;
  const names = revisions2.flatMap(({ definition }) => widgetNames(definition));
  throw refused2(withHint(`The flow has no widget \`${name}\``, didYouMean(name, names)));
}
var eventsOf = ({ revisions: revisions2 }, widget) => revisions2.flatMap(({ definition }) => {
  const state = findState(definition, widget);
  if (!state) return [];
  return [...widgetType(state.type)?.events ?? [], ...state.transitions.map(({ event }) => event)];
});
function checkEvents(answers, events) {
  if (events.length === 0) return;
  for (const [index, answer] of answers.entries()) {
    if (!("event" in answer) || events.includes(answer.event)) continue;
    const message2 = `answers[${index}]: the widget is not left by \`${answer.event}\``;
    throw refused2(withHint(message2, didYouMean(answer.event, events)));
  }
}
var mocks = {
  path: "/_emulator/mocks",
  open: true,
  PUT: {
    id: "SetMocks",
    answer: (request, service) => {
      const { flow: flowName, widget: widgetName, answers } = objectOf(request);
      const flow2 = flowNamed(service, flowName);
      const widget = widgetNamed(flow2, widgetName);
      if (!Array.isArray(answers)) throw refused2("`answers` must be a list");
      const read = answers.map(answerOf);
      checkEvents(read, eventsOf(flow2, widget));
      service.studio.mocks.set(flow2.sid, widget, read);
      return ok({ flow: flow2.sid, widget, answers: answers.length });
    }
  }
};

// src/emulator/http/control-addresses.ts
var addresses = {
  path: "/_emulator/addresses",
  open: true,
  PUT: {
    id: "SetAddress",
    answer: (request, service) => {
      const { address, flow: name } = objectOf(request);
      if (typeof address !== "string" || !isSender(address))
        throw refused2("`address` must be where a contact reaches the flow, such as whatsapp:+15550100000");
      const { sid } = flowNamed(service, name);
      service.studio.numbers.assign(address, sid);
      return ok({ address, flow: sid });
    }
  }
};

// src/emulator/http/fault-plan.ts
var isText = (value) => value === void 0 || typeof value === "string";
var isFrom = (value, least) => typeof value === "number" && Number.isInteger(value) && value >= least;
var isTrue = (value) => value === true ? void 0 : "must be true";
var LONGEST = 6e5;
var isDelay = (value) => isFrom(value, 0) && value <= LONGEST ? void 0 : `must be whole milliseconds, at most ${LONGEST}`;
function isStatus2(status, { code, headers, body }) {
  if (!isFrom(status, 200) || status > 599) return "must be from 200 to 599";
  if (code !== void 0 && !isFrom(code, 0)) return "may have a `code` that is a whole number";
  if (!isText(body)) return "may have a `body` that is a text";
  const named = headers === void 0 || isObject3(headers) && Object.values(headers).every(isText);
  return named ? void 0 : "may have `headers`: an object of texts";
}
var RECORDS = ["duplicate", "late", "reordered"];
var KINDS3 = {
  status: { check: isStatus2, beside: ["code", "headers", "body"] },
  body: { check: (value) => typeof value === "string" ? void 0 : "must be a text" },
  delay: { check: isDelay },
  delayAfter: { check: isDelay },
  reset: { check: isTrue },
  resetAfter: { check: isTrue },
  refuse: { check: isDelay },
  refuseAfter: { check: isDelay },
  truncate: { check: isTrue },
  records: { check: (value) => RECORDS.includes(String(value)) ? void 0 : `must be one of ${RECORDS.join(", ")}` },
  stale: { check: isTrue },
  expired: { check: isTrue }
};
var FAULT_KINDS = Object.keys(KINDS3);
function checkFault(fault, path) {
  if (!isObject3(fault)) return [{ path, message: "`fault` must be an object", fix: 'as in `{ "status": 503 }`' }];
  const keys = Object.keys(fault);
  const kind = FAULT_KINDS.find((name) => Object.hasOwn(fault, name));
  const known = kind === void 0 ? FAULT_KINDS : [kind, ...KINDS3[kind]?.beside ?? []];
  const stranger = keys.find((key) => !known.includes(key));
  if (stranger !== void 0 && !FAULT_KINDS.includes(stranger)) {
    const fix = didYouMean(stranger, known) ?? `the kinds are ${FAULT_KINDS.join(", ")}`;
    return [{ path: [...path, stranger], message: `\`${stranger}\` is nothing that a fault can say`, fix }];
  }
  if (kind === void 0) return [{ path, message: `\`fault\` must hold one of ${FAULT_KINDS.join(", ")}` }];
  if (stranger !== void 0)
    return [{ path: [...path, stranger], message: `a fault is one thing: \`${kind}\` or \`${stranger}\`` }];
  const mistake = KINDS3[kind]?.check(fault[kind] ?? null, fault);
  return mistake ? [{ path: [...path, kind], message: `\`${kind}\` ${mistake}` }] : [];
}
var NTH_FIX = 'write the number of the call (1 is the first), or `{ "from": 1, "to": 3 }`; without `to`, for ever';
function checkNth(nth, path) {
  if (isFrom(nth, 1)) return [];
  if (!isObject3(nth)) return [{ path, message: "`nth` must be 1 or more, or a range", fix: NTH_FIX }];
  const { from, to, ...rest } = nth;
  const [stranger] = Object.keys(rest);
  const sane = isFrom(from, 1) && (to === void 0 || isFrom(to, from)) && stranger === void 0;
  return sane ? [] : [{ path, message: "`nth` must be a range `from` 1 or more `to` no less", fix: NTH_FIX }];
}
function checkOperation(operation2, path, operations2) {
  if (typeof operation2 === "string" && operations2.includes(operation2)) return [];
  const named = typeof operation2 === "string";
  const fix = (named ? didYouMean(operation2, operations2) : void 0) ?? "as Twilio names them: `ListExecutionStep`";
  const message2 = named ? `\`${operation2}\` is no operation of the API` : "`operation` must name one of the API";
  return [{ path, message: message2, fix }];
}
var KEYS = ["operation", "nth", "fault"];
function checkPlanned(value, path, operations2) {
  if (!isObject3(value)) return [{ path, message: "it must be an object with `operation`, `nth` and `fault`" }];
  const strangers = Object.keys(value).filter((key) => !KEYS.includes(key));
  return [
    ...strangers.map((key) => ({
      path: [...path, key],
      message: `\`${key}\` is unknown`,
      fix: didYouMean(key, KEYS) ?? ""
    })),
    ...checkOperation(value.operation, [...path, "operation"], operations2),
    ...checkNth(value.nth ?? 1, [...path, "nth"]),
    ...checkFault(value.fault, [...path, "fault"])
  ];
}
function readFaultPlan(value, operations2) {
  if (!Array.isArray(value)) {
    const fix = 'as in `[{ "operation": "ListExecutionStep", "nth": 1, "fault": { "status": 503 } }]`';
    return { faults: [], mistakes: [{ path: [], message: "it must be a list of faults", fix }] };
  }
  const mistakes = value.flatMap((one, index) => checkPlanned(one, [index], operations2));
  if (mistakes.length > 0) return { faults: [], mistakes };
  const planned = value;
  return { faults: planned.map(({ operation: operation2, nth = 1, fault }) => ({ operation: operation2, nth, fault })), mistakes };
}

// src/emulator/http/control-faults.ts
var pathOf = ({ path }) => path.reduce((text, step2) => typeof step2 === "number" ? `${text}[${step2}]` : `${text}.${step2}`, "faults");
var mistakeText = (mistake) => `${pathOf(mistake)}: ${mistake.message}${mistake.fix ? ` (${mistake.fix})` : ""}`;
var faults = {
  path: "/_emulator/faults",
  open: true,
  GET: { id: "FetchFaults", answer: (_, service) => ok({ met: service.faults.met() }) },
  PUT: {
    id: "SetFaults",
    answer: (request, service) => {
      const { faults: planned, mistakes } = readFaultPlan(jsonOf(request), service.operations);
      if (mistakes.length > 0) throw refused2(mistakes.map(mistakeText).join("; "));
      service.faults.set(planned);
      return ok({ faults: planned.length });
    }
  }
};

// src/emulator/http/media.ts
import { getMimeType } from "hono/utils/mime";

// src/emulator/http/messages.ts
var LONGEST_BODY2 = 1600;
var SEGMENT = 160;
var JOINED_SEGMENT = 153;
function messageOf({ params, path }, { studio }) {
  const message2 = studio.messages.get((params.MessageSid ?? "").replace(/\.json$/, ""));
  if (!message2) throw notFound(path);
  return message2;
}
var segmentsIn = (body) => body.length <= SEGMENT ? 1 : Math.ceil(body.length / JOINED_SEGMENT);
function render5(message2, { accountSid }) {
  const { sid, from, to, body, media: media2, direction, status, errorCode, at } = message2;
  const date = mailDate(at);
  return {
    sid,
    account_sid: accountSid,
    api_version: "2010-04-01",
    from,
    to,
    body,
    direction,
    status,
    error_code: errorCode,
    error_message: null,
    num_media: String(media2.length),
    num_segments: String(segmentsIn(body)),
    messaging_service_sid: null,
    price: null,
    price_unit: "USD",
    date_created: date,
    date_sent: date,
    date_updated: date,
    uri: uriOf(accountSid, "Messages", `${sid}.json`),
    subresource_uris: { media: uriOf(accountSid, "Messages", sid, "Media.json") }
  };
}
function newMessage({ form }, { studio }) {
  const to = form.get("To");
  const from = form.get("From") || form.get("MessagingServiceSid");
  const body = form.get("Body") ?? "";
  const media2 = form.getAll("MediaUrl").filter(Boolean);
  if (!to) throw badRequest(21604, "A 'To' phone number is required.");
  if (!from) throw badRequest(21603, "A 'From' phone number is required.");
  if (!isContact(to) && !studio.numbers.flowAt(to)) throw badRequest(21211, `Invalid 'To' Phone Number: ${to}`);
  if (!isSender(from)) throw badRequest(21212, `Invalid From Number (caller ID): ${from}`);
  if (body === "" && media2.length === 0)
    throw badRequest(21619, "A text message body or media urls must be specified.");
  if (body.length > LONGEST_BODY2)
    throw badRequest(21617, `The concatenated message body exceeds the ${LONGEST_BODY2} character limit.`);
  return { from, to, body, media: media2 };
}
var messages = {
  path: "/2010-04-01/Accounts/:AccountSid/Messages.json",
  GET: {
    id: "ListMessage",
    answer: (request, service) => {
      const { query } = request;
      const isWanted2 = dateFilter(query, "DateSent");
      const wanted = service.studio.messages.all().filter(({ from, to, at }) => isWanted2(at) && matches2(query, { From: from, To: to }));
      const listing = newestFirst(wanted);
      return classicPage(request, { key: "messages", listing, render: (message2) => render5(message2, service) });
    }
  },
  POST: {
    id: "CreateMessage",
    answer: (request, service) => created(render5(service.studio.messages.create(newMessage(request, service)), service))
  }
};
var message = {
  path: "/2010-04-01/Accounts/:AccountSid/Messages/:MessageSid{[^/]+\\.json}",
  GET: {
    id: "FetchMessage",
    answer: (request, service) => ok(render5(messageOf(request, service), service))
  }
};

// src/emulator/http/media.ts
function mediaOf({ sid: parent, media: media2, at }, { accountSid }) {
  return media2.map((url, index) => {
    const sid = sidOf("ME", `${parent}:${index}`);
    return {
      sid,
      account_sid: accountSid,
      parent_sid: parent,
      content_type: getMimeType(url.replace(/[?#].*$/, "")) ?? "application/octet-stream",
      date_created: mailDate(at),
      date_updated: mailDate(at),
      uri: uriOf(accountSid, "Messages", parent, "Media", `${sid}.json`)
    };
  });
}
var mediaList = {
  path: "/2010-04-01/Accounts/:AccountSid/Messages/:MessageSid/Media.json",
  GET: {
    id: "ListMedia",
    answer: (request, service) => {
      const listing = newestFirst(mediaOf(messageOf(request, service), service).reverse());
      return classicPage(request, { key: "media_list", listing, render: (one) => one });
    }
  }
};
var media = {
  path: "/2010-04-01/Accounts/:AccountSid/Messages/:MessageSid/Media/:MediaSid{[^/]+\\.json}",
  GET: {
    id: "FetchMedia",
    answer: (request, service) => {
      const wanted = (request.params.MediaSid ?? "").replace(/\.json$/, "");
      const found2 = mediaOf(messageOf(request, service), service).find(({ sid }) => sid === wanted);
      if (!found2) throw notFound(request.path);
      return ok(found2);
    }
  }
};

// src/emulator/http/numbers.ts
var CAPABILITIES = { voice: true, sms: true, mms: true, fax: false };
function render6(number2, { accountSid }) {
  const { sid, phoneNumber, friendlyName, smsUrl, smsMethod, voiceUrl, voiceMethod, statusCallback } = number2;
  return {
    sid,
    account_sid: accountSid,
    phone_number: phoneNumber,
    friendly_name: friendlyName,
    api_version: "2010-04-01",
    capabilities: CAPABILITIES,
    sms_url: smsUrl,
    sms_method: smsMethod,
    voice_url: voiceUrl,
    voice_method: voiceMethod,
    status_callback: statusCallback,
    status_callback_method: "POST",
    sms_fallback_url: "",
    sms_fallback_method: "POST",
    voice_fallback_url: "",
    voice_fallback_method: "POST",
    voice_caller_id_lookup: false,
    address_requirements: "none",
    beta: false,
    origin: "twilio",
    status: "in-use",
    date_created: mailDate(number2.createdAt),
    date_updated: mailDate(number2.updatedAt),
    uri: uriOf(accountSid, "IncomingPhoneNumbers", `${sid}.json`)
  };
}
var WEBHOOK = /^\/v1\/Accounts\/AC[0-9a-fA-F]{32}\/Flows\/(FW[0-9a-fA-F]{32})\/?$/;
var flowIn = (url) => URL.canParse(url) ? WEBHOOK.exec(new URL(url).pathname)?.[1] : void 0;
function connect({ phoneNumber, smsUrl, voiceUrl }, { numbers: numbers2 }) {
  numbers2.release(phoneNumber);
  const flowSid = flowIn(smsUrl) ?? flowIn(voiceUrl);
  if (flowSid) numbers2.assign(phoneNumber, flowSid);
  if (!flowIn(voiceUrl)) numbers2.setVoiceUrl(phoneNumber, voiceUrl);
}
function current(number2, { studio }) {
  const voiceUrl = flowIn(number2.voiceUrl) ? number2.voiceUrl : studio.numbers.voiceUrl(number2.phoneNumber) ?? "";
  return { ...number2, voiceUrl };
}
function changed(before, form, now) {
  const field = (name, old) => form.get(name) ?? old;
  return {
    ...before,
    friendlyName: field("FriendlyName", before.friendlyName),
    smsUrl: field("SmsUrl", before.smsUrl),
    smsMethod: field("SmsMethod", before.smsMethod),
    voiceUrl: field("VoiceUrl", before.voiceUrl),
    voiceMethod: field("VoiceMethod", before.voiceMethod),
    statusCallback: field("StatusCallback", before.statusCallback),
    updatedAt: now
  };
}
function bare(phoneNumber, now) {
  const [sid, friendlyName] = [sidOf("PN", phoneNumber), phoneNumber];
  const urls = { smsUrl: "", smsMethod: "POST", voiceUrl: "", voiceMethod: "POST", statusCallback: "" };
  return { sid, phoneNumber, friendlyName, ...urls, createdAt: now, updatedAt: now };
}
function save(number2, service) {
  service.numbers.set(number2.sid, number2);
  connect(number2, service.studio);
  return number2;
}
function create({ form }, service) {
  const phoneNumber = form.get("PhoneNumber");
  if (!phoneNumber) throw badRequest(21402, "PhoneNumber or AreaCode is required");
  if (!isPhoneNumber(phoneNumber)) throw badRequest(21421, "PhoneNumber is invalid");
  const now = service.studio.now();
  const before = service.numbers.get(sidOf("PN", phoneNumber)) ?? bare(phoneNumber, now);
  return save(changed(current(before, service), form, now), service);
}
function numberOf({ params, path }, service) {
  const number2 = service.numbers.get((params.NumberSid ?? "").replace(/\.json$/, ""));
  if (!number2) throw notFound(path);
  return current(number2, service);
}
var numbers = {
  path: "/2010-04-01/Accounts/:AccountSid/IncomingPhoneNumbers.json",
  GET: {
    id: "ListIncomingPhoneNumber",
    answer: (request, service) => {
      const wanted = [...service.numbers.values()].filter(
        ({ phoneNumber, friendlyName }) => matches2(request.query, { PhoneNumber: phoneNumber, FriendlyName: friendlyName })
      );
      const listing = newestFirst(wanted);
      return classicPage(request, {
        key: "incoming_phone_numbers",
        listing,
        render: (one) => render6(current(one, service), service)
      });
    }
  },
  POST: {
    id: "CreateIncomingPhoneNumber",
    answer: (request, service) => created(render6(create(request, service), service))
  }
};
var number = {
  path: "/2010-04-01/Accounts/:AccountSid/IncomingPhoneNumbers/:NumberSid{[^/]+\\.json}",
  GET: {
    id: "FetchIncomingPhoneNumber",
    answer: (request, service) => ok(render6(numberOf(request, service), service))
  },
  POST: {
    id: "UpdateIncomingPhoneNumber",
    answer: (request, service) => {
      const before = numberOf(request, service);
      return ok(render6(save(changed(before, request.form, service.studio.now()), service), service));
    }
  },
  DELETE: {
    id: "DeleteIncomingPhoneNumber",
    answer: (request, service) => {
      const { sid, phoneNumber } = numberOf(request, service);
      service.numbers.delete(sid);
      service.studio.numbers.release(phoneNumber);
      return gone;
    }
  }
};

// src/emulator/http/revisions.ts
function render7(revision2, { request, service, flow: flow2 }) {
  return {
    sid: flow2.sid,
    account_sid: service.accountSid,
    author_sid: authorOf(service.accountSid),
    friendly_name: revision2.friendlyName,
    definition: revision2.definition,
    status: revision2.status,
    revision: revision2.revision,
    commit_message: revision2.commitMessage,
    valid: revision2.valid,
    errors: [...revision2.errors],
    date_created: isoDate(revision2.createdAt),
    date_updated: null,
    url: urlOf(request, "Flows", flow2.sid, "Revisions", String(revision2.revision))
  };
}
var renderInList2 = (revision2, rendering) => ({
  ...render7(revision2, rendering),
  definition: null,
  valid: null,
  errors: null
});
var NAMES = /^(\d+|LatestPublished|LatestRevision)$/;
var revisions = {
  path: "/v2/Flows/:FlowSid/Revisions",
  GET: {
    id: "ListFlowRevision",
    answer: (request, service) => {
      const flow2 = flowOf(request, service);
      const listing = newestFirst(flow2.revisions);
      return studioPage(request, {
        key: "revisions",
        listing,
        render: (one) => renderInList2(one, { request, service, flow: flow2 })
      });
    }
  }
};
var revision = {
  path: "/v2/Flows/:FlowSid/Revisions/:Revision",
  GET: {
    id: "FetchFlowRevision",
    answer: (request, service) => {
      const flow2 = flowOf(request, service);
      const wanted = request.params.Revision ?? "";
      if (!NAMES.test(wanted))
        throw badRequest(81021, "Flow revision must be an integer or enum(LatestPublished, LatestRevision)");
      const found2 = service.studio.flows.revision(flow2.sid, wanted);
      if (!found2) throw notFound(request.path);
      return ok(render7(found2, { request, service, flow: flow2 }));
    }
  }
};

// src/emulator/http/test-users.ts
var render8 = ({ sid, testUsers: testUsers2 }, request) => ({
  sid,
  test_users: [...testUsers2],
  url: urlOf(request, "Flows", sid, "TestUsers")
});
var testUsers = {
  path: "/v2/Flows/:FlowSid/TestUsers",
  GET: {
    id: "FetchTestUser",
    answer: (request, service) => ok(render8(flowOf(request, service), request))
  },
  POST: {
    id: "UpdateTestUser",
    answer: (request, service) => {
      const flow2 = flowOf(request, service);
      if (!request.form.has("TestUsers")) throw missing("TestUsers");
      flow2.testUsers = request.form.getAll("TestUsers").filter(Boolean);
      return ok(render8(flow2, request));
    }
  }
};

// src/emulator/http/webhook.ts
var NOTHING_TO_SAY = { status: 200, xml: '<?xml version="1.0" encoding="UTF-8"?><Response/>' };
var parametersOf = ({ query, form }) => Object.fromEntries([...query, ...form]);
function endsOf({ From: from, To: to }) {
  if (!from) throw missing("From");
  if (!to) throw missing("To");
  checkInbound(from, to);
  return { from, to };
}
function checkRuns({ flowSid, path, parameters }, { studio }) {
  if (!studio.flows.revisionFor(flowSid, parameters.From ?? "")) throw notFound(path);
}
var ENDED = /* @__PURE__ */ new Set(["completed", "busy", "failed", "no-answer", "canceled"]);
var escaped = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
var ON_THE_LINE = '<Pause length="14400"/>';
function callActionOf({ Digits: digits, SpeechResult: speech }) {
  if (digits) return `<Response><Play digits="${escaped(digits)}"/>${ON_THE_LINE}</Response>`;
  return speech ? `<Response><Say>${escaped(speech)}</Say>${ON_THE_LINE}</Response>` : void 0;
}
function goOn(call2, parameters, { studio }) {
  if (ENDED.has(parameters.CallStatus ?? "")) {
    if (call2.status === "in-progress") granted(studio.calls.update(call2.sid, { status: "completed" }));
    return;
  }
  const action = callActionOf(parameters);
  const leg = studio.calls.contactLeg(call2.sid);
  if (action && leg) granted(studio.calls.update(leg.sid, { twiml: action }));
}
function takeCall(arrival, service) {
  const { flowSid, parameters } = arrival;
  const { CallSid: callSid = "", CallStatus: status = "" } = parameters;
  const known = service.studio.calls.get(callSid);
  if (known) {
    goOn(known, parameters, service);
    return;
  }
  if (ENDED.has(status)) return;
  const ends = endsOf(parameters);
  checkRuns(arrival, service);
  service.studio.calls.receive(flowSid, { ...ends, callSid });
}
var MESSAGE_SIGNS = ["MessageSid", "SmsMessageSid", "SmsSid", "Body"];
var isReport = ({ MessageStatus, SmsStatus = MessageStatus }) => SmsStatus !== void 0 && SmsStatus !== "received" && SmsStatus !== "receiving";
function takeMessage(arrival, service) {
  const { flowSid, parameters } = arrival;
  if (!MESSAGE_SIGNS.some((name) => parameters[name] !== void 0))
    throw badRequest(20001, "The parameters are neither those of a message nor those of a call");
  if (isReport(parameters)) return;
  endsOf(parameters);
  checkRuns(arrival, service);
  service.studio.messages.receive(flowSid, parameters);
}
var operation = (id) => ({
  id,
  answer: (request, service) => {
    const parameters = parametersOf(request);
    const take = parameters.CallSid ? takeCall : takeMessage;
    take({ flowSid: flowOf(request, service).sid, path: request.path, parameters }, service);
    return NOTHING_TO_SAY;
  }
});
var webhook = {
  path: "/v1/Accounts/:AccountSid/Flows/:FlowSid",
  open: true,
  GET: operation("GetWebhook"),
  POST: operation("PostWebhook")
};

// src/emulator/http/index.ts
var resources = [
  executions,
  execution,
  steps,
  step,
  executionContext,
  stepContext,
  flows,
  flowValidate,
  flow,
  revisions,
  revision,
  testUsers,
  messages,
  message,
  mediaList,
  media,
  calls,
  call,
  numbers,
  number,
  webhook,
  clock,
  addresses,
  mocks,
  faults,
  reset,
  executionRecord
];
var METHODS = ["GET", "POST", "PUT", "DELETE"];
var operations = resources.flatMap(
  (resource) => METHODS.flatMap((method) => resource[method]?.id ?? [])
);

// src/emulator/http/inject-fault.ts
import { setTimeout as sleep } from "node:timers/promises";
import { TLSSocket } from "node:tls";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";

// src/emulator/http/corrupt-response.ts
function listIn(body) {
  const { meta } = body;
  if (isObject3(meta) && typeof meta.key === "string") return meta.key;
  return "page_size" in body ? Object.keys(body).find((key) => Array.isArray(body[key])) : void 0;
}
var inList = (change) => (body) => {
  const key = listIn(body);
  const records = key === void 0 ? void 0 : body[key];
  return key !== void 0 && Array.isArray(records) ? { ...body, [key]: change(records) } : body;
};
var shuffled = (records) => [
  ...records.filter((_, index) => index % 2 === 1),
  ...records.filter((_, index) => index % 2 === 0)
];
var RECORDS2 = {
  duplicate: inList((records) => records.flatMap((record) => [record, record])),
  late: inList((records) => records.slice(1)),
  reordered: inList(shuffled)
};
var BEFORE = {
  ended: "active",
  completed: "in-progress",
  delivered: "queued",
  sent: "queued"
};
function asBefore(record) {
  if (!isObject3(record) || typeof record.status !== "string") return record;
  const { status } = record;
  return Object.hasOwn(BEFORE, status) ? { ...record, status: BEFORE[status] ?? status } : record;
}
var stale = (body) => {
  const changed2 = inList((records) => records.map(asBefore))(body);
  const whole2 = asBefore(changed2);
  return isObject3(whole2) ? whole2 : changed2;
};
var EXPIRED = "PAexpired";
function withDeadToken(address, here) {
  const next = new URL(typeof address === "string" ? address : here, here);
  next.searchParams.set("Page", "1");
  next.searchParams.set("PageToken", EXPIRED);
  return next.href;
}
var expired = (url) => (body) => {
  if (listIn(body) === void 0) return body;
  const halved = inList((records) => records.slice(0, records.length >> 1))(body);
  const { meta } = halved;
  if (isObject3(meta)) return { ...halved, meta: { ...meta, next_page_url: withDeadToken(meta.next_page_url, url) } };
  const next = new URL(withDeadToken(halved.next_page_uri, url));
  return { ...halved, next_page_uri: `${next.pathname}${next.search}` };
};
var isCorruption = (fault) => "records" in fault || "stale" in fault || "expired" in fault;
function changeOf3(fault, url) {
  if ("records" in fault) return RECORDS2[fault.records];
  return "stale" in fault ? stale : expired(url);
}
async function corruptResponse(fault, response, url) {
  const type = response.headers.get("content-type") ?? "";
  if (!response.ok || !type.includes("json")) return response;
  const body = await response.json();
  const { status, headers } = response;
  headers.delete("content-length");
  return new Response(JSON.stringify(isObject3(body) ? changeOf3(fault, url)(body) : body), { status, headers });
}

// src/emulator/http/inject-fault.ts
var noSocket = () => {
  throw new Error("this fault needs a connection that can end");
};
function cut2({ incoming = noSocket() }) {
  const { socket } = incoming;
  if (socket instanceof TLSSocket) socket.destroy();
  else socket.resetAndDestroy();
  return RESPONSE_ALREADY_SENT;
}
async function truncated(response, { outgoing = noSocket() }) {
  const whole2 = Buffer.from(await response.arrayBuffer());
  outgoing.writeHead(response.status, {
    ...Object.fromEntries(response.headers),
    "content-length": whole2.byteLength
  });
  outgoing.write(whole2.subarray(0, whole2.byteLength >> 1), () => outgoing.destroy());
  return RESPONSE_ALREADY_SENT;
}
function refused3({ status, code = status, headers, body }) {
  const text = body ?? JSON.stringify(errorBody({ status, code, message: "An injected fault" }));
  return new Response([204, 205, 304].includes(status) ? null : text, {
    status,
    headers: { "content-type": "application/json; charset=utf-8", ...headers }
  });
}
var hold = (milliseconds) => sleep(milliseconds, void 0, { ref: false });
async function handled(fault, { url, answer, connection }) {
  const response = await answer();
  if ("resetAfter" in fault) return cut2(connection);
  if ("truncate" in fault) return truncated(response, connection);
  if ("body" in fault) return new Response(fault.body, { status: response.status, headers: response.headers });
  if (isCorruption(fault)) return corruptResponse(fault, response, url);
  if ("delayAfter" in fault) await hold(fault.delayAfter);
  if ("refuseAfter" in fault) {
    const { outgoing = noSocket(), leave = noSocket } = connection;
    outgoing.once("close", () => leave(fault.refuseAfter)).setHeader("connection", "close");
  }
  return response;
}
async function injectFault(fault, asked) {
  const { connection } = asked;
  if ("status" in fault) return refused3(fault);
  if ("reset" in fault) return cut2(connection);
  if ("refuse" in fault) {
    const { leave = noSocket } = connection;
    const answered = cut2(connection);
    leave(fault.refuse);
    return answered;
  }
  if ("delay" in fault) await hold(fault.delay);
  return handled(fault, asked);
}

// src/emulator/http/app.ts
var JSON_TYPE = "application/json; charset=utf-8";
var XML_TYPE = "text/xml; charset=utf-8";
function respond({ status, body, xml, headers }) {
  if (xml !== void 0) return new Response(xml, { status, headers: { "content-type": XML_TYPE, ...headers } });
  if (body === void 0) return new Response(null, { status, headers: { ...headers } });
  const type = { "content-type": JSON_TYPE };
  return new Response(JSON.stringify(body), { status, headers: headers ? { ...type, ...headers } : type });
}
function addressOf2(url) {
  const start = url.indexOf("/", url.indexOf("//") + 2);
  const mark = url.indexOf("?", start);
  const end = mark === -1 ? url.length : mark;
  const query = mark === -1 ? NO_FIELDS : new URLSearchParams(url.slice(mark + 1));
  return { origin: url.slice(0, start), path: url.slice(start, end), query };
}
function requestOf({ req }, text) {
  const { origin, path, query } = addressOf2(req.url);
  const form = text === "" ? NO_FIELDS : parseForm(text, req.header("content-type") ?? null);
  return { origin, path, params: req.param(), query, form, text };
}
function checkAccount({ params, path }, { accountSid }) {
  if (params.AccountSid !== void 0 && params.AccountSid !== accountSid) throw notFound(path);
}
function refusal(error, { log }) {
  if (error instanceof RefusedError)
    return respond({ status: error.refusal.status, body: errorBody(error.refusal), headers: error.headers });
  log(`The emulator failed: ${error instanceof Error ? error.stack ?? error.message : String(error)}`);
  return respond({ status: 500, body: errorBody({ status: 500, code: 20500, message: "Internal Server Error" }) });
}
function refusing(service, work) {
  try {
    const reply = work();
    return reply instanceof Promise ? reply.catch((error) => refusal(error, service)) : reply;
  } catch (error) {
    return refusal(error, service);
  }
}
function handlerOf(resource, operation2, { service, guard }) {
  const { starts, longest } = operation2;
  const finish = ({ req }, answer2) => {
    if (req.method !== "GET") service.changed();
    return respond(answer2);
  };
  const reply = (context, text) => {
    const request = requestOf(context, text);
    checkAccount(request, service);
    if (starts) service.limits.count("rest");
    const answer2 = operation2.answer(request, service);
    return answer2 instanceof Promise ? answer2.then((one) => finish(context, one)) : finish(context, answer2);
  };
  const answer = (context) => refusing(service, () => {
    const { req } = context;
    refusePages(req.header("origin"));
    if (!resource.open) guard(req.header("authorization"));
    const sends = req.method === "POST" || req.method === "PUT";
    return sends ? readBody(req.raw, longest).then((text) => reply(context, text)) : reply(context, "");
  });
  return (context) => {
    const fault = service.faults.take(operation2.id);
    if (!fault) return answer(context);
    return injectFault(fault, { url: context.req.url, answer: async () => answer(context), connection: context.env });
  };
}
var wrongMethod = (allowed) => new RefusedError({ status: 405, code: 20004, message: "Method not allowed" }, { allow: allowed.join(", ") });
function routeOf(resource, serving) {
  const allowed = METHODS.filter((method) => resource[method]);
  const handlers = /* @__PURE__ */ new Map();
  for (const method of allowed) {
    const operation2 = resource[method];
    if (operation2) handlers.set(method, handlerOf(resource, operation2, serving));
  }
  const refuse = () => refusal(wrongMethod(allowed), serving.service);
  return (context) => {
    const { method } = context.req;
    return (handlers.get(method === "HEAD" ? "GET" : method) ?? refuse)(context);
  };
}
function createApp(service) {
  const app = new Hono({ strict: false });
  const guard = createGuard(service);
  for (const resource of resources) app.all(resource.path, routeOf(resource, { service, guard }));
  app.notFound((context) => refusal(notFound(addressOf2(context.req.url).path), service));
  app.onError((error) => refusal(error, service));
  return app;
}

// src/emulator/http/faults.ts
var isIn = (nth, call2) => typeof nth === "number" ? nth === call2 : call2 >= nth.from && call2 <= (nth.to ?? Number.POSITIVE_INFINITY);
function createFaultRegistry(first = []) {
  let planned = first;
  let met = 0;
  const calls2 = /* @__PURE__ */ new Map();
  return {
    set: (faults2) => {
      planned = faults2;
      met = 0;
      calls2.clear();
    },
    take: (operation2) => {
      if (planned.length === 0) return void 0;
      const call2 = (calls2.get(operation2) ?? 0) + 1;
      calls2.set(operation2, call2);
      const found2 = planned.find((one) => one.operation === operation2 && isIn(one.nth, call2));
      if (found2) met += 1;
      return found2?.fault;
    },
    met: () => met
  };
}

// src/emulator/http/incident-log.ts
var LATEST = 20;
function wordsOf({ widget, message: message2, fix }, { sid }) {
  return `${sid} at ${widget}: ${message2}${fix ? `
  fix: ${fix}` : ""}`;
}
function createIncidentLog({ flows: flows2, executions: executions2 }, log) {
  const logged = /* @__PURE__ */ new WeakMap();
  const logNew = (execution2) => {
    const { incidents } = execution2;
    for (const incident of incidents.slice(logged.get(execution2) ?? 0)) log(wordsOf(incident, execution2));
    logged.set(execution2, incidents.length);
  };
  return () => {
    for (const { sid } of flows2.all()) for (const one of executions2.page(sid, { offset: 0, size: LATEST })) logNew(one);
  };
}

// src/emulator/http/rate-limits.ts
var RATES = { rest: 20, inbound: 100 };
var SECOND4 = 1e3;
var tooMany = () => new RefusedError({ status: 429, code: 20429, message: "Too Many Requests" }, { "retry-after": "1" });
function createRateLimits(rates, now) {
  const moments = { rest: [], inbound: [] };
  return {
    count: (rate) => {
      const since = now() - SECOND4;
      const recent = moments[rate].filter((moment) => moment > since);
      moments[rate] = recent;
      if (recent.length >= rates[rate]) throw tooMany();
      recent.push(now());
    },
    clear: () => {
      moments.rest = [];
      moments.inbound = [];
    }
  };
}
var NO_LIMITS = { count: () => {
}, clear: () => {
} };

// src/emulator/outage.ts
var AGAIN = 50;
function createOutage(server, { port, address }) {
  let timer;
  const later = (milliseconds) => {
    timer = setTimeout(comeBack, milliseconds);
  };
  const comeBack = () => {
    timer = void 0;
    const failed = () => later(AGAIN);
    server.once("error", failed);
    server.listen(port, address, () => server.off("error", failed));
  };
  return {
    leave: (milliseconds) => {
      if (!server.listening) return;
      server.close();
      if ("closeAllConnections" in server) server.closeAllConnections();
      later(milliseconds);
    },
    stay: () => clearTimeout(timer)
  };
}

// src/emulator/server.ts
var ACCOUNT_SID = sidOf("AC", "flowproof");
var AUTH_TOKEN = sidOf("", "flowproof");
var KEEP_ALIVE = 65e3;
function serviceOf({ accountSid, authToken, now, ...options }) {
  const { flows: flows2 = [], log, rateLimits = false, faults: faults2 = [] } = options;
  const limits = rateLimits ? createRateLimits({ ...RATES, ...rateLimits === true ? {} : rateLimits }, now) : NO_LIMITS;
  const studio = createStudio({ accountSid, now, admit: () => limits.count("inbound") });
  for (const { name, definition } of flows2) studio.flows.add({ friendlyName: name, definition, status: "published" });
  return {
    studio,
    accountSid,
    authToken,
    numbers: /* @__PURE__ */ new Map(),
    operations,
    limits,
    faults: createFaultRegistry(faults2),
    log: log ?? (() => {
    }),
    changed: log ? createIncidentLog(studio, log) : () => {
    }
  };
}
var listen = (server, { port = 0, host = "127.0.0.1" }) => new Promise((resolve, reject) => {
  server.once("error", reject);
  server.listen(port, host, () => {
    server.off("error", reject);
    resolve(server.address());
  });
});
function hostOf({ address, family }) {
  if (address === "0.0.0.0" || address === "::") return "127.0.0.1";
  return family === "IPv6" ? `[${address}]` : address;
}
var close = (server) => new Promise((resolve) => {
  server.close(() => resolve());
  if ("closeAllConnections" in server) server.closeAllConnections();
});
async function startEmulator(options = {}) {
  const { accountSid = ACCOUNT_SID, authToken = AUTH_TOKEN, tls, now = Date.now } = options;
  const service = serviceOf({ ...options, accountSid, authToken, now });
  const app = createApp(service);
  const leave = (milliseconds) => outage.leave(milliseconds);
  const fetch = (request, env) => app.fetch(request, Object.assign(env, { leave }));
  const server = tls ? createAdaptorServer({ fetch, createServer: createSecureServer, serverOptions: { ...tls } }) : createAdaptorServer({ fetch, createServer });
  if ("keepAliveTimeout" in server) server.keepAliveTimeout = KEEP_ALIVE;
  const address = await listen(server, options);
  const outage = createOutage(server, address);
  return {
    url: `${tls ? "https" : "http"}://${hostOf(address)}:${address.port}`,
    accountSid,
    authToken,
    studio: service.studio,
    close: () => {
      outage.stay();
      return close(server);
    }
  };
}

export {
  readFaultPlan,
  operations,
  startEmulator
};
