// The list of REST resources. A fixed path comes before one with a parameter in the same position.
import { call, calls } from './calls.ts';
import { executionContext, stepContext } from './contexts.ts';
import { clock, executionRecord, reset } from './control.ts';
import { addresses } from './control-addresses.ts';
import { namedFlows, startedExecutions } from './control-arrivals.ts';
import { content } from './control-content.ts';
import { faults } from './control-faults.ts';
import { mocks } from './control-mocks.ts';
import { execution, executions } from './executions.ts';
import { flow, flows, flowValidate } from './flows.ts';
import { media, mediaList } from './media.ts';
import { message, messages } from './messages.ts';
import { number, numbers } from './numbers.ts';
import { revision, revisions } from './revisions.ts';
import type { Method, Resource } from './service.ts';
import { step, steps } from './steps.ts';
import { testUsers } from './test-users.ts';
import { webhook } from './webhook.ts';

export const resources: readonly Resource[] = [
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
  content,
  faults,
  reset,
  executionRecord,
  startedExecutions,
  namedFlows,
];

export const METHODS: readonly Method[] = ['GET', 'POST', 'PUT', 'DELETE'];

/** The names of all operations, for faults. */
export const operations: readonly string[] = resources.flatMap((resource) =>
  METHODS.flatMap((method) => resource[method]?.id ?? []),
);
