// /v2/Flows/{FlowSid}/Executions: starts, lists, fetches, ends and deletes executions.
import { isObject } from '../../flow/json-value.ts';
import { MAX_PARAMETERS_BYTES } from '../engine/limits.ts';
import type { ExecutionRecord } from '../engine/records.ts';
import { checkAddresses } from './addresses.ts';
import { granted, invalid, notFound } from './errors.ts';
import { flowOf } from './flows.ts';
import { jsonField, required } from './form.ts';
import { type Listing, studioPage } from './paging.ts';
import { isoDate, momentIn, urlOf } from './render.ts';
import { type ApiRequest, created, gone, ok, type Resource, type Service } from './service.ts';

export function executionOf(request: ApiRequest, service: Service): ExecutionRecord {
  const { params, path } = request;
  const execution = service.studio.executions.get(params.ExecutionSid ?? '');
  if (!execution || execution.flowSid !== params.FlowSid) throw notFound(path);
  return execution;
}

export const executionUrl = (request: ApiRequest, { flowSid, sid }: ExecutionRecord): string =>
  urlOf(request, 'Flows', flowSid, 'Executions', sid);

/** What started it: a call, a message or a request. */
function initiator({ sid, callSid, context }: ExecutionRecord): string {
  const trigger = isObject(context.trigger) ? context.trigger : {};
  const message = [trigger.message, trigger.conversation].find(isObject) ?? {};
  if (callSid) return callSid;
  return typeof message.MessageSid === 'string' ? message.MessageSid : sid.replace('FN', 'RQ');
}

/** Documented for v1: deprecated, and "replaced with a static placeholder value". */
const NO_CONTACT = `FC${'0'.repeat(32)}`;

function render(execution: ExecutionRecord, { request, service }: { request: ApiRequest; service: Service }) {
  const url = executionUrl(request, execution);
  return {
    sid: execution.sid,
    account_sid: service.accountSid,
    flow_sid: execution.flowSid,
    contact_channel_address: execution.contact,
    contact_sid: NO_CONTACT,
    flow_version: execution.revision,
    // Every example of the API description shows it empty; the context is a separate resource.
    context: {},
    status: execution.status,
    date_created: isoDate(execution.createdAt),
    date_updated: isoDate(execution.updatedAt),
    initiated_by: initiator(execution),
    url,
    links: { steps: `${url}/Steps`, execution_context: `${url}/Context` },
  };
}

/** Studio responds before the flow runs. */
const renderCreated = (execution: ExecutionRecord, service: { request: ApiRequest; service: Service }) =>
  render({ ...execution, status: 'active', updatedAt: execution.createdAt }, service);

function statusIn(query: URLSearchParams): string | undefined {
  const status = query.get('status') ?? query.get('Status');
  if (!status) return undefined;
  if (status !== 'active' && status !== 'ended') throw invalid('Status', 'it must be active or ended');
  return status;
}

/** Documented: `DateCreatedFrom` is inclusive, `DateCreatedTo` is not. */
function listingOf(request: ApiRequest, service: Service): Listing<ExecutionRecord> {
  const { sid } = flowOf(request, service);
  const { page } = service.studio.executions;
  const from = momentIn(request.query, 'DateCreatedFrom');
  const to = momentIn(request.query, 'DateCreatedTo');
  const status = statusIn(request.query);
  const dates = { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
  const wanted = { ...dates, ...(status ? { status } : {}) };
  return (window) => page(sid, { ...window, ...wanted }).map((record) => ({ record, position: record.createdAt }));
}

function trigger(request: ApiRequest, service: Service): ExecutionRecord {
  const flow = flowOf(request, service);
  const to = required(request.form, 'To');
  const from = required(request.form, 'From');
  checkAddresses(to, from);
  const parameters = jsonField(request.form, { name: 'Parameters', code: 84004, longest: MAX_PARAMETERS_BYTES });
  return granted(service.studio.executions.trigger({ flowSid: flow.sid, to, from, parameters }));
}

export const executions: Resource = {
  path: '/v2/Flows/:FlowSid/Executions',
  GET: {
    id: 'ListExecution',
    answer: (request, service) =>
      studioPage(request, {
        key: 'executions',
        listing: listingOf(request, service),
        render: (one) => render(one, { request, service }),
      }),
  },
  POST: {
    id: 'CreateExecution',
    starts: true,
    answer: (request, service) => created(renderCreated(trigger(request, service), { request, service })),
  },
};

function update(request: ApiRequest, { studio }: Service, execution: ExecutionRecord): ExecutionRecord {
  const status = required(request.form, 'Status');
  if (status === 'ended') return granted(studio.executions.end(execution.sid));
  if (status !== 'active') throw invalid('Status', 'it must be active or ended');
  if (execution.status === 'ended') throw invalid('Status', 'an execution that has ended cannot go on');
  return execution;
}

export const execution: Resource = {
  path: '/v2/Flows/:FlowSid/Executions/:ExecutionSid',
  GET: {
    id: 'FetchExecution',
    answer: (request, service) => {
      const found = executionOf(request, service);
      return ok({ ...render(found, { request, service }), context: found.context });
    },
  },
  POST: {
    id: 'UpdateExecution',
    answer: (request, service) => {
      const after = update(request, service, executionOf(request, service));
      return ok({ ...render(after, { request, service }), context: after.context });
    },
  },
  DELETE: {
    id: 'DeleteExecution',
    answer: (request, service) => {
      granted(service.studio.executions.remove(executionOf(request, service).sid));
      return gone;
    },
  },
};
