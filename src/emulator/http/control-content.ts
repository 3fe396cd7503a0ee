// PUT /_emulator/content: the content templates that Send Message and Send & Wait For Reply render, as the Content API returns them.
import { parseContent } from '../../flow/content.ts';
import { jsonOf, refused } from './json-body.ts';
import { ok, type Resource } from './service.ts';

export const content: Resource = {
  path: '/_emulator/content',
  open: true,
  PUT: {
    id: 'SetContent',
    answer: (request, { studio }) => {
      const { templates, mistakes } = parseContent(jsonOf(request));
      const [mistake] = mistakes;
      if (mistake) throw refused(`The body must be content templates: ${mistake}`);
      studio.content.set(templates);
      return ok({ content: templates.map(({ sid }) => sid) });
    },
  },
};
