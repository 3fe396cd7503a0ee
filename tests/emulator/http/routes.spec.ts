// Which resource a path names, and what its parameters are.

import { createRoutes } from '../../../src/emulator/http/routes.ts';
import { expect, test } from '../../test.ts';

const PATHS = [
  '/v2/Flows',
  '/v2/Flows/Validate',
  '/v2/Flows/:FlowSid',
  '/Messages/:Sid.json',
  '/Messages/:Sid/Media.json',
];
const find = createRoutes(
  PATHS.map((path) => ({ path })),
  ({ path }) => path,
);

for (const [path, value, params] of [
  ['/v2/Flows', '/v2/Flows', {}],
  ['/v2/Flows/Validate', '/v2/Flows/Validate', {}],
  ['/v2/Flows/FW1', '/v2/Flows/:FlowSid', { FlowSid: 'FW1' }],
  ['/v2/Flows/FW1/', '/v2/Flows/:FlowSid', { FlowSid: 'FW1' }],
  ['/v2/Flows/a%20b', '/v2/Flows/:FlowSid', { FlowSid: 'a b' }],
  ['/v2/Flows/a%', '/v2/Flows/:FlowSid', { FlowSid: 'a%' }],
  ['/Messages/SM1.json', '/Messages/:Sid.json', { Sid: 'SM1.json' }],
  ['/Messages/SM1/Media.json', '/Messages/:Sid/Media.json', { Sid: 'SM1' }],
] as const)
  test(`${path} is found as ${value}`, () => {
    expect(find(path)).toEqual({ value, params });
  });

for (const path of ['/', '', '/v2/Flows//', '/v2/flows', '/Messages/SM1', '/Messages/.json', '/v2/Flows/FW1/More'])
  test(`\`${path}\` is not a route`, () => {
    expect(find(path)).toBeUndefined();
  });
