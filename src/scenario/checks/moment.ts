// Checks that `now` is a valid date and time with an offset.
import { partOf, textOf } from '../tree.ts';
import { type Check, problemAt } from './check.ts';

const ISO = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::(\d\d)(?:\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)$/;
const WITHOUT_OFFSET = /^\d{4}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d(\.\d+)?)?)?$/;

/** Date.parse reads 31 February as 3 March: a valid day is unchanged when it is formatted again. */
function exists(text: string): boolean {
  const [, year, month, day] = ISO.exec(text) ?? [];
  const date = new Date(`${year}-${month}-${day}T00:00:00Z`);
  return !Number.isNaN(Date.parse(text)) && date.toISOString().startsWith(`${year}-${month}-${day}`);
}

export const moment: Check = ({ tree }) => {
  const part = partOf(tree, 'now');
  const text = textOf(part);
  if (!part || text === undefined) return [];
  if (ISO.test(text)) {
    if (exists(text)) return [];
    const message = `\`${text}\` is not a valid date.`;
    return [problemAt(part, { code: 'bad-now', message, fix: 'check the day of the month, the hour and the offset' })];
  }
  const fix = 'write date, time and offset: "2026-12-24T17:59:00-08:00"';
  const message = WITHOUT_OFFSET.test(text)
    ? `\`${text}\` has no offset, so it would be a different moment on each machine.`
    : `\`${text}\` is not a date and time in ISO 8601.`;
  return [problemAt(part, { code: 'bad-now', message, fix })];
};
