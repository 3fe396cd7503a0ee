// /v2/Flows/{Sid}/Revisions: the revisions of a flow.
import type { FlowRecord, FlowRevision } from '../engine/records.ts';
import { badRequest, notFound } from './errors.ts';
import { authorOf, flowOf } from './flows.ts';
import { newestFirst, studioPage } from './paging.ts';
import { isoDate, urlOf } from './render.ts';
import { type ApiRequest, ok, type Resource, type Service } from './service.ts';

type Rendering = { request: ApiRequest; service: Service; flow: FlowRecord };

function render(revision: FlowRevision, { request, service, flow }: Rendering) {
  return {
    sid: flow.sid,
    account_sid: service.accountSid,
    author_sid: authorOf(service.accountSid),
    friendly_name: revision.friendlyName,
    definition: revision.definition,
    status: revision.status,
    revision: revision.revision,
    commit_message: revision.commitMessage,
    valid: revision.valid,
    errors: [...revision.errors],
    date_created: isoDate(revision.createdAt),
    date_updated: null,
    url: urlOf(request, 'Flows', flow.sid, 'Revisions', String(revision.revision)),
  };
}

const renderInList = (revision: FlowRevision, rendering: Rendering) => ({
  ...render(revision, rendering),
  definition: null,
  valid: null,
  errors: null,
});

const NAMES = /^(\d+|LatestPublished|LatestRevision)$/;

export const revisions: Resource = {
  path: '/v2/Flows/:FlowSid/Revisions',
  GET: {
    id: 'ListFlowRevision',
    answer: (request, service) => {
      const flow = flowOf(request, service);
      const listing = newestFirst(flow.revisions);
      return studioPage(request, {
        key: 'revisions',
        listing,
        render: (one) => renderInList(one, { request, service, flow }),
      });
    },
  },
};

export const revision: Resource = {
  path: '/v2/Flows/:FlowSid/Revisions/:Revision',
  GET: {
    id: 'FetchFlowRevision',
    answer: (request, service) => {
      const flow = flowOf(request, service);
      const wanted = request.params.Revision ?? '';
      if (!NAMES.test(wanted))
        throw badRequest(81021, 'Flow revision must be an integer or enum(LatestPublished, LatestRevision)');
      const found = service.studio.flows.revision(flow.sid, wanted);
      if (!found) throw notFound(request.path);
      return ok(render(found, { request, service, flow }));
    },
  },
};
