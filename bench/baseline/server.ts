// The server of the baseline: three fixed responses in Studio's format.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

const EXECUTION = {
  sid: `FN${'0'.repeat(32)}`,
  account_sid: `AC${'0'.repeat(32)}`,
  flow_sid: `FW${'0'.repeat(32)}`,
  contact_channel_address: '+15550100001',
  context: {},
  status: 'ended',
  date_created: '2026-01-01T00:00:00Z',
  date_updated: '2026-01-01T00:00:00Z',
  url: '',
  links: {},
};
const STEP = {
  sid: `FT${'0'.repeat(32)}`,
  account_sid: EXECUTION.account_sid,
  flow_sid: EXECUTION.flow_sid,
  execution_sid: EXECUTION.sid,
  name: 'incomingRequest',
  context: {},
  transitioned_from: 'Trigger',
  transitioned_to: 'Ended',
  date_created: '2026-01-01T00:00:00Z',
  date_updated: null,
  url: '',
  links: {},
};
const META = {
  page: 0,
  page_size: 50,
  first_page_url: '',
  previous_page_url: null,
  url: '',
  next_page_url: null,
  key: 'steps',
};

const answerTo = (method: string, url: string): [number, unknown] => {
  if (method === 'POST') return [201, { ...EXECUTION, status: 'active' }];
  return url.includes('/Steps') ? [200, { steps: [STEP], meta: META }] : [200, EXECUTION];
};

/** Serves on a free port of 127.0.0.1. */
export function serveFixedAnswers(): Promise<{ url: string; server: Server }> {
  const server = createServer((request, response) => {
    request.resume().on('end', () => {
      const [status, body] = answerTo(request.method ?? 'GET', request.url ?? '');
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    });
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      resolve({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server });
    });
  });
}
