// Reports what Studio's FlowValidate would refuse, so that publishing does not.

import { validateDefinition } from '../../../emulator/engine/validate.ts';
import type { Json } from '../../../flow/types.ts';
import { example } from '../example.ts';
import type { Rule } from '../rule.ts';
import type { Path } from '../subject.ts';

/** A JSON pointer such as `#/states/3/properties/url`. */
const pathOf = (pointer: string): Path =>
  pointer
    .split('/')
    .slice(1)
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part.replaceAll('~1', '/').replaceAll('~0', '~')));

export const rule: Rule = {
  code: 'flow-validate',
  severity: 'error',
  summary: 'Studio would refuse to publish the flow',
  why: 'These are the checks of FlowValidate and of publishing, as far as they are documented: types, events, required properties and the kinds of their values.',
  valid: [
    example(
      { incomingMessage: 'a' },
      {
        a: [
          'send-message',
          { body: 'Hi', from: '{{flow.channel.address}}', to: '{{contact.channel.address}}' },
          { sent: null },
        ],
      },
    ),
  ],
  invalid: [
    example({ incomingMessage: 'a' }, { a: ['make-http-request', { method: 'GET' }, { success: null, failed: null }] }),
    example({ incomingMessage: 'a' }, { a: ['hang-up', {}, {}] }),
  ],
  *check({ flow, states }) {
    for (const { message, property_path: pointer } of validateDefinition(flow as unknown as Json).errors) {
      const path = pathOf(pointer);
      const name = path[0] === 'states' ? states[Number(path[1])]?.name : undefined;
      yield {
        path,
        ...(name ? { widget: name } : {}),
        message: `Studio refuses to publish it: ${pointer} ${message}`,
        fix: 'correct it in Studio, or in the definition',
      };
    }
  },
};
