// The SDK's lists of messages, calls and numbers, each loaded alone: the SDK's own properties load all resources of an account, some 80 modules.
import { createRequire } from 'node:module';
import type { Twilio } from 'twilio';

/** CommonJS that is loaded when it is first used. */
const load = createRequire(import.meta.url);

type Classes = {
  Domain: { default: new (client: Twilio, baseUrl: string) => object };
  Version: { default: new (domain: object, version: string) => object };
};

type MakeList<List> = (version: object, accountSid: string) => List;

type Lists = Pick<Twilio, 'calls' | 'incomingPhoneNumbers' | 'messages'>;

const MAKERS: { readonly [Name in keyof Lists]: () => MakeList<Lists[Name]> } = {
  calls: () => load('twilio/lib/rest/api/v2010/account/call').CallListInstance,
  incomingPhoneNumbers: () =>
    load('twilio/lib/rest/api/v2010/account/incomingPhoneNumber').IncomingPhoneNumberListInstance,
  messages: () => load('twilio/lib/rest/api/v2010/account/message').MessageListInstance,
};

/** The version of the API that the lists belong to, as `client.api.v2010` is one, without its resources. */
function versionOf(client: Twilio): object {
  const { default: Domain }: Classes['Domain'] = load('twilio/lib/base/Domain');
  const { default: Version }: Classes['Version'] = load('twilio/lib/base/Version');
  return new Version(new Domain(client, 'https://api.twilio.com'), '2010-04-01');
}

/** Gives the client these lists in place of its own: the same classes of the SDK, which make the same calls. */
export function withAccountLists(client: Twilio, accountSid: string): Twilio {
  let version: object | undefined;
  const listed = <Name extends keyof Lists>(name: Name): PropertyDescriptor => {
    let list: Lists[Name] | undefined;
    const get = (): Lists[Name] => {
      version ??= versionOf(client);
      list ??= MAKERS[name]()(version, accountSid);
      return list;
    };
    return { get, configurable: true };
  };
  return Object.defineProperties(client, {
    calls: listed('calls'),
    incomingPhoneNumbers: listed('incomingPhoneNumbers'),
    messages: listed('messages'),
  });
}
