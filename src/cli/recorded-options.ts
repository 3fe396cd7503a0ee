// Options of record and replay: what is fetched and how it is stored, and how their values are read.
import { momentOf } from '../recorded/moments.ts';
import { type Options, UsageError } from './command.ts';

/** Selects executions of an account. */
export const CHOICE_OPTIONS = {
  flow: { type: 'string', value: 'FLOW', help: 'the flow: its SID, or its name in this repository' },
  limit: { type: 'string', value: 'N', help: 'only the newest N executions' },
} as const satisfies Options;

/** The earliest start of the executions. */
export const sinceOption = <Since extends string>(since: Since) =>
  ({
    type: 'string',
    value: 'WHEN',
    default: since,
    help: 'executions that started since then: 7d, 12h, 2026-11-01',
  }) as const;

export const ANONYMISE_OPTIONS = {
  sensitive: {
    type: 'string',
    value: 'FIELD',
    multiple: true,
    help: 'replaces the values of this field, wherever they are',
  },
  keep: { type: 'string', value: 'FIELD', multiple: true, help: 'stores the values of this field as they are' },
  store: {
    type: 'string',
    value: 'DIR',
    default: '.flowproof/recorded',
    help: 'where executions are kept for 30 days',
  },
} as const satisfies Options;

export function numberOf(text: string | undefined, name: string): number | undefined {
  if (text === undefined) return undefined;
  if (/^[1-9]\d*$/.test(text)) return Number(text);
  throw new UsageError(`\`--${name}\` must be a number above 0, not \`${text}\``);
}

export function sinceOf(text: string, now: number): number {
  const moment = momentOf(text, now);
  if (moment === undefined)
    throw new UsageError(`\`--since\` cannot be \`${text}\``, 'as in --since 7d, 12h or 2026-11-01');
  return moment;
}
