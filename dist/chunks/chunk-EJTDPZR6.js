import {
  FlowproofError
} from "./chunk-2PRBQFA4.js";

// src/workflow/errors.ts
var WORDS = {
  unreachable: {
    code: "api-unreachable",
    what: "the server could not be reached",
    fix: "look at the network, and at HTTPS_PROXY and NO_PROXY if there is a proxy"
  },
  untrusted: {
    code: "api-untrusted",
    what: "its certificate is not trusted",
    fix: "if a proxy of yours stands between, name its certificate in NODE_EXTRA_CA_CERTS"
  },
  lost: { code: "api-no-answer", what: "the connection broke before an answer came" },
  late: { code: "api-timeout", what: "no answer came in time" },
  cut: { code: "api-cut", what: "the answer is not complete" },
  "not-json": { code: "api-not-json", what: "the answer is not from the API", fix: "look at what stands between" },
  redirected: { code: "api-redirected", what: "the answer leads elsewhere", fix: "look at what stands between" }
};
var times = (attempts) => attempts > 1 ? `, asked ${attempts} times` : "";
function unanswered({ method, path, reason, message, attempts }) {
  const { code, what, fix } = WORDS[reason];
  const problem = { code, message: `${method} ${path}: ${what} (${message}${times(attempts)})` };
  return new FlowproofError([fix ? { ...problem, fix } : problem]);
}
var ODD = "odd-answer";
var OPEN = /* @__PURE__ */ new Set([
  ...["lost", "late", "cut", "not-json"].map((reason) => WORDS[reason].code),
  ODD
]);
var isRefusal = (error) => error instanceof Error && "status" in error && typeof error.status === "number";
function causeOf(error) {
  if (error instanceof FlowproofError) return error.problems.map(({ message: message2 }) => message2).join("; ");
  if (!isRefusal(error)) return error instanceof Error ? error.message : String(error);
  const { call = "the request", status, attempts = 1, message } = error;
  const said = message.startsWith(call) ? message : `${call} was answered with status ${status}: ${message}`;
  return `${said}${times(attempts)}`;
}
function leavesOpen(error) {
  if (error instanceof FlowproofError) return error.problems.some(({ code }) => OPEN.has(code));
  return isRefusal(error) && error.status >= 500;
}
var NO_LIST = "Page Records cannot be deserialized";
var isMisread = (error) => error instanceof TypeError || error instanceof SyntaxError || error instanceof RangeError || error instanceof Error && error.message === NO_LIST;
var oddAnswer = (what, why) => ({
  code: ODD,
  message: `the API's answer to ${what} cannot be read: ${why}`,
  fix: "look at what stands between; if it is Twilio's own answer, Flowproof must learn to read it"
});
async function answerTo(what, asking) {
  try {
    return await asking();
  } catch (error) {
    if (!isMisread(error)) throw error;
    throw new FlowproofError([oddAnswer(what, "it lacks what such an answer has, or has something else in its place")]);
  }
}

export {
  times,
  unanswered,
  isRefusal,
  causeOf,
  leavesOpen,
  oddAnswer,
  answerTo
};
