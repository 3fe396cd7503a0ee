// The workflow trigger-execution-track-steps: triggers an execution, waits until it has ended, and lists its steps.
import process from 'node:process';
import type { Step } from '../flow/step.ts';
import { accountOf, type Environment } from './account.ts';
import type { StudioApi, WorkflowInputs } from './api.ts';
import { createClient } from './client.ts';
import { type Execution, type ExecutionStatus, fetchExecution } from './fetch.ts';
import { poll } from './poll.ts';
import { listSteps } from './steps.ts';
import { triggerExecution } from './trigger.ts';

/** The workflow's outputs, named as in its Arazzo description (`workflows/`); the steps are in the order in which they happened. */
export type WorkflowOutputs = { executionSid: string; status: ExecutionStatus; steps: Step[] };

export type WorkflowOptions = {
  /** The API to use; by default that of the account in the environment variables. */
  api?: StudioApi;
  /** The variables that name the account; by default those of this process. */
  environment?: Environment;
  /** Seconds to wait for the execution to end (default: 20). After that, an execution that waits for input is returned as active. */
  seconds?: number;
  /** Whether the execution has progressed far enough for the caller, by its steps so far. */
  until?: (steps: readonly Step[]) => boolean;
};

const SECONDS = 20;

type ExecutionState = { execution: Execution; steps?: Step[] };

async function track(api: StudioApi, inputs: WorkflowInputs, options: WorkflowOptions): Promise<WorkflowOutputs> {
  const { seconds = SECONDS, until } = options;
  const { flowSid } = inputs;
  const { clock } = api;
  const { executionSid } = await triggerExecution(api, inputs);
  const stepsOf = ({ status }: Execution) => listSteps(api, { flowSid, executionSid, status });
  const { seen } = await poll<ExecutionState>({
    look: async () => {
      const execution = await fetchExecution(api, { flowSid, executionSid });
      return until ? { execution, steps: await stepsOf(execution) } : { execution };
    },
    isDone: ({ execution, steps }) => execution.status === 'ended' || (until?.(steps ?? []) ?? false),
    clock,
    deadline: clock.now() + seconds * 1000,
  });
  const { status } = seen.execution;
  return { executionSid, status, steps: seen.steps ?? (await stepsOf(seen.execution)) };
}

/**
 * The workflow trigger-execution-track-steps: triggers an execution, waits until it has ended, and lists its steps.
 * @throws FlowproofError `no-account` or `bad-credentials` if the environment has no usable account, and what `triggerExecution`,
 * `fetchExecution` and `listSteps` throw.
 */
export async function triggerExecutionTrackSteps(
  inputs: WorkflowInputs,
  options: WorkflowOptions = {},
): Promise<WorkflowOutputs> {
  if (options.api) return track(options.api, inputs, options);
  const api = createClient(accountOf(options.environment ?? process.env));
  try {
    return await track(api, inputs, options);
  } finally {
    await api.close();
  }
}
