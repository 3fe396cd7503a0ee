// The baseline of the scenario benchmark: a hundred tests as one would write them by hand with the SDK's default client.
import { test as base, expect } from '@playwright/test';
import twilio from 'twilio';
import { serveFixedAnswers } from './server.ts';

const test = base.extend<object, { studioUrl: string }>({
  studioUrl: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the first parameter's pattern.
    async ({}, use) => {
      const { url, server } = await serveFixedAnswers();
      await use(url);
      server.closeAllConnections();
      server.close();
    },
    { scope: 'worker' },
  ],
});

const FLOW = `FW${'0'.repeat(32)}`;

for (let index = 1; index <= 100; index++) {
  test(`execution ${index}`, async ({ studioUrl }) => {
    const client = twilio(`AC${'0'.repeat(32)}`, 'token');
    client.studio.baseUrl = studioUrl;
    const { sid } = await client.studio.v2.flows(FLOW).executions.create({ to: '+15550100001', from: '+15550100000' });
    const execution = await client.studio.v2.flows(FLOW).executions(sid).fetch();
    const steps = await client.studio.v2.flows(FLOW).executions(sid).steps.list();
    expect(execution.status).toBe('ended');
    expect(steps.map((step) => step.transitionedTo)).toEqual(['Ended']);
  });
}
