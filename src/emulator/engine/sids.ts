// Makes SIDs in Twilio's format: two letters and 32 hexadecimal digits, the same in every run.
import { createHash } from 'node:crypto';

const digits = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 32);

/** The SID of a named thing: the same name always has the same SID. */
export const sidOf = (prefix: string, name: string): string => `${prefix}${digits(`${prefix}:${name}`)}`;

/** Spreads a number over 32 bits, without collisions (the last steps of MurmurHash3). */
function spread(number: number): number {
  let bits = number;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}

/** Makes unique SIDs one after the other. An execution needs a dozen: a hash for each would be a tenth of its time. */
export function createSids(seed: string): (prefix: string) => string {
  const start = createHash('sha256').update(seed).digest();
  const bytes = Buffer.alloc(16);
  let made = 0;
  return (prefix) => {
    made += 1;
    for (let at = 0; at < bytes.length; at += 4) bytes.writeUInt32BE(spread(made ^ start.readUInt32BE(at)), at);
    return prefix + bytes.toString('hex');
  };
}
