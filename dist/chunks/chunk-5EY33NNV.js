import {
  times,
  unanswered
} from "./chunk-EJTDPZR6.js";
import {
  FlowproofError
} from "./chunk-2PRBQFA4.js";
import {
  maskPhoneNumbers,
  maskSecrets
} from "./chunk-U2ZCLBCZ.js";

// src/workflow/client.ts
import { setTimeout } from "node:timers/promises";
import twilio2 from "twilio";

// src/workflow/http-client.ts
import twilio from "twilio";

// src/workflow/address.ts
var isTwilio = ({ protocol, hostname, port }) => protocol === "https:" && port === "" && hostname.endsWith(".twilio.com");
var foreign = ({ origin }) => new FlowproofError([
  {
    code: "foreign-host",
    message: `a request to ${origin} was not sent: credentials go to Twilio's hosts only`,
    fix: "an answer that names another host (its `next_page_url`) does not come from Twilio; look at what stands between"
  }
]);
function append(into, fields) {
  for (const [name, value] of Object.entries(fields)) {
    const values = Array.isArray(value) ? value : [value];
    for (const one of values) if (one !== void 0) into.append(name, String(one ?? ""));
  }
  return into;
}
function addressOf(uri, params = {}, origin) {
  const asked = new URL(uri);
  const standIn = origin === void 0 ? void 0 : new URL(origin).origin;
  if (!isTwilio(asked) && asked.origin !== standIn) throw foreign(asked);
  const address = standIn === void 0 ? asked : new URL(asked.pathname + asked.search, standIn);
  append(address.searchParams, params);
  return address;
}

// src/workflow/exchange.ts
var SECRET_NAME = /token|secret|password|authorization/i;
var HIDDEN = "\u2022\u2022\u2022\u2022\u2022\u2022";
function masked(value, text) {
  if (typeof value === "string") return text(value);
  if (typeof value === "number") return text(String(value)) === String(value) ? value : text(String(value));
  if (Array.isArray(value)) return value.map((item) => masked(item, text));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      text(key),
      SECRET_NAME.test(key) && typeof item === "string" ? HIDDEN : masked(item, text)
    ])
  );
}
function withoutBodies(body) {
  if (typeof body !== "object" || body === null || !("messages" in body) || !Array.isArray(body.messages)) return body;
  return { ...body, messages: body.messages.map((message) => ({ ...message, body: HIDDEN })) };
}
var pathOf = ({ pathname, search }, secrets) => maskPhoneNumbers(maskSecrets(pathname + search, secrets));
function toExchange(exchanged, secrets) {
  const { method, address, status, milliseconds, fields, body } = exchanged;
  const text = (plain) => maskPhoneNumbers(maskSecrets(plain, secrets));
  const isObject = typeof fields === "object" && fields !== null;
  return {
    method,
    path: pathOf(address, secrets),
    status,
    milliseconds,
    // What is masked from JSON is JSON.
    ...isObject && {
      get request() {
        return masked(fields, text);
      }
    },
    get response() {
      return masked(withoutBodies(body), text);
    }
  };
}

// src/workflow/pending.ts
function lastOf({ last }) {
  if (!last) return "";
  return "reason" in last ? `, last ${last.reason}` : `, last answered with status ${last.status}`;
}
function openPending() {
  const calls = /* @__PURE__ */ new Set();
  return {
    all: () => [...calls].map((one) => `${one.call}${times(one.attempts)}${lastOf(one)}`),
    begin: (call) => {
      const one = { call, attempts: 1 };
      calls.add(one);
      const tried = (outcome) => {
        one.attempts += 1;
        one.last = outcome;
      };
      return { tried, end: () => calls.delete(one) };
    }
  };
}

// src/workflow/refusal.ts
var isBody = (value) => typeof value === "object" && value !== null;
var textOf = (value) => typeof value === "string" && value !== "" ? value : void 0;
function messageOf({ message, title, detail }) {
  const heading = textOf(message) ?? textOf(title);
  const more = textOf(detail);
  return heading && more ? `${heading}: ${more}` : heading;
}
var LONGEST = 500;
var bounded = (text) => text.length > LONGEST ? `${text.slice(0, LONGEST)}\u2026` : text;
function refusalOf({ call, status, body, attempts }) {
  const fields = isBody(body) ? body : {};
  const { code, more_info: moreInfo, details } = fields;
  const message = messageOf(fields) ?? `${call} was answered with status ${status} and no explanation`;
  return Object.assign(new Error(bounded(message)), {
    status,
    call,
    attempts,
    ...typeof code === "number" ? { code } : {},
    ...typeof moreInfo === "string" ? { moreInfo } : {},
    ...isBody(details) ? { details } : {}
  });
}

// src/workflow/retry.ts
var RETRY = {
  attempts: 6,
  firstPause: 250,
  longestPause: 8e3,
  patience: 3e4,
  random: Math.random
};
var PASSING = /* @__PURE__ */ new Set([429, 500, 502, 503, 504]);
var PASSING_FAILURES = /* @__PURE__ */ new Set(["unreachable", "lost", "late", "cut"]);
var isReading = (method) => method === "GET" || method === "HEAD";
function surelyNotDone(outcome) {
  if ("reason" in outcome) return outcome.reason === "unreachable";
  return outcome.status === 429 || outcome.status === 503 && outcome.retryAfter !== void 0;
}
var mayPass = (outcome) => "reason" in outcome ? PASSING_FAILURES.has(outcome.reason) : PASSING.has(outcome.status);
function readRetryAfter(value, now) {
  if (value === void 0) return 0;
  if (/^\s*\d+(\.\d+)?\s*$/.test(value)) return Number(value) * 1e3;
  const moment = Date.parse(value);
  return Number.isNaN(moment) ? 0 : Math.max(0, moment - now);
}
function backoff(attempts, { firstPause, longestPause, random }) {
  const whole = Math.min(longestPause, firstPause * 2 ** (attempts - 1));
  return whole / 2 + random() * whole / 2;
}
function pauseBeforeRetry(tried, policy) {
  const { method, outcome, attempts, since, now } = tried;
  const allowed = isReading(method) ? mayPass(outcome) : surelyNotDone(outcome);
  if (!allowed || attempts >= policy.attempts) return void 0;
  const asked = "reason" in outcome ? 0 : readRetryAfter(outcome.retryAfter, now);
  const pause = Math.max(asked, backoff(attempts, policy));
  return now - since + pause > policy.patience ? void 0 : pause;
}

// src/workflow/transport.ts
import { Agent, EnvHttpProxyAgent } from "undici";
var LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\])$/;
var LONGEST_CONNECT = 1e4;
function createDispatcher(milliseconds, origin) {
  const timeout = Math.min(LONGEST_CONNECT, Math.ceil(milliseconds / 2));
  const options = { connect: { timeout }, headersTimeout: 0, bodyTimeout: 0 };
  const isLocal = origin !== void 0 && LOOPBACK.test(new URL(origin).hostname);
  return isLocal ? new Agent(options) : new EnvHttpProxyAgent(options);
}
var REASONS = [
  {
    reason: "unreachable",
    codes: /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT|UND_ERR_PRX)/
  },
  { reason: "untrusted", codes: /CERT|^UNABLE_TO_VERIFY|^ERR_TLS|^ERR_SSL|^EPROTO|^HOSTNAME_MISMATCH/ },
  { reason: "late", codes: /^TimeoutError$/ }
];
var NO_TUNNEL = /^Proxy response/;
function failureOf(thrown) {
  const error = thrown instanceof Error ? thrown : { message: String(thrown) };
  const code = typeof error.code === "string" ? error.code : error.name ?? "";
  const message = [code, error.message].filter(Boolean).join(": ");
  if (NO_TUNNEL.test(error.message)) return { reason: "unreachable", message };
  const known = REASONS.find(({ codes }) => codes.test(code));
  return { reason: known?.reason ?? "lost", message };
}
function parsed(text) {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return void 0;
  }
}
function read(status, text, isJson) {
  if (status >= 300 && status < 400) return { reason: "redirected" };
  if (status === 204) return { body: text };
  const json = parsed(text);
  if (json) return { body: json.value };
  if (status >= 400) return { body: text };
  return { reason: isJson || text === "" ? "cut" : "not-json" };
}
var MEANING = {
  redirected: "it answered with a redirect, which is not followed",
  cut: "its answer ended before it was complete",
  "not-json": "its answer is not JSON"
};
async function receive({ statusCode: status, headers, body }) {
  const text = await body.text().then(
    (whole) => ({ whole }),
    (error) => ({ failure: failureOf(error) })
  );
  if ("failure" in text && status >= 400) return { answer: { status, headers, body: "" } };
  if ("failure" in text) {
    const { reason, message } = text.failure;
    return { failed: { reason: reason === "late" ? "late" : "cut", status, message } };
  }
  const outcome = read(status, text.whole, String(headers["content-type"] ?? "").includes("json"));
  if ("body" in outcome) return { answer: { status, headers, body: outcome.body } };
  return { failed: { reason: outcome.reason, status, message: MEANING[outcome.reason] ?? "" } };
}
async function attempt(of, dispatcher, milliseconds) {
  const { method, address, headers, body } = of;
  const { origin, pathname, search } = address;
  const signal = AbortSignal.timeout(milliseconds);
  const request = { origin, path: pathname + search, method, headers, signal };
  try {
    return await receive(await dispatcher.request({ ...request, ...body === void 0 ? {} : { body } }));
  } catch (error) {
    return { failed: { ...failureOf(error), status: 0 } };
  }
}

// src/workflow/http-client.ts
var TIMEOUT = 15e3;
async function authorizationOf({ username, password, authStrategy }) {
  if (username && password) return `Basic ${Buffer.from(`${username}:${password}`).toString("base64")}`;
  return authStrategy?.getAuthString();
}
function encode({ data, headers }) {
  if (data === void 0 || data === null) return void 0;
  if (typeof data === "string") return data;
  const type = String(headers?.["Content-Type"] ?? "");
  return type.includes("json") ? JSON.stringify(data) : append(new URLSearchParams(), data).toString();
}
async function prepare(request, origin) {
  const address = addressOf(request.uri, request.params, origin);
  const authorization = await authorizationOf(request);
  const body = encode(request);
  const headers = { ...request.headers, ...authorization && { authorization } };
  return { method: request.method.toUpperCase(), address, headers, ...body === void 0 ? {} : { body } };
}
var textOf2 = (header) => Array.isArray(header) ? header[0] : header;
function outcomeOf(attempted) {
  if ("failed" in attempted) return { reason: attempted.failed.reason };
  const { status, headers } = attempted.answer;
  const retryAfter = textOf2(headers["retry-after"]);
  return { status, ...retryAfter === void 0 ? {} : { retryAfter } };
}
async function send(request, once, { clock, retry, tried: tell }) {
  const since = clock.now();
  for (let attempts = 1; ; attempts += 1) {
    const attempted = await once();
    const { method } = request;
    const tried = { method, outcome: outcomeOf(attempted), attempts, since, now: clock.now() };
    const pause = pauseBeforeRetry(tried, retry);
    if (pause === void 0) return { attempted, attempts };
    tell(tried.outcome);
    await clock.sleep(pause);
  }
}
function responseOf({ attempted, attempts }, { method, path }) {
  if ("failed" in attempted) throw unanswered({ ...attempted.failed, method, path, attempts });
  const { status, headers, body } = attempted.answer;
  if (status >= 400) throw refusalOf({ call: `${method} ${path}`, status, body, attempts });
  return { statusCode: status, headers, body };
}
function witnessing({ onExchange, secrets = [], timeoutMilliseconds = TIMEOUT }) {
  return async (of, fields, dispatcher) => {
    const started = performance.now();
    const attempted = await attempt(of, dispatcher, timeoutMilliseconds);
    const milliseconds = performance.now() - started;
    const { method, address } = of;
    const { status } = "answer" in attempted ? attempted.answer : attempted.failed;
    const body = "answer" in attempted ? attempted.answer.body : attempted.failed.message;
    onExchange?.(toExchange({ method, address, status, milliseconds, fields, body }, secrets));
    return attempted;
  };
}
function createHttpClient(options) {
  const { origin, guard, secrets = [], timeoutMilliseconds = TIMEOUT, inFlight = (work) => work() } = options;
  const dispatcher = createDispatcher(timeoutMilliseconds, origin);
  const tryOnce = witnessing(options);
  const pending = openPending();
  async function request(asked) {
    const prepared = await prepare(asked, origin);
    const { method, address } = prepared;
    await guard?.permit({ method, uri: asked.uri, data: asked.data });
    const path = pathOf(address, secrets);
    const { tried, end } = pending.begin(`${method} ${path}`);
    const once = () => inFlight(() => tryOnce(prepared, asked.data, dispatcher));
    const sent = await send(prepared, once, { ...options, tried }).finally(end);
    return responseOf(sent, { method, path });
  }
  let closed;
  class UndiciClient extends twilio.RequestClient {
    request = request;
    pending = pending.all;
    close = () => {
      closed ??= dispatcher.close();
      return closed;
    };
  }
  return new UndiciClient();
}

// src/workflow/client.ts
var systemClock = { now: () => Date.now(), sleep: (milliseconds) => setTimeout(milliseconds) };
var ACCOUNT_SID = /^AC[0-9a-fA-F]{32}$/;
function mistakeIn({ accountSid, username = accountSid, password }) {
  if (!ACCOUNT_SID.test(accountSid)) return "the account's SID is not AC and 32 hexadecimal digits";
  if (!username) return "the API key's SID is empty";
  return password ? void 0 : "the auth token or API secret is empty";
}
function assertCredentials(options) {
  const message = mistakeIn(options);
  if (message === void 0) return;
  const fix = "copy them from the Twilio console: the account SID, and an API key (SK\u2026) with its secret or the auth token";
  throw new FlowproofError([{ code: "bad-credentials", message, fix }]);
}
function createClient(options) {
  assertCredentials(options);
  const { accountSid, username = accountSid, password, clock = systemClock, retry, secrets = [], ...http } = options;
  const httpClient = createHttpClient({
    ...http,
    clock,
    retry: { ...RETRY, ...retry },
    secrets: [password, ...username === accountSid ? [] : [username], ...secrets]
  });
  const client = twilio2(username, password, { accountSid, httpClient, autoRetry: false, edge: "", region: "" });
  return { client, accountSid, clock, pending: httpClient.pending, close: () => httpClient.close() };
}

export {
  systemClock,
  createClient
};
