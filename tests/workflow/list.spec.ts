// Lists are read to their end, from the beginning again if a page has expired, and never endlessly.
import type { StudioApi } from '../../src/workflow/api.ts';
import { readList } from '../../src/workflow/list.ts';
import { type Asked, executionBody, expect, FLOW, json, page, type Reply, test } from './fakes.ts';

const NEXT = `https://studio.twilio.com/v2/Flows/${FLOW}/Executions?PageToken=PA1`;
const one = (digit: string) => executionBody({ sid: `FN${digit.repeat(32)}` });
const dead = json(400, { code: 20001, message: 'Invalid PageToken', status: 400 });

const list = ({ client }: StudioApi, limit = 10) =>
  readList('ListExecution', client.studio.v2.flows(FLOW).executions, { limit });

const isNext = ({ path }: Asked): boolean => path.includes('PageToken');

test('the pages of a list are read in order, up to the limit', async ({ studio }) => {
  const { api, asked } = await studio((call) =>
    isNext(call) ? page('executions', [one('2')]) : page('executions', [one('1')], NEXT),
  );
  expect((await list(api)).map(({ sid }) => sid[2])).toEqual(['1', '2']);
  expect(await list(api, 1)).toHaveLength(1);
  expect(asked).toHaveLength(3);
});

/** A list whose second page is missing the given number of times. */
const expiring = (times: number) => {
  let gone = 0;
  return (call: Asked): Reply => {
    if (!isNext(call)) return page('executions', [one('1')], NEXT);
    gone += 1;
    return gone > times ? page('executions', [one('2')]) : dead;
  };
};

test('a list whose page has expired is read from the beginning again, without duplicates', async ({ studio }) => {
  const { api } = await studio(expiring(3));
  expect((await list(api)).map(({ sid }) => sid[2])).toEqual(['1', '2']);
});

test('a list whose pages always expire is a refusal that names the page', async ({ studio }) => {
  const { api, asked } = await studio(expiring(Number.POSITIVE_INFINITY));
  await expect(list(api)).rejects.toMatchObject({ status: 400, call: expect.stringContaining('PageToken=PA1') });
  expect(asked).toHaveLength(8);
});

test('a record on two pages counts once', async ({ studio }) => {
  const { api } = await studio((call) =>
    isNext(call) ? page('executions', [one('2'), one('1')]) : page('executions', [one('1'), one('1')], NEXT),
  );
  expect((await list(api)).map(({ sid }) => sid[2])).toEqual(['1', '2']);
});

test('a first page that is refused is not requested again', async ({ studio }) => {
  const { api, asked } = await studio(() => dead);
  await expect(list(api)).rejects.toMatchObject({ status: 400 });
  expect(asked).toHaveLength(1);
});

test('a list with endless pages is an error', async ({ studio }) => {
  const { api } = await studio(() => page('executions', [], NEXT));
  const odd = { code: 'odd-answer', message: expect.stringContaining('more than 200 pages') };
  await expect(list(api)).rejects.toMatchObject({ problems: [odd] });
});
