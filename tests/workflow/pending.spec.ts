// Calls without an answer can be named in the error of a timeout.

import { fetchExecution } from '../../src/workflow/fetch.ts';
import { openPending } from '../../src/workflow/pending.ts';
import { busy, EXECUTION, executionBody, expect, FLOW, inTurn, json, test } from './fakes.ts';

test('an open call is listed with its attempts and its last answer until it ends', () => {
  const { all, begin } = openPending();
  const { tried, end } = begin('GET /v2/Flows');
  expect(all()).toEqual(['GET /v2/Flows']);
  tried({ status: 503 });
  expect(all()).toEqual(['GET /v2/Flows, after 2 attempts, last status 503']);
  tried({ reason: 'late' });
  expect(all()).toEqual(['GET /v2/Flows, after 3 attempts, last late']);
  end();
  expect(all()).toEqual([]);
});

test('a client lists its calls only while they wait', async ({ studio }) => {
  const seen: string[] = [];
  const { api, clock } = await studio(inTurn(busy(), json(200, executionBody())));
  const sleep = clock.sleep;
  clock.sleep = (milliseconds) => {
    seen.push(...(api.pending?.() ?? []));
    return sleep(milliseconds);
  };
  await fetchExecution(api, { flowSid: FLOW, executionSid: EXECUTION });
  expect(seen).toEqual([`GET /v2/Flows/${FLOW}/Executions/${EXECUTION}, after 2 attempts, last status 429`]);
  expect(api.pending?.()).toEqual([]);
});
