// Names the parts of a scenario file for messages: `a scenario`, `the mock of book`.

/** The keys and indexes of a JSON pointer. */
export const stepsOf = (pointer: string): string[] =>
  pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));

/** An entry of `contact`. */
export const isAction = (steps: readonly string[]): boolean => steps.at(-2) === 'contact' && steps.at(-3) !== 'mocks';

/** The names of list entries. */
const ENTRIES: Readonly<Record<string, string>> = {
  scenarios: 'a scenario',
  each: 'a row of `each`',
  contact: 'an action of the contact',
  messages: 'a message',
  prompts: 'a prompt',
  path: 'an entry of `path`',
};

/** `mocks/NAME`, or `mocks/NAME/0` of a list. A widget may have any name, that of a key as well. */
const isMock = (steps: readonly string[]): boolean =>
  steps.at(-2) === 'mocks' || (steps.at(-3) === 'mocks' && /^\d+$/.test(steps.at(-1) ?? ''));

const SENT: Readonly<Record<string, string>> = {
  requests: 'the request',
  tasks: 'the task',
  messagesTo: 'the messages',
};

/** `expect/requests/NAME`, or `expect/requests/NAME/0` of a list. */
function sentName(steps: readonly string[]): string | undefined {
  const index = steps.indexOf('expect');
  const kind = steps[index + 1] ?? '';
  const name = steps[index + 2];
  const rest = steps.slice(index + 3);
  if (index < 0 || name === undefined || !Object.hasOwn(SENT, kind) || rest.length > 1) return undefined;
  if (rest.length === 1 && !/^\d+$/.test(rest[0] ?? '')) return undefined;
  if (kind === 'messagesTo') return rest.length === 0 ? `the messages to \`${name}\`` : 'a message';
  return `${SENT[kind]} of \`${name}\``;
}

/** The name of the part at a path. */
export function ownerOf(steps: readonly string[]): string {
  const [last = '', before = ''] = [...steps].reverse();
  if (steps.length === 0) return 'a scenario file';
  const sent = sentName(steps);
  if (sent) return sent;
  if (isMock(steps)) return `the mock of \`${before === 'mocks' ? last : before}\``;
  if (/^\d+$/.test(last)) return (Object.hasOwn(ENTRIES, before) && ENTRIES[before]) || `an entry of \`${before}\``;
  return `\`${last}\``;
}

/** The nearest key on the path to a part. */
export const nameOf = (steps: readonly string[]): string => steps.findLast((step) => !/^\d+$/.test(step)) ?? '';
