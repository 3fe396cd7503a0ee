// Redacts everything that a process prints before Playwright shows and stores it: output of specs, and of Node (`NODE_DEBUG`).
import type { Redactor } from '../redaction/redactor.ts';

type Write = NodeJS.WriteStream['write'];
type Printing = { write: Write };

const REDACTED = Symbol.for('flowproof.masked');

/** Binary data is not changed. */
function redactedChunk(chunk: string | Uint8Array, redact: (text: string) => string): string | Uint8Array {
  if (typeof chunk === 'string') return redact(chunk);
  const text = Buffer.from(chunk).toString('utf8');
  const shown = redact(text);
  return shown === text ? chunk : Buffer.from(shown);
}

/** Redacts the streams from now on; calling it again has no effect. */
export function redactPrinted(streams: readonly Printing[], redactor: Redactor): void {
  for (const stream of streams) {
    if (REDACTED in stream.write) continue;
    const { write } = stream;
    const masking = (chunk: string | Uint8Array, ...rest: unknown[]): boolean =>
      // `write` is overloaded, and the types cannot tell which overload this is.
      (write as (...args: unknown[]) => boolean).call(stream, redactedChunk(chunk, redactor.text), ...rest);
    stream.write = Object.assign(masking, { [REDACTED]: true }) as Write;
  }
}
