// Masks whatever a process prints, before Playwright shows it and keeps it: specs' own lines, and those of Node (`NODE_DEBUG`).
import { maskPhoneNumbers, maskSecrets } from '../redaction/mask.ts';

type Write = NodeJS.WriteStream['write'];
type Printing = { write: Write };

const DONE = Symbol.for('flowproof.masked');

/** What is no text stays as it is. */
function maskedChunk(chunk: string | Uint8Array, mask: (text: string) => string): string | Uint8Array {
  if (typeof chunk === 'string') return mask(chunk);
  const text = Buffer.from(chunk).toString('utf8');
  const masked = mask(text);
  return masked === text ? chunk : Buffer.from(masked);
}

/** From now on; a second time changes nothing. */
export function maskPrinted(streams: readonly Printing[], secrets: readonly string[]): void {
  const mask = (text: string): string => maskPhoneNumbers(maskSecrets(text, secrets));
  for (const stream of streams) {
    if (DONE in stream.write) continue;
    const { write } = stream;
    const masking = (chunk: string | Uint8Array, ...rest: unknown[]): boolean =>
      // The types know two ways to call it, and cannot tell which one this is.
      (write as (...args: unknown[]) => boolean).call(stream, maskedChunk(chunk, mask), ...rest);
    stream.write = Object.assign(masking, { [DONE]: true }) as Write;
  }
}
