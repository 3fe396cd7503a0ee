import {
  changesSince
} from "./chunk-BGBV6CQ2.js";
import {
  changeText
} from "./chunk-YYDPGLEQ.js";
import "./chunk-7AT2BELM.js";
import "./chunk-WRP7SKUV.js";
import "./chunk-O5H2Q257.js";
import "./chunk-NYIUHXDA.js";
import "./chunk-GNVAWXTY.js";
import "./chunk-3PHNQHMY.js";
import "./chunk-5FUMNITA.js";
import {
  ROOT
} from "./chunk-LTVF5HN4.js";
import {
  HISTORY_FILE,
  definitionAt,
  lastGreen,
  readHistory
} from "./chunk-EDGKRQEN.js";
import "./chunk-YJIBMAP6.js";
import "./chunk-46E2GUX2.js";
import "./chunk-U2ZCLBCZ.js";
import "./chunk-ZLAG2KWI.js";

// src/playwright/since-green.ts
import { resolve } from "node:path";
function historyFile({ reporter }) {
  const [, options] = reporter.find(([name]) => /reporters[\\/]coverage\.[jt]s$/.test(name)) ?? [];
  const { history = HISTORY_FILE } = options ?? {};
  return history === false ? void 0 : resolve(ROOT, history);
}
function changesSinceGreen({ evidence, definition, secrets }, config) {
  const { scenario, target, flow } = evidence;
  const history = readHistory(historyFile(config));
  const digest = lastGreen(history, { scenario: scenario.id, target });
  const before = digest === void 0 || digest === flow.digest ? void 0 : definitionAt(history, digest);
  return changesSince(before, definition, secrets).map(changeText);
}
export {
  changesSinceGreen
};
