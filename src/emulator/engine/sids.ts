// Makes SIDs as Twilio writes them: two letters and 32 hexadecimal digits, the same ones in every run.
import { createHash } from 'node:crypto';

const digits = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 32);

/** The SID of something that has a name: the same name has the same SID everywhere. */
export const sidOf = (prefix: string, name: string): string => `${prefix}${digits(`${prefix}:${name}`)}`;

/** Makes SIDs one after the other, none of them twice. */
export function createSids(seed: string): (prefix: string) => string {
  let made = 0;
  return (prefix) => {
    made += 1;
    return `${prefix}${digits(`${seed}:${made}`)}`;
  };
}
