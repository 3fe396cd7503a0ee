// The client's lists of messages, calls and numbers are the SDK's own, loaded without the account's other resources.

import { createClient } from '../../src/workflow/client.ts';
import { expect, test } from '../test.ts';

const SID = `AC${'a'.repeat(32)}`;

for (const name of ['calls', 'incomingPhoneNumbers', 'messages'] as const)
  test(`\`client.${name}\` is a list as the SDK makes it, for the same account`, async () => {
    const { client, close } = createClient({ accountSid: SID, password: 'token' });
    const [own, theirs] = [client[name], client.api.v2010.account[name]];
    expect(own).not.toBe(theirs);
    expect(client[name]).toBe(own);
    expect(Object.keys(own)).toEqual(Object.keys(theirs));
    expect(own.toJSON()).toEqual({ accountSid: SID });
    expect(Reflect.get(own, '_uri')).toBe(Reflect.get(theirs, '_uri'));
    await close();
  });
