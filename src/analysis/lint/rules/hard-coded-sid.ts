// Finds SIDs of an account's resources that are written into the flow.
import { example } from '../example.ts';
import type { Rule } from '../rule.ts';

/** The SID itself, not a part of a longer word. */
const SID =
  /(?<![A-Za-z0-9])(A[CI]|CH|F[WOV]|IS|K[BS]|MG|P[NA]|S[KUY]|T[QRC]|U[BCS]|V[AE]|W[KQSW]|X[EH]|Z[FHNSU])[0-9a-f]{32}(?![A-Za-z0-9])/g;

/** Properties that the console itself fills with SIDs, and that allow no template. */
const CONSOLE: Readonly<Record<string, readonly string[]>> = {
  'run-function': ['service_sid', 'environment_sid', 'function_sid'],
  'run-subflow': ['flow_sid'],
};

export const rule: Rule = {
  code: 'hard-coded-sid',
  severity: 'note',
  summary: 'The SID of a resource is written into the flow',
  why: 'A SID belongs to one account. The flow works in no other account, and in a test account it uses a resource that does not exist. SIDs that the console itself writes (functions, subflows) are not reported.',
  valid: [
    example(
      { incomingMessage: 'a' },
      { a: ['send-to-flex', { workflow: '{{flow.data.workflow}}' }, { callComplete: null }] },
    ),
  ],
  invalid: [
    example(
      { incomingMessage: 'a' },
      { a: ['send-to-flex', { workflow: 'WW00000000000000000000000000000000' }, { callComplete: null }] },
    ),
  ],
  *check({ texts }) {
    for (const { state, path, text } of texts) {
      if (path[2] !== 'properties' || CONSOLE[state.type]?.includes(String(path[3]))) continue;
      for (const sid of new Set(text.match(SID))) {
        yield {
          path,
          snippet: sid,
          widget: state.name,
          message: `\`${state.name}\` has the SID \`${sid.slice(0, 6)}…\` written into \`${path.slice(3).join('.')}\`: it exists in one account only.`,
          fix: 'set it when the flow is deployed, or pass it in (`{{flow.data.…}}`)',
        };
      }
    }
  },
};
