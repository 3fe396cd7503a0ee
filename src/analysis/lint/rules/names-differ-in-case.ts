// Finds names of widgets, and of variables, that differ only in upper and lower case.
import type { FlowState } from '../../../flow/types.ts';
import { example } from '../example.ts';
import type { Report, Rule } from '../rule.ts';
import type { Path, Subject } from '../subject.ts';

type Named = { name: string; state: FlowState; path: Path; kind: string };

function* variables({ states, pathOf }: Subject): Generator<Named> {
  for (const state of states) {
    const { variables: list } = state.properties;
    if (state.type !== 'set-variables' || !Array.isArray(list)) continue;
    for (const [index, one] of list.entries()) {
      if (typeof one !== 'object' || one === null || !('key' in one)) continue;
      const path = [...pathOf(state), 'properties', 'variables', index, 'key'];
      yield { name: String(one.key), state, path, kind: 'variable' };
    }
  }
}

function* clashes(names: Iterable<Named>): Generator<Report> {
  const first = new Map<string, string>();
  const reported = new Set<string>();
  for (const { name, state, path, kind } of names) {
    const before = first.get(name.toLowerCase());
    if (before === undefined) first.set(name.toLowerCase(), name);
    if (before === undefined || before === name || reported.has(name)) continue;
    reported.add(name);
    const message = `The ${kind} \`${name}\` differs from \`${before}\` only in upper and lower case, and templates distinguish them.`;
    yield { path, widget: state.name, message, fix: `give one of them another name` };
  }
}

export const rule: Rule = {
  code: 'names-differ-in-case',
  severity: 'warning',
  summary: 'Two widgets, or two variables, have names that differ only in case',
  why: '`{{widgets.Ask}}` and `{{widgets.ask}}` are different values. A template that reads the wrong one renders an empty text, without an error.',
  valid: [example({ incomingMessage: 'ask' }, { ask: ['send-message', { body: 'Hi' }, { sent: null }] })],
  invalid: [
    example(
      { incomingMessage: 'ask' },
      {
        ask: ['send-message', { body: 'Hi' }, { sent: 'Ask' }],
        Ask: ['send-message', { body: 'Hi' }, { sent: null }],
      },
    ),
    example(
      { incomingMessage: 'a' },
      {
        a: [
          'set-variables',
          {
            variables: [
              { key: 'name', value: '1' },
              { key: 'Name', value: '2' },
            ],
          },
          { next: null },
        ],
      },
    ),
  ],
  *check(subject) {
    const { states, pathOf } = subject;
    yield* clashes(
      states.map((state) => ({ name: state.name, state, path: [...pathOf(state), 'name'], kind: 'widget' })),
    );
    yield* clashes(variables(subject));
  },
};
