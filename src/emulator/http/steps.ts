// /v2/Flows/{FlowSid}/Executions/{ExecutionSid}/Steps: what an execution went through.
import type { FlowDefinition } from '../../flow/types.ts';
import type { ExecutionRecord, StepRecord } from '../engine/records.ts';
import { notFound } from './errors.ts';
import { executionOf, executionUrl } from './executions.ts';
import { newestFirst, studioPage } from './paging.ts';
import { isoDate } from './render.ts';
import { type ApiRequest, ok, type Resource, type Service } from './service.ts';

const types = new WeakMap<FlowDefinition, ReadonlyMap<string, string>>();

/** The types of a definition's widgets by name, made once: a thousand steps ask. */
function typesOf(definition: FlowDefinition): ReadonlyMap<string, string> {
  const known = types.get(definition);
  if (known) return known;
  const made = new Map(definition.states.map(({ name, type }) => [name, type]));
  types.set(definition, made);
  return made;
}

type Rendering = { request: ApiRequest; service: Service; execution: ExecutionRecord };

/** The type of the widget that was left; a subflow's step does not say whose widget it was. */
function typeOf({ parentStepSid, from }: StepRecord, { service, execution }: Rendering): string | null {
  if (parentStepSid) return null;
  const revision = service.studio.flows.revision(execution.flowSid, String(execution.revision));
  return (revision && typesOf(revision.definition).get(from)) ?? null;
}

function render(step: StepRecord, rendering: Rendering) {
  const { request, service, execution } = rendering;
  const url = `${executionUrl(request, execution)}/Steps/${step.sid}`;
  return {
    sid: step.sid,
    account_sid: service.accountSid,
    flow_sid: execution.flowSid,
    execution_sid: execution.sid,
    parent_step_sid: step.parentStepSid,
    name: step.name,
    // Empty in the API description's examples; the context after a step is a resource of its own.
    context: {},
    transitioned_from: step.from,
    transitioned_to: step.to,
    type: typeOf(step, rendering),
    date_created: isoDate(step.at),
    date_updated: null,
    url,
    links: { step_context: `${url}/Context` },
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
        render: (one) => render(one, { request, service, execution }),
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
      return ok({ ...render(found, { request, service, execution }), context: found.contextThen() });
    },
  },
};
