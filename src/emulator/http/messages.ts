// /2010-04-01/Accounts/{AC}/Messages: contacts send messages; lists messages of contacts and flows.
import type { MessageRecord } from '../engine/records.ts';
import { isContact, isSender } from './addresses.ts';
import { badRequest, notFound } from './errors.ts';
import { classicPage, newestFirst } from './paging.ts';
import { dateFilter, mailDate, matches, uriOf } from './render.ts';
import { type ApiRequest, created, ok, type Resource, type Service } from './service.ts';

/** Documented on the page of error 21617. */
const LONGEST_BODY = 1600;
/** The characters in one segment of a message; segments of longer messages also hold a header. */
const SEGMENT = 160;
const JOINED_SEGMENT = 153;

export function messageOf({ params, path }: ApiRequest, { studio }: Service): MessageRecord {
  const message = studio.messages.get((params.MessageSid ?? '').replace(/\.json$/, ''));
  if (!message) throw notFound(path);
  return message;
}

const segmentsIn = (body: string): number => (body.length <= SEGMENT ? 1 : Math.ceil(body.length / JOINED_SEGMENT));

function render(message: MessageRecord, { accountSid }: Service) {
  const { sid, from, to, body, media, direction, status, errorCode, at } = message;
  const date = mailDate(at);
  return {
    sid,
    account_sid: accountSid,
    api_version: '2010-04-01',
    from,
    to,
    body,
    direction,
    status,
    error_code: errorCode,
    error_message: null,
    num_media: String(media.length),
    num_segments: String(segmentsIn(body)),
    messaging_service_sid: null,
    price: null,
    price_unit: 'USD',
    date_created: date,
    date_sent: date,
    date_updated: date,
    uri: uriOf(accountSid, 'Messages', `${sid}.json`),
    subresource_uris: { media: uriOf(accountSid, 'Messages', sid, 'Media.json') },
  };
}

function newMessage({ form }: ApiRequest, { studio }: Service) {
  const to = form.get('To');
  const from = form.get('From') || form.get('MessagingServiceSid');
  const body = form.get('Body') ?? '';
  const media = form.getAll('MediaUrl').filter(Boolean);
  if (!to) throw badRequest(21604, "A 'To' phone number is required.");
  if (!from) throw badRequest(21603, "A 'From' phone number is required.");
  // A flow may have a short code, to which only contacts can write.
  if (!isContact(to) && !studio.numbers.flowAt(to)) throw badRequest(21211, `Invalid 'To' Phone Number: ${to}`);
  if (!isSender(from)) throw badRequest(21212, `Invalid From Number (caller ID): ${from}`);
  if (body === '' && media.length === 0)
    throw badRequest(21619, 'A text message body or media urls must be specified.');
  if (body.length > LONGEST_BODY)
    throw badRequest(21617, `The concatenated message body exceeds the ${LONGEST_BODY} character limit.`);
  return { from, to, body, media };
}

export const messages: Resource = {
  path: '/2010-04-01/Accounts/:AccountSid/Messages.json',
  GET: {
    id: 'ListMessage',
    answer: (request, service) => {
      const { query } = request;
      const isWanted = dateFilter(query, 'DateSent');
      const wanted = service.studio.messages
        .all()
        .filter(({ from, to, at }) => isWanted(at) && matches(query, { From: from, To: to }));
      const listing = newestFirst(wanted);
      return classicPage(request, { key: 'messages', listing, render: (message) => render(message, service) });
    },
  },
  POST: {
    id: 'CreateMessage',
    answer: (request, service) =>
      created(render(service.studio.messages.create(newMessage(request, service)), service)),
  },
};

export const message: Resource = {
  path: '/2010-04-01/Accounts/:AccountSid/Messages/:MessageSid.json',
  GET: {
    id: 'FetchMessage',
    answer: (request, service) => ok(render(messageOf(request, service), service)),
  },
};
