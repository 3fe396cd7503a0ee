// Finds templates that read a widget or a variable which may not have a value yet.
import type { FlowState } from '../../../flow/types.ts';
import { example } from '../example.ts';
import type { Report, Rule } from '../rule.ts';
import { type Subject, type Text, variablesSetBy } from '../subject.ts';

/** Filters that accept an absent value, such as counting from nothing. */
const COUNTS = new Set(['plus', 'minus', 'append', 'prepend', 'size']);

type Wanted = { kind: 'widget' | 'variable'; name: string; shown: string };

function wantedBy({ state, reading }: Text): Wanted[] {
  return reading.reads.flatMap(({ path, filters, guarded }): Wanted[] => {
    const [root, second = '', third = ''] = path;
    if (guarded || filters.some((filter) => COUNTS.has(filter))) return [];
    const shown = path.join('.');
    if (root === 'widgets' && path.length > 2) return [{ kind: 'widget', name: second, shown }];
    const isVariable = root === 'flow' && second === 'variables' && third !== '' && state.type !== 'split-based-on';
    return isVariable ? [{ kind: 'variable', name: third, shown }] : [];
  });
}

function settersOf({ states, byName }: Subject, { kind, name }: Wanted): FlowState[] {
  if (kind === 'variable') return states.filter((state) => variablesSetBy(state).includes(name));
  const state = byName.get(name);
  return state ? [state] : [];
}

function reportOf(subject: Subject, text: Text, wanted: Wanted): Report | undefined {
  const { state, path } = text;
  // The conditions of a transition are evaluated after its widget has run.
  if (path[2] === 'transitions' && wanted.kind === 'widget' && wanted.name === state.name) return undefined;
  const giving = settersOf(subject, wanted);
  // Another rule reports values that are never set.
  if (giving.length === 0 || (wanted.kind === 'variable' && giving.includes(state))) return undefined;
  const names = giving.map(({ name }) => `\`${name}\``).join(' or ');
  const shared = { path, snippet: wanted.shown.split('.').at(-1) ?? '', widget: state.name };
  const after = subject.reachedFrom(giving.flatMap(({ transitions }) => transitions.map(({ next }) => next)));
  if (!after.has(state.name)) {
    const message = `\`${state.name}\` reads \`${wanted.shown}\`, which is always empty there: ${names} only runs later.`;
    return { ...shared, message, fix: `read it after ${names}`, severity: 'error' };
  }
  // A widget that reads itself has a value only from the second round of its loop on, as its author intended.
  if (giving.includes(state)) return undefined;
  const without = subject.reachedFrom([subject.flow.initial_state], (one) => giving.includes(one));
  // If everything that sets the value comes after this widget, its first round is meant to be empty.
  const isRound = !giving.some(({ name }) =>
    subject.reachedFrom([subject.flow.initial_state], (one) => one === state).has(name),
  );
  if (!without.has(state.name) || isRound) return undefined;
  const message = `\`${state.name}\` reads \`${wanted.shown}\`, and can be reached without ${names}: the value is empty then.`;
  return { ...shared, message, fix: `add \`| default: …\`, or set it on every way to \`${state.name}\`` };
}

export const rule: Rule = {
  code: 'may-not-have-run',
  severity: 'warning',
  summary: 'A template reads a value that is not set yet, on some or all paths',
  why: 'A widget has values only once it has run, and a variable only once it is set. Before that, a template renders an empty text, without an error.',
  valid: [
    example(
      { incomingMessage: 'ask' },
      {
        ask: ['send-and-wait-for-reply', { body: 'Name?' }, { incomingMessage: 'hi', timeout: null }],
        hi: ['send-message', { body: 'Hi {{widgets.ask.inbound.Body}}' }, { sent: null }],
      },
    ),
    example(
      { incomingMessage: 'ask', incomingRequest: 'hi' },
      {
        ask: ['send-and-wait-for-reply', { body: 'Name?' }, { incomingMessage: 'hi', timeout: null }],
        hi: ['send-message', { body: "Hi {{widgets.ask.inbound.Body | default: 'there'}}" }, { sent: null }],
      },
    ),
  ],
  invalid: [
    example(
      { incomingMessage: 'ask', incomingRequest: 'hi' },
      {
        ask: ['send-and-wait-for-reply', { body: 'Name?' }, { incomingMessage: 'hi', timeout: null }],
        hi: ['send-message', { body: 'Hi {{widgets.ask.inbound.Body}}' }, { sent: null }],
      },
    ),
    example(
      { incomingMessage: 'hi' },
      {
        hi: ['send-message', { body: 'Hi {{flow.variables.name}}' }, { sent: 'set' }],
        set: ['set-variables', { variables: [{ key: 'name', value: 'Ada' }] }, { next: null }],
      },
    ),
  ],
  *check(subject) {
    for (const text of subject.texts) {
      if (!subject.reachable.has(text.state.name)) continue;
      const reported = new Set<string>();
      for (const wanted of wantedBy(text)) {
        const key = `${wanted.kind} ${wanted.name}`;
        const report = reported.has(key) ? undefined : reportOf(subject, text, wanted);
        reported.add(key);
        if (report) yield report;
      }
    }
  },
};
