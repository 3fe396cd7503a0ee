// /2010-04-01/Accounts/{AC}/Calls: contacts call flows, press keys and speak through new TwiML, and hang up.
import { documentIn } from '../engine/contact-twiml.ts';
import type { CallRecord } from '../engine/records.ts';
import { isContact, isSender } from './addresses.ts';
import { badRequest, granted, invalid, notFound } from './errors.ts';
import { classicPage, newestFirst } from './paging.ts';
import { dateFilter, mailDate, matches, uriOf } from './render.ts';
import { type ApiRequest, created, ok, type Resource, type Service } from './service.ts';

function callOf({ params, path }: ApiRequest, { studio }: Service): CallRecord {
  const call = studio.calls.get((params.CallSid ?? '').replace(/\.json$/, ''));
  if (!call) throw notFound(path);
  return call;
}

const SECOND = 1000;

const durationOf = ({ startedAt, endedAt }: CallRecord): string | null =>
  endedAt === null ? null : String(Math.round((endedAt - startedAt) / SECOND));

const AMERICAN = /^\+1(\d{3})(\d{3})(\d{4})$/;
const formatted = (number: string): string => number.replace(AMERICAN, '($1) $2-$3');

function render(call: CallRecord, { accountSid }: Service) {
  const { sid, from, to, status, direction, answeredBy, parentCallSid, startedAt, endedAt } = call;
  return {
    sid,
    account_sid: accountSid,
    api_version: '2010-04-01',
    parent_call_sid: parentCallSid,
    from,
    from_formatted: formatted(from),
    to,
    to_formatted: formatted(to),
    status,
    direction,
    answered_by: answeredBy,
    start_time: mailDate(startedAt),
    end_time: endedAt === null ? null : mailDate(endedAt),
    duration: durationOf(call),
    date_created: mailDate(startedAt),
    date_updated: mailDate(endedAt ?? startedAt),
    caller_name: null,
    forwarded_from: null,
    group_sid: null,
    phone_number_sid: null,
    price: null,
    price_unit: 'USD',
    queue_time: '0',
    trunk_sid: null,
    uri: uriOf(accountSid, 'Calls', `${sid}.json`),
    subresource_uris: {},
  };
}

/** The emulator fetches no TwiML: it must be in the request, or in the URL of Twilio's echo page. */
function twimlIn(form: URLSearchParams): string | undefined {
  const url = form.get('Url');
  const twiml = form.get('Twiml') ?? (url ? documentIn(url) : undefined);
  if (url && twiml === undefined) throw badRequest(21205, 'The emulator fetches no TwiML: give it in Twiml');
  return twiml;
}

function newCall({ form }: ApiRequest) {
  const to = form.get('To');
  const from = form.get('From');
  if (!to) throw badRequest(21201, "No 'To' number is specified");
  if (!from) throw badRequest(21213, "No 'From' number is specified");
  if (!isContact(to)) throw badRequest(21211, `Invalid 'To' Phone Number: ${to}`);
  if (!isSender(from)) throw badRequest(21212, `Invalid From Number (caller ID): ${from}`);
  const twiml = twimlIn(form);
  if (twiml === undefined) throw badRequest(21205, 'Url parameter is required.');
  return { from, to, twiml };
}

function changeOf({ form }: ApiRequest) {
  const status = form.get('Status');
  if (status === 'completed' || status === 'canceled') return { status } as const;
  if (status) throw invalid('Status', 'it must be completed or canceled');
  const twiml = twimlIn(form);
  if (twiml === undefined) throw badRequest(20001, 'Missing required parameter Twiml or Status in the post body');
  return { twiml };
}

function isWanted(query: URLSearchParams): (call: CallRecord) => boolean {
  const started = dateFilter(query, 'StartTime');
  const ended = dateFilter(query, 'EndTime');
  const asksForEnd = ['EndTime', 'EndTime>', 'EndTime<'].some((name) => query.get(name));
  return ({ from, to, status, parentCallSid, startedAt, endedAt }) =>
    matches(query, { From: from, To: to, Status: status, ParentCallSid: parentCallSid }) &&
    started(startedAt) &&
    (!asksForEnd || (endedAt !== null && ended(endedAt)));
}

export const calls: Resource = {
  path: '/2010-04-01/Accounts/:AccountSid/Calls.json',
  GET: {
    id: 'ListCall',
    answer: (request, service) => {
      const wanted = service.studio.calls.all().filter(isWanted(request.query));
      const listing = newestFirst(wanted, ({ startedAt }) => startedAt);
      return classicPage(request, { key: 'calls', listing, render: (call) => render(call, service) });
    },
  },
  POST: {
    id: 'CreateCall',
    answer: (request, service) => created(render(service.studio.calls.create(newCall(request)), service)),
  },
};

export const call: Resource = {
  path: '/2010-04-01/Accounts/:AccountSid/Calls/:CallSid.json',
  GET: {
    id: 'FetchCall',
    answer: (request, service) => ok(render(callOf(request, service), service)),
  },
  POST: {
    id: 'UpdateCall',
    answer: (request, service) => {
      const { sid } = callOf(request, service);
      return ok(render(granted(service.studio.calls.update(sid, changeOf(request))), service));
    },
  },
};
