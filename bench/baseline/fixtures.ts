// The test of the baseline, with the worker's server and one execution of nine calls; all test files share it.
import { writeFileSync } from 'node:fs';
import { test as base, expect } from '@playwright/test';
import twilio from 'twilio';
import { serveFixedAnswers } from './server.ts';

const FLOW = `FW${'0'.repeat(32)}`;
const CALLS = 9;
/** The size of a scenario's attachments together, in bytes. */
const ATTACHED = Number(process.env.BENCH_ATTACHED ?? 8000);
const TEXT = 'x'.repeat(ATTACHED);

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

/** Declares this many tests; the first `failing` of them fail. */
export function declareExecutions(count: number, failing = 0): void {
  for (let index = 1; index <= count; index++) {
    test(`execution ${index}`, async ({ studioUrl }, testInfo) => {
      const client = twilio(`AC${'0'.repeat(32)}`, 'token');
      client.studio.baseUrl = studioUrl;
      const { executions } = { executions: client.studio.v2.flows(FLOW).executions };
      const { sid } = await executions.create({ to: '+15550100001', from: '+15550100000' });
      const own = client.studio.v2.flows(FLOW).executions(sid);
      for (let call = 0; call < CALLS - 3; call++) await own.fetch();
      const { status } = await own.fetch();
      const steps = await own.steps.list();
      const file = testInfo.outputPath('evidence.json');
      writeFileSync(file, TEXT);
      testInfo.attachments.push({ name: 'evidence', contentType: 'application/json', path: file });
      expect(status).toBe(index <= failing ? 'active' : 'ended');
      expect(steps.map((step) => step.transitionedTo)).toEqual(['Ended']);
    });
  }
}
