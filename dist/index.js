import {
  accountOf
} from "./chunks/chunk-A2BZRACN.js";
import {
  listSteps,
  triggerExecution
} from "./chunks/chunk-AKPABSFR.js";
import "./chunks/chunk-T7LARIW7.js";
import {
  createClient
} from "./chunks/chunk-5EY33NNV.js";
import {
  startEmulator
} from "./chunks/chunk-IFWN6XK2.js";
import "./chunks/chunk-APKVOIYK.js";
import "./chunks/chunk-C6K25P4P.js";
import "./chunks/chunk-QV3VTVOG.js";
import {
  endExecution
} from "./chunks/chunk-57Q5X3ZV.js";
import {
  fetchExecution
} from "./chunks/chunk-5HD3QNP3.js";
import {
  loadScenarioFile
} from "./chunks/chunk-EXMZRU3J.js";
import "./chunks/chunk-SNBSOTXL.js";
import "./chunks/chunk-76K3XKFL.js";
import "./chunks/chunk-JELSUPZO.js";
import "./chunks/chunk-O5H2Q257.js";
import "./chunks/chunk-NYIUHXDA.js";
import "./chunks/chunk-EJTDPZR6.js";
import "./chunks/chunk-LDRYS6VK.js";
import "./chunks/chunk-GNVAWXTY.js";
import "./chunks/chunk-3PHNQHMY.js";
import "./chunks/chunk-5FUMNITA.js";
import "./chunks/chunk-46E2GUX2.js";
import {
  FlowproofError,
  renderProblems
} from "./chunks/chunk-2PRBQFA4.js";
import "./chunks/chunk-U2ZCLBCZ.js";
import "./chunks/chunk-ZLAG2KWI.js";

// src/workflow/workflow.ts
import process from "node:process";

// src/workflow/settle.ts
var FIRST_PAUSE = 50;
var LONGEST_PAUSE = 2e3;
async function settle(settling) {
  const { look, isSettled, clock, deadline } = settling;
  for (let pause = FIRST_PAUSE; ; pause = Math.min(pause * 1.5, LONGEST_PAUSE)) {
    const seen = await look();
    if (isSettled(seen)) return { seen, late: false };
    const left = deadline - clock.now();
    if (left <= 0) return { seen, late: true };
    await clock.sleep(Math.min(pause, left));
  }
}

// src/workflow/workflow.ts
var SECONDS = 20;
async function track(api, inputs, options) {
  const { seconds = SECONDS, until } = options;
  const { flowSid } = inputs;
  const { clock } = api;
  const { executionSid } = await triggerExecution(api, inputs);
  const stepsOf = ({ status: status2 }) => listSteps(api, { flowSid, executionSid, status: status2 });
  const { seen } = await settle({
    look: async () => {
      const execution = await fetchExecution(api, { flowSid, executionSid });
      return until ? { execution, steps: await stepsOf(execution) } : { execution };
    },
    isSettled: ({ execution, steps }) => execution.status === "ended" || (until?.(steps ?? []) ?? false),
    clock,
    deadline: clock.now() + seconds * 1e3
  });
  const { status } = seen.execution;
  return { executionSid, status, steps: seen.steps ?? await stepsOf(seen.execution) };
}
async function triggerExecutionTrackSteps(inputs, options = {}) {
  if (options.api) return track(options.api, inputs, options);
  const api = createClient(accountOf(options.environment ?? process.env));
  try {
    return await track(api, inputs, options);
  } finally {
    await api.close();
  }
}
export {
  FlowproofError,
  createClient,
  endExecution,
  fetchExecution,
  listSteps,
  loadScenarioFile,
  renderProblems,
  startEmulator,
  triggerExecution,
  triggerExecutionTrackSteps
};
