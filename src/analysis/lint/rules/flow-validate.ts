// Reports what Studio's FlowValidate would reject, before publishing fails.

import { replacementFor } from '../../../emulator/engine/unknown-type.ts';
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

type Said = { pointer: string; messages: string[] };

/** Studio reports each value that it would accept: together these are one mistake. */
function byPlace(errors: ReturnType<typeof validateDefinition>['errors']): Said[] {
  const places = new Map<string, string[]>();
  for (const { message, property_path: pointer } of errors)
    places.set(pointer, [...(places.get(pointer) ?? []), message]);
  return [...places].map(([pointer, messages]) => ({ pointer, messages }));
}

const CONSTANT = /^must be a constant value (.+)$/;
const KINDS = /^(\w+) found, (\w+) expected$/;

/** What is wrong in a few words, and how to fix it; `name` is the property or the place. */
function inWords({ messages }: Said, name: string, type: string): { what: string; fix: string } {
  const [message = ''] = messages;
  const choices = messages.flatMap((one) => CONSTANT.exec(one)?.[1] ?? []);
  if (choices.length > 0)
    return { what: `\`${name}\` is not one of ${choices.join(', ')}`, fix: `choose from ${choices.join(', ')}` };
  const [, found, expected] = KINDS.exec(message) ?? [];
  if (found && expected) {
    const quotes = expected === 'string' ? ', in quotation marks' : expected === 'boolean' ? ': true or false' : '';
    return {
      what: `\`${name}\` must be of type ${expected}, but is ${found}`,
      fix: `write a ${expected}${quotes}`,
    };
  }
  if (/missing/.test(message)) return { what: `\`${name}\` ${message}`, fix: `add \`${name}\`` };
  if (name === 'type') return { what: `Studio has no widget of the type \`${type}\``, fix: replacementFor(type) };
  return { what: `\`${name}\`: ${message}`, fix: 'correct it in Studio, or in the definition' };
}

export const rule: Rule = {
  code: 'flow-validate',
  severity: 'error',
  summary: 'Studio would refuse to publish the flow',
  why: 'These are the checks of FlowValidate and of publishing, as far as they are documented: types, events, required properties and the types of their values.',
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
    for (const said of byPlace(validateDefinition(flow as unknown as Json).errors)) {
      const path = pathOf(said.pointer);
      const state = path[0] === 'states' ? states[Number(path[1])] : undefined;
      const name = state?.name;
      const { what, fix } = inWords(said, String(path.at(-1) ?? 'the flow'), state?.type ?? '');
      const where = name ? ` \`${name}\`` : '';
      yield {
        path,
        ...(name ? { widget: name } : {}),
        message: `Studio refuses to publish${where || ' the flow'}: ${what}.`,
        fix,
      };
    }
  },
};
