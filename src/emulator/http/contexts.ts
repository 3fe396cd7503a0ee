// The contexts of an execution: the current one, and the one right after a step.
import { executionOf, executionUrl } from './executions.ts';
import { ok, type Resource } from './service.ts';
import { stepOf } from './steps.ts';

export const executionContext: Resource = {
  path: '/v2/Flows/:FlowSid/Executions/:ExecutionSid/Context',
  GET: {
    id: 'FetchExecutionContext',
    answer: (request, service) => {
      const execution = executionOf(request, service);
      return ok({
        account_sid: service.accountSid,
        context: execution.context,
        flow_sid: execution.flowSid,
        execution_sid: execution.sid,
        url: `${executionUrl(request, execution)}/Context`,
      });
    },
  },
};

export const stepContext: Resource = {
  path: '/v2/Flows/:FlowSid/Executions/:ExecutionSid/Steps/:StepSid/Context',
  GET: {
    id: 'FetchExecutionStepContext',
    answer: (request, service) => {
      const execution = executionOf(request, service);
      const step = stepOf(request, execution);
      return ok({
        account_sid: service.accountSid,
        context: step.contextThen(),
        execution_sid: execution.sid,
        flow_sid: execution.flowSid,
        step_sid: step.sid,
        url: `${executionUrl(request, execution)}/Steps/${step.sid}/Context`,
      });
    },
  },
};
