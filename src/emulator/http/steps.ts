// /v2/Flows/{FlowSid}/Executions/{ExecutionSid}/Steps: the steps of an execution.
import type { FlowDefinition } from '../../flow/types.ts';
import type { ExecutionRecord, StepRecord } from '../engine/records.ts';
import { notFound } from './errors.ts';
import { executionOf, executionUrl } from './executions.ts';
import { newestFirst, studioPage } from './paging.ts';
import { isoDate } from './render.ts';
import { type ApiRequest, ok, type Resource, type Service } from './service.ts';

const types = new WeakMap<FlowDefinition, ReadonlyMap<string, string>>();

/** The widget types of a definition by name, computed once for all steps. */
function typesOf(definition: FlowDefinition): ReadonlyMap<string, string> {
  const known = types.get(definition);
  if (known) return known;
  const made = new Map(definition.states.map(({ name, type }) => [name, type]));
  types.set(definition, made);
  return made;
}

type Rendering = { request: ApiRequest; service: Service; execution: ExecutionRecord };

/** Renders the steps of an execution: their common values are looked up once, not once per step. */
function rendererOf({ request, service, execution }: Rendering) {
  const { studio, accountSid } = service;
  const steps = `${executionUrl(request, execution)}/Steps/`;
  const revision = studio.flows.revision(execution.flowSid, String(execution.revision));
  const namesParents = studio.behaviour.subflowParentStep !== 'none';
  const typeOf = revision ? typesOf(revision.definition) : undefined;
  return (step: StepRecord) => {
    const url = steps + step.sid;
    return {
      sid: step.sid,
      account_sid: accountSid,
      flow_sid: execution.flowSid,
      execution_sid: execution.sid,
      parent_step_sid: namesParents ? step.parentStepSid : null,
      name: step.name,
      // Empty in the examples of the API description; the context after a step is a separate resource.
      context: {},
      transitioned_from: step.from,
      transitioned_to: step.to,
      // The type of the widget that was left; unknown for a step of a subflow.
      type: (step.parentStepSid ? undefined : typeOf?.get(step.from)) ?? null,
      date_created: isoDate(step.at),
      date_updated: null,
      url,
      links: { step_context: `${url}/Context` },
    };
  };
}

export function stepOf(request: ApiRequest, execution: ExecutionRecord): StepRecord {
  const step = execution.steps.find(({ sid }) => sid === request.params.StepSid);
  if (!step) throw notFound(request.path);
  return step;
}

export const steps: Resource = {
  path: '/v2/Flows/:FlowSid/Executions/:ExecutionSid/Steps',
  GET: {
    id: 'ListExecutionStep',
    answer: (request, service) => {
      const execution = executionOf(request, service);
      const listing = newestFirst(execution.steps);
      return studioPage(request, {
        key: 'steps',
        listing,
        render: rendererOf({ request, service, execution }),
      });
    },
  },
};

export const step: Resource = {
  path: '/v2/Flows/:FlowSid/Executions/:ExecutionSid/Steps/:StepSid',
  GET: {
    id: 'FetchExecutionStep',
    answer: (request, service) => {
      const execution = executionOf(request, service);
      const found = stepOf(request, execution);
      return ok({ ...rendererOf({ request, service, execution })(found), context: found.contextThen() });
    },
  },
};
