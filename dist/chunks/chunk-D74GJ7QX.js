// src/session/evidence.ts
var EVIDENCE_ATTACHMENT = "flowproof-evidence";
var FLOW_ATTACHMENT = "flowproof-flow";
function traceOf({ path, status, trigger }) {
  const ended = status === "ended";
  const current = ended ? void 0 : path.at(-1);
  return { path, ended, ...trigger ? { trigger } : {}, ...current ? { current } : {} };
}

export {
  EVIDENCE_ATTACHMENT,
  FLOW_ATTACHMENT,
  traceOf
};
