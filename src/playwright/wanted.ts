// What a matcher may want of an execution, and how a scenario file would write it.
import { FlowproofError, type Problem } from '../errors.ts';
import type { Json } from '../flow/types.ts';
import type { Written } from '../scenario/program.ts';

/** A widget, a widget with the event by which it is left, or `...` for any number of widgets. */
export type PathWanted = readonly (string | Readonly<Record<string, string>>)[];

export type MessageWanted = string | { readonly contains: string } | { readonly matches: string | RegExp };

/** What a widget sent: one table, or several in order; only the keys that are written are compared. */
export type SentWanted = Readonly<Record<string, Json>> | readonly Readonly<Record<string, Json>>[];

export type ValuesWanted = Readonly<Record<string, Json>>;

export type Wanted =
  | { kind: 'ended' }
  | { kind: 'active' }
  | { kind: 'waiting'; widget: string }
  | { kind: 'entered'; widget: string }
  | { kind: 'path'; path: PathWanted }
  | { kind: 'messages'; messages: readonly MessageWanted[] }
  | { kind: 'messagesTo'; to: string; messages: readonly MessageWanted[] }
  | { kind: 'prompts'; prompts: readonly MessageWanted[] }
  | { kind: 'requests'; widget: string; requests: SentWanted }
  | { kind: 'tasks'; widget: string; tasks: SentWanted }
  | { kind: 'variables'; variables: ValuesWanted }
  | { kind: 'context'; context: ValuesWanted };

const hasFlags = (pattern: RegExp): Problem => ({
  code: 'bad-pattern',
  message: `\`${pattern}\` has flags, and the pattern of a message is matched without any.`,
  fix: 'write the letters that may differ as a set: `[Yy]es`',
});

function patternOf(pattern: RegExp): string {
  if (!/^u?$/.test(pattern.flags)) throw new FlowproofError([hasFlags(pattern)]);
  return pattern.source;
}

const messageOf = (message: MessageWanted): unknown =>
  typeof message === 'object' && 'matches' in message && message.matches instanceof RegExp
    ? { matches: patternOf(message.matches) }
    : message;

/** What is not a list is refused by its shape. */
const textsOf = (texts: readonly MessageWanted[]): unknown => (Array.isArray(texts) ? texts.map(messageOf) : texts);

/** The part of `expect` in a scenario file. A widget that is only named stands in `never`, where its name is checked. */
export function expectationOf(wanted: Wanted): Written {
  switch (wanted.kind) {
    case 'ended':
    case 'active':
      return {};
    case 'waiting':
    case 'entered':
      return { never: [wanted.widget] };
    case 'messages':
      return { messages: textsOf(wanted.messages) };
    case 'messagesTo':
      return { messagesTo: { [wanted.to]: textsOf(wanted.messages) } };
    case 'prompts':
      return { prompts: textsOf(wanted.prompts) };
    case 'requests':
    case 'tasks':
      return { [wanted.kind]: { [wanted.widget]: wanted.kind === 'requests' ? wanted.requests : wanted.tasks } };
    default: {
      const { kind: _, ...part } = wanted;
      return part;
    }
  }
}
