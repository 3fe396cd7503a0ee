// Finds a subflow that a flow runs in different revisions.
import { example } from '../example.ts';
import type { Rule } from '../rule.ts';

const FW = 'FW00000000000000000000000000000000';

export const rule: Rule = {
  code: 'subflow-revisions',
  severity: 'error',
  summary: 'Two widgets run the same subflow in different revisions',
  why: 'All references to one subflow in a flow must name the same revision (Twilio: Run Subflow widget).',
  valid: [
    example(
      { incomingMessage: 'a' },
      {
        a: ['run-subflow', { flow_sid: FW, flow_revision: '2' }, { completed: 'b', failed: 'b' }],
        b: ['run-subflow', { flow_sid: FW, flow_revision: '2' }, { completed: null, failed: null }],
      },
    ),
  ],
  invalid: [
    example(
      { incomingMessage: 'a' },
      {
        a: ['run-subflow', { flow_sid: FW, flow_revision: '2' }, { completed: 'b', failed: 'b' }],
        b: ['run-subflow', { flow_sid: FW, flow_revision: 'LatestPublished' }, { completed: null, failed: null }],
      },
    ),
  ],
  *check({ states, pathOf }) {
    const first = new Map<string, { name: string; revision: string }>();
    for (const state of states) {
      const { flow_sid: sid, flow_revision: revision } = state.properties;
      if (state.type !== 'run-subflow' || typeof sid !== 'string' || revision === undefined) continue;
      const before = first.get(sid);
      if (!before) first.set(sid, { name: state.name, revision: String(revision) });
      if (!before || before.revision === String(revision)) continue;
      yield {
        path: [...pathOf(state), 'properties', 'flow_revision'],
        widget: state.name,
        message: `\`${state.name}\` runs revision \`${revision}\` of \`${sid}\`, and \`${before.name}\` runs \`${before.revision}\`.`,
        fix: `use the same revision in both`,
      };
    }
  },
};
