// /2010-04-01/Accounts/{AC}/IncomingPhoneNumbers: the account's numbers, and the flow or TwiML that answers at each.
import { sidOf } from '../engine/sids.ts';
import { isPhoneNumber } from './addresses.ts';
import { badRequest, notFound } from './errors.ts';
import { classicPage, newestFirst } from './paging.ts';
import { mailDate, matches, uriOf } from './render.ts';
import { type ApiRequest, created, gone, type NumberRecord, ok, type Resource, type Service } from './service.ts';

const CAPABILITIES = { voice: true, sms: true, mms: true, fax: false };

function render(number: NumberRecord, { accountSid }: Service) {
  const { sid, phoneNumber, friendlyName, smsUrl, smsMethod, voiceUrl, voiceMethod, statusCallback } = number;
  return {
    sid,
    account_sid: accountSid,
    phone_number: phoneNumber,
    friendly_name: friendlyName,
    api_version: '2010-04-01',
    capabilities: CAPABILITIES,
    sms_url: smsUrl,
    sms_method: smsMethod,
    voice_url: voiceUrl,
    voice_method: voiceMethod,
    status_callback: statusCallback,
    status_callback_method: 'POST',
    sms_fallback_url: '',
    sms_fallback_method: 'POST',
    voice_fallback_url: '',
    voice_fallback_method: 'POST',
    voice_caller_id_lookup: false,
    address_requirements: 'none',
    beta: false,
    origin: 'twilio',
    status: 'in-use',
    date_created: mailDate(number.createdAt),
    date_updated: mailDate(number.updatedAt),
    uri: uriOf(accountSid, 'IncomingPhoneNumbers', `${sid}.json`),
  };
}

const WEBHOOK = /^\/v1\/Accounts\/AC[0-9a-fA-F]{32}\/Flows\/(FW[0-9a-fA-F]{32})\/?$/;

/** The flow of a webhook URL, on any host. */
const flowIn = (url: string): string | undefined =>
  URL.canParse(url) ? WEBHOOK.exec(new URL(url).pathname)?.[1] : undefined;

/** Registers what answers at a number: the flow of either URL, otherwise the TwiML of the voice URL. */
function connect({ phoneNumber, smsUrl, voiceUrl }: NumberRecord, { numbers }: Service['studio']): void {
  numbers.release(phoneNumber);
  const flowSid = flowIn(smsUrl) ?? flowIn(voiceUrl);
  if (flowSid) numbers.assign(phoneNumber, flowSid);
  if (!flowIn(voiceUrl)) numbers.setVoiceUrl(phoneNumber, voiceUrl);
}

/** A reset forgets the TwiML of numbers; flows stay connected. */
function current(number: NumberRecord, { studio }: Service): NumberRecord {
  const voiceUrl = flowIn(number.voiceUrl) ? number.voiceUrl : (studio.numbers.voiceUrl(number.phoneNumber) ?? '');
  return { ...number, voiceUrl };
}

/** The number with the fields of the request. */
function changed(before: NumberRecord, form: URLSearchParams, now: number): NumberRecord {
  const field = (name: string, old: string) => form.get(name) ?? old;
  return {
    ...before,
    friendlyName: field('FriendlyName', before.friendlyName),
    smsUrl: field('SmsUrl', before.smsUrl),
    smsMethod: field('SmsMethod', before.smsMethod),
    voiceUrl: field('VoiceUrl', before.voiceUrl),
    voiceMethod: field('VoiceMethod', before.voiceMethod),
    statusCallback: field('StatusCallback', before.statusCallback),
    updatedAt: now,
  };
}

function bare(phoneNumber: string, now: number): NumberRecord {
  const [sid, friendlyName] = [sidOf('PN', phoneNumber), phoneNumber];
  const urls = { smsUrl: '', smsMethod: 'POST', voiceUrl: '', voiceMethod: 'POST', statusCallback: '' };
  return { sid, phoneNumber, friendlyName, ...urls, createdAt: now, updatedAt: now };
}

function save(number: NumberRecord, service: Service): NumberRecord {
  service.numbers.set(number.sid, number);
  connect(number, service.studio);
  return number;
}

/** Any number can be bought; one that the account has already is changed instead of refused. */
function create({ form }: ApiRequest, service: Service): NumberRecord {
  const phoneNumber = form.get('PhoneNumber');
  if (!phoneNumber) throw badRequest(21402, 'PhoneNumber or AreaCode is required');
  if (!isPhoneNumber(phoneNumber)) throw badRequest(21421, 'PhoneNumber is invalid');
  const now = service.studio.now();
  const before = service.numbers.get(sidOf('PN', phoneNumber)) ?? bare(phoneNumber, now);
  return save(changed(current(before, service), form, now), service);
}

function numberOf({ params, path }: ApiRequest, service: Service): NumberRecord {
  const number = service.numbers.get((params.NumberSid ?? '').replace(/\.json$/, ''));
  if (!number) throw notFound(path);
  return current(number, service);
}

export const numbers: Resource = {
  path: '/2010-04-01/Accounts/:AccountSid/IncomingPhoneNumbers.json',
  GET: {
    id: 'ListIncomingPhoneNumber',
    answer: (request, service) => {
      const wanted = [...service.numbers.values()].filter(({ phoneNumber, friendlyName }) =>
        matches(request.query, { PhoneNumber: phoneNumber, FriendlyName: friendlyName }),
      );
      const listing = newestFirst(wanted);
      return classicPage(request, {
        key: 'incoming_phone_numbers',
        listing,
        render: (one) => render(current(one, service), service),
      });
    },
  },
  POST: {
    id: 'CreateIncomingPhoneNumber',
    answer: (request, service) => created(render(create(request, service), service)),
  },
};

export const number: Resource = {
  path: '/2010-04-01/Accounts/:AccountSid/IncomingPhoneNumbers/:NumberSid.json',
  GET: {
    id: 'FetchIncomingPhoneNumber',
    answer: (request, service) => ok(render(numberOf(request, service), service)),
  },
  POST: {
    id: 'UpdateIncomingPhoneNumber',
    answer: (request, service) => {
      const before = numberOf(request, service);
      return ok(render(save(changed(before, request.form, service.studio.now()), service), service));
    },
  },
  DELETE: {
    id: 'DeleteIncomingPhoneNumber',
    answer: (request, service) => {
      const { sid, phoneNumber } = numberOf(request, service);
      service.numbers.delete(sid);
      service.studio.numbers.release(phoneNumber);
      return gone;
    },
  },
};
