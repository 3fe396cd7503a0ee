// Which parts of an HTTP exchange are shown.

import { createRedactor } from '../../src/redaction/redactor.ts';
import { toExchange } from '../../src/workflow/exchange.ts';
import { expect, test } from '../test.ts';

const ADDRESS = new URL('https://api.twilio.com/2010-04-01/Accounts/AC1/Messages.json?To=%2B15550100001');
const exchanged = (more: object) =>
  toExchange(
    { method: 'GET', address: ADDRESS, status: 200, milliseconds: 1, ...more },
    createRedactor({ secrets: ['a-secret'] }),
  );

test('numbers and secrets are masked in path, request and response', () => {
  const { path, request, response } = exchanged({ fields: { Body: 'a-secret' }, body: { to: '+15550100001' } });
  expect(path).toContain('To=%2B1555•••••01');
  expect([request, response]).toEqual([{ Body: '••••••' }, { to: '+1555•••••01' }]);
});

test("the texts of listed messages are not shown, because they may be other people's", () => {
  const { response } = exchanged({ body: { page: 0, messages: [{ sid: 'SM1', body: 'See you at ten' }] } });
  expect(response).toEqual({ page: 0, messages: [{ sid: 'SM1', body: '••••••' }] });
});
