import {
  executionOf,
  fetchExecution,
  repeat
} from "./chunk-5HD3QNP3.js";
import {
  answerTo,
  isRefusal
} from "./chunk-EJTDPZR6.js";

// src/workflow/end.ts
async function isOver(api, execution) {
  try {
    return (await fetchExecution(api, execution)).status === "ended";
  } catch (error) {
    if (isRefusal(error) && error.status === 404) return true;
    throw error;
  }
}
async function endExecution(api, execution) {
  await repeat({
    ask: () => answerTo("UpdateExecution", () => executionOf(api, execution).update({ status: "ended" })),
    clock: api.clock,
    isDone: () => isOver(api, execution)
  });
}

export {
  endExecution
};
