// /v2/Flows/{Sid}/TestUsers: contacts for whom the flow's draft runs.
import type { FlowRecord } from '../engine/records.ts';
import { missing } from './errors.ts';
import { flowOf } from './flows.ts';
import { urlOf } from './render.ts';
import { type ApiRequest, ok, type Resource } from './service.ts';

const render = ({ sid, testUsers }: FlowRecord, request: ApiRequest) => ({
  sid,
  test_users: [...testUsers],
  url: urlOf(request, 'Flows', sid, 'TestUsers'),
});

export const testUsers: Resource = {
  path: '/v2/Flows/:FlowSid/TestUsers',
  GET: {
    id: 'FetchTestUser',
    answer: (request, service) => ok(render(flowOf(request, service), request)),
  },
  POST: {
    id: 'UpdateTestUser',
    answer: (request, service) => {
      const flow = flowOf(request, service);
      if (!request.form.has('TestUsers')) throw missing('TestUsers');
      flow.testUsers = request.form.getAll('TestUsers').filter(Boolean);
      return ok(render(flow, request));
    },
  },
};
