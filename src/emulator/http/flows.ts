// /v2/Flows: creates, lists, fetches, changes, deletes and validates flows.
import type { FlowRecord, FlowRevision } from '../engine/records.ts';
import { sidOf } from '../engine/sids.ts';
import type { FlowContent } from '../engine/studio.ts';
import { failedValidation, readDefinition } from './definition.ts';
import { invalid, notFound } from './errors.ts';
import { required } from './form.ts';
import { newestFirst, studioPage } from './paging.ts';
import { isoDate, urlOf, webhookUrl } from './render.ts';
import { type ApiRequest, created, gone, ok, type Resource, type Service } from './service.ts';
import { checkWidgetCount } from './widget-count.ts';

/** Definitions of 2,000 widgets are longer than any other body. */
const LONGEST_DEFINITION = 16_777_216;

export function flowOf({ params, path }: ApiRequest, { studio }: Service): FlowRecord {
  const flow = studio.flows.get(params.FlowSid ?? '');
  if (!flow) throw notFound(path);
  return flow;
}

export function latestOf({ sid, revisions }: FlowRecord): FlowRevision {
  const latest = revisions.at(-1);
  if (!latest) throw new Error(`the flow ${sid} has no revision`);
  return latest;
}

export const authorOf = (accountSid: string): string => sidOf('US', accountSid);

type Rendering = { request: ApiRequest; service: Service };

function render(flow: FlowRecord, { request, service }: Rendering) {
  const { friendlyName, status, revision, definition, commitMessage, valid, errors, warnings } = latestOf(flow);
  const url = urlOf(request, 'Flows', flow.sid);
  return {
    sid: flow.sid,
    account_sid: service.accountSid,
    author_sid: authorOf(service.accountSid),
    friendly_name: friendlyName,
    definition,
    status,
    revision,
    commit_message: commitMessage,
    valid,
    errors: [...errors],
    warnings: [...warnings],
    webhook_url: webhookUrl(request, service.accountSid, flow.sid),
    date_created: isoDate(flow.createdAt),
    date_updated: isoDate(flow.updatedAt),
    url,
    links: { test_users: `${url}/TestUsers`, revisions: `${url}/Revisions`, executions: `${url}/Executions` },
  };
}

/** Documented: definitions are null in a list; according to the API description, errors and warnings too. */
const renderInList = (flow: FlowRecord, rendering: Rendering) => ({
  ...render(flow, rendering),
  definition: null,
  commit_message: null,
  valid: null,
  errors: null,
  warnings: null,
});

function statusOf(form: URLSearchParams): FlowContent['status'] {
  const status = required(form, 'Status');
  if (status !== 'draft' && status !== 'published') throw invalid('Status', 'it must be draft or published');
  return status;
}

function contentOf({ form }: ApiRequest, service: Service): FlowContent {
  const friendlyName = required(form, 'FriendlyName');
  const status = statusOf(form);
  const definition = readDefinition(required(form, 'Definition'), { status, strict: service.strict });
  if (status === 'published') checkWidgetCount(definition, service);
  const commitMessage = form.get('CommitMessage');
  return { friendlyName, status, definition, ...(commitMessage === null ? {} : { commitMessage }) };
}

function changeOf({ form }: ApiRequest, latest: FlowRevision, service: Service): Partial<FlowContent> {
  const status = statusOf(form);
  const text = form.get('Definition');
  const definition = text ? readDefinition(text, { status, strict: service.strict }) : undefined;
  if (status === 'published') checkWidgetCount(definition ?? latest.definition, service);
  if (!definition && status === 'published' && !latest.valid && service.strict) throw failedValidation(latest);
  const friendlyName = form.get('FriendlyName');
  const commitMessage = form.get('CommitMessage');
  return {
    status,
    ...(definition ? { definition } : {}),
    ...(friendlyName ? { friendlyName } : {}),
    ...(commitMessage === null ? {} : { commitMessage }),
  };
}

export const flows: Resource = {
  path: '/v2/Flows',
  GET: {
    id: 'ListFlow',
    answer: (request, service) => {
      const listing = newestFirst(service.studio.flows.all(), ({ order }) => order);
      return studioPage(request, { key: 'flows', listing, render: (flow) => renderInList(flow, { request, service }) });
    },
  },
  POST: {
    id: 'CreateFlow',
    longest: LONGEST_DEFINITION,
    answer: (request, service) => {
      const flow = service.studio.flows.add(contentOf(request, service));
      return created(render(flow, { request, service }));
    },
  },
};

export const flow: Resource = {
  path: '/v2/Flows/:FlowSid',
  GET: {
    id: 'FetchFlow',
    answer: (request, service) => ok(render(flowOf(request, service), { request, service })),
  },
  POST: {
    id: 'UpdateFlow',
    longest: LONGEST_DEFINITION,
    answer: (request, service) => {
      const before = flowOf(request, service);
      const after = service.studio.flows.revise(before.sid, changeOf(request, latestOf(before), service));
      return ok(render(after ?? before, { request, service }));
    },
  },
  DELETE: {
    id: 'DeleteFlow',
    answer: (request, service) => {
      service.studio.flows.remove(flowOf(request, service).sid);
      return gone;
    },
  },
};

/** Documented: `{"valid":true}`, or the error of publishing it. Drafts are checked in the same way. */
export const flowValidate: Resource = {
  path: '/v2/Flows/Validate',
  POST: {
    id: 'UpdateFlowValidate',
    longest: LONGEST_DEFINITION,
    answer: ({ form }, service) => {
      required(form, 'FriendlyName');
      statusOf(form);
      checkWidgetCount(readDefinition(required(form, 'Definition'), { status: 'published', strict: true }), service);
      return ok({ valid: true });
    },
  },
};
