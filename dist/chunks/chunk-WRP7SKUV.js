// src/flow/digest.ts
import { createHash } from "node:crypto";
var known = /* @__PURE__ */ new WeakMap();
var sorted = (_key, value) => value !== null && typeof value === "object" && !Array.isArray(value) ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => a < b ? -1 : 1)) : value;
function digestOf(definition) {
  const before = known.get(definition);
  if (before) return before;
  const digest = createHash("sha256").update(JSON.stringify(definition, sorted)).digest("hex");
  known.set(definition, digest);
  return digest;
}

export {
  digestOf
};
