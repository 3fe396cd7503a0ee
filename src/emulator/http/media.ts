// /2010-04-01/Accounts/{AC}/Messages/{SID}/Media: the pictures and files of a message.
import { getMimeType } from 'hono/utils/mime';
import type { MessageRecord } from '../engine/records.ts';
import { sidOf } from '../engine/sids.ts';
import { notFound } from './errors.ts';
import { messageOf } from './messages.ts';
import { classicPage, newestFirst } from './paging.ts';
import { mailDate, uriOf } from './render.ts';
import { ok, type Resource, type Service } from './service.ts';

function mediaOf({ sid: parent, media, at }: MessageRecord, { accountSid }: Service) {
  return media.map((url, index) => {
    const sid = sidOf('ME', `${parent}:${index}`);
    return {
      sid,
      account_sid: accountSid,
      parent_sid: parent,
      content_type: getMimeType(url.replace(/[?#].*$/, '')) ?? 'application/octet-stream',
      date_created: mailDate(at),
      date_updated: mailDate(at),
      uri: uriOf(accountSid, 'Messages', parent, 'Media', `${sid}.json`),
    };
  });
}

export const mediaList: Resource = {
  path: '/2010-04-01/Accounts/:AccountSid/Messages/:MessageSid/Media.json',
  GET: {
    id: 'ListMedia',
    answer: (request, service) => {
      const listing = newestFirst(mediaOf(messageOf(request, service), service).reverse());
      return classicPage(request, { key: 'media_list', listing, render: (one) => one });
    },
  },
};

export const media: Resource = {
  path: '/2010-04-01/Accounts/:AccountSid/Messages/:MessageSid/Media/:MediaSid.json',
  GET: {
    id: 'FetchMedia',
    answer: (request, service) => {
      const wanted = (request.params.MediaSid ?? '').replace(/\.json$/, '');
      const found = mediaOf(messageOf(request, service), service).find(({ sid }) => sid === wanted);
      if (!found) throw notFound(request.path);
      return ok(found);
    },
  },
};
