// A baseline for the emulator: the same framework and server, with fixed responses.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';
import type { Json } from '../src/flow/types.ts';
import type { Bodies } from './executions.ts';

export async function serveFixed(bodies: Bodies): Promise<{ url: string; close: () => void }> {
  const [created, execution, steps] = bodies.map((body) => JSON.parse(body) as Json);
  const app = new Hono()
    .post('/v2/Flows/:FlowSid/Executions', async (context) => {
      await context.req.text();
      return context.json(created, 201);
    })
    .get('/v2/Flows/:FlowSid/Executions/:ExecutionSid', (context) => context.json(execution))
    .get('/v2/Flows/:FlowSid/Executions/:ExecutionSid/Steps', (context) => context.json(steps));
  // The adaptor's type allows any server; this one is node:http's.
  const server = createAdaptorServer({ fetch: app.fetch, createServer }) as Server;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = () => {
    server.close();
    server.closeAllConnections();
  };
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close };
}
