// Finds passwords, keys and tokens that are written into the flow.

import { isTemplate } from '../../../liquid/reading.ts';
import { example } from '../example.ts';
import type { Rule } from '../rule.ts';
import type { Subject, Text } from '../subject.ts';

const KEYS =
  /(?:^|[_\-.])(?:api[_-]?key|apikey|secret|password|passwd|token|auth[_-]?token|access[_-]?key|authorization|signature)$/i;
const IN_QUERY =
  /[?&](?:api[_-]?key|apikey|key|secret|password|token|auth(?:[_-]?token)?|access[_-]?token|code|sig)=([^&#\s]{8,})/i;
const IN_HOST = /^https?:\/\/[^/@\s:]+:([^/@\s]+)@/i;
const SHAPES: readonly RegExp[] = [
  /\bAKIA[0-9A-Z]{16}\b/,
  /\bsk_(?:live|test)_[0-9a-zA-Z]{16,}/,
  /\bxox[abpr]-[0-9A-Za-z-]{10,}/,
  /\bgh[pousr]_[0-9A-Za-z]{30,}/,
  /\bAIza[0-9A-Za-z_-]{35}\b/,
  /\bBearer\s+[A-Za-z0-9._~+/-]{16,}/,
  /\bBasic\s+[A-Za-z0-9+/]{16,}={0,2}/,
];

function keyOf({ state, path }: Text): string {
  const [, , , list, index, field] = path;
  if (field !== 'value' || typeof index !== 'number') return String(path.at(-1));
  const entries = state.properties[String(path[3])];
  const entry = Array.isArray(entries) ? entries[Number(path[4])] : undefined;
  return typeof entry === 'object' && entry !== null && 'key' in entry ? String(entry.key) : String(list);
}

/** Looks like a generated value: long, without spaces, with digits or capitals among its letters. */
const isOpaque = (text: string): boolean => /^[^\s{}]{12,}$/.test(text) && /\d/.test(text) && /[A-Za-z]/.test(text);

type Secret = { what: string; value: string };

function secretIn(text: Text): Secret | undefined {
  const { text: value } = text;
  if (text.path[2] !== 'properties') return undefined;
  const shape = SHAPES.map((one) => one.exec(value)?.[0]).find((found) => found !== undefined);
  if (isTemplate(value) && shape === undefined) return undefined;
  const query = IN_QUERY.exec(value)?.[1];
  if (query !== undefined && isOpaque(query)) return { what: 'a key in a URL', value: query };
  const password = IN_HOST.exec(value)?.[1];
  if (password !== undefined) return { what: 'a password in a URL', value: password };
  if (shape !== undefined) return { what: 'a key', value: shape };
  return KEYS.test(keyOf(text)) && isOpaque(value) ? { what: `\`${keyOf(text)}\``, value } : undefined;
}

/** Hard-coded values that must be redacted in findings. */
export const hardCodedSecrets = ({ texts }: Subject): string[] => texts.flatMap((text) => secretIn(text)?.value ?? []);

export const rule: Rule = {
  code: 'hard-coded-secret',
  severity: 'error',
  summary: 'A password, key or token is written into the flow',
  why: 'Everyone who can read the flow, its revisions, its exports or the logs of its executions has the secret. Put it into the environment of a Function, and call the Function.',
  valid: [
    example(
      { incomingMessage: 'a' },
      {
        a: [
          'make-http-request',
          { url: 'https://example.com/?key={{flow.data.key}}' },
          { success: null, failed: null },
        ],
      },
    ),
  ],
  invalid: [
    example(
      { incomingMessage: 'a' },
      {
        a: [
          'make-http-request',
          { url: 'https://example.com/?api_key=a1b2c3d4e5f6a7b8' },
          { success: null, failed: null },
        ],
      },
    ),
    example(
      { incomingMessage: 'a' },
      { a: ['make-http-request', { url: 'https://me:hunter2@example.com/' }, { success: null, failed: null }] },
    ),
    example(
      { incomingMessage: 'a' },
      {
        a: [
          'run-function',
          { url: 'https://example.com', parameters: [{ key: 'api_key', value: 'a1b2c3d4e5f6a7b8' }] },
          { success: null, fail: null },
        ],
      },
    ),
  ],
  *check({ texts }) {
    for (const text of texts) {
      const secret = secretIn(text);
      if (!secret) continue;
      yield {
        path: text.path,
        widget: text.state.name,
        message: `\`${text.state.name}\` contains ${secret.what}, which everyone who can read the flow can see.`,
        fix: 'move it to the environment of a Function, and replace it, since others may have read it',
      };
    }
  },
};
