import {
  triggerExecution
} from "./chunks/chunk-U5IH22FP.js";
import "./chunks/chunk-DK327J4I.js";
import {
  startEmulator
} from "./chunks/chunk-35MSELQU.js";
import {
  accountOf
} from "./chunks/chunk-WPI6CJTH.js";
import {
  createClient
} from "./chunks/chunk-PFH6DOLZ.js";
import {
  listSteps
} from "./chunks/chunk-A2FPQMEX.js";
import "./chunks/chunk-3DAC6CLY.js";
import "./chunks/chunk-A5V3IIHG.js";
import "./chunks/chunk-QV3VTVOG.js";
import {
  endExecution
} from "./chunks/chunk-F2IVBIGB.js";
import "./chunks/chunk-GTSAVC2J.js";
import {
  loadScenarioFile
} from "./chunks/chunk-ZKBAQR2W.js";
import "./chunks/chunk-O7TE2BL7.js";
import "./chunks/chunk-JELSUPZO.js";
import {
  fetchExecution
} from "./chunks/chunk-BRA4WUWX.js";
import "./chunks/chunk-IH247VWX.js";
import "./chunks/chunk-MZCOZLDW.js";
import "./chunks/chunk-TLYGHSMO.js";
import "./chunks/chunk-O5H2Q257.js";
import "./chunks/chunk-NYIUHXDA.js";
import "./chunks/chunk-4QOENZRC.js";
import "./chunks/chunk-GOKI5WHM.js";
import "./chunks/chunk-LDRYS6VK.js";
import "./chunks/chunk-OQWYP3EU.js";
import "./chunks/chunk-46E2GUX2.js";
import {
  FlowproofError,
  renderProblems
} from "./chunks/chunk-YEYHUD4T.js";
import "./chunks/chunk-AFVLCPEW.js";
import "./chunks/chunk-KMC7BOQH.js";

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
