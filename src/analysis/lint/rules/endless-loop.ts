// Finds loops that only the contact can end, and that run into Studio's limits if the contact does nothing.

import { holds } from '../../../emulator/engine/predicates.ts';
import type { FlowState, FlowTransition } from '../../../flow/types.ts';
import { makesRequest, silenceEvent, widgetType } from '../../../flow/widget-types.ts';
import { readTemplate } from '../../../liquid/reading.ts';
import { example } from '../example.ts';
import type { Rule } from '../rule.ts';
import { type Subject, type Text, variablesSetBy } from '../subject.ts';

/** A split that reads widgets takes the transition for an empty text: the contact has not answered, and requests have failed. */
function splitNexts({ transitions }: FlowState): FlowTransition[] {
  const tried = transitions.filter(({ event }) => event === 'match');
  const subjects = tried.flatMap(({ conditions = [] }) => conditions.flatMap((one) => one.arguments));
  const reads = subjects.flatMap((text) => readTemplate(text).reads);
  if (reads.length === 0 || !reads.every(({ path: [root] }) => root === 'widgets')) return transitions;
  const taken = tried.find(({ conditions = [] }) => conditions.every(({ type, value }) => holds(type, '', value)));
  return taken ? [taken] : transitions.filter(({ event }) => event === 'noMatch');
}

/** Where an execution continues if the contact does nothing and every request fails. */
function idleNexts(state: FlowState): string[] {
  const type = widgetType(state.type);
  if (!type || type.asksOutside === 'party') return [];
  const takesInput = type.resumedBy.some((input) => input !== 'hang-up');
  const wanted = takesInput ? silenceEvent(state) : type.asksOutside ? type.failure : undefined;
  if (takesInput && wanted === undefined) return [];
  const transitions = state.type === 'split-based-on' ? splitNexts(state) : state.transitions;
  return transitions.flatMap(({ event, next }) => (next && (!wanted || event === wanted) ? [next] : []));
}

/** The widgets from the first one to `last`, on the path of the search. */
function wayTo(last: string, before: ReadonlyMap<string, string>): string[] {
  const way = [last];
  for (let name = before.get(last); name !== undefined; name = before.get(name)) way.unshift(name);
  return way;
}

/** The shortest loop from a widget back to itself along such transitions. */
function loopThrough({ byName }: Subject, start: FlowState): string[] | undefined {
  const before = new Map<string, string>();
  const open = [start.name];
  for (let name = open.shift(); name !== undefined; name = open.shift()) {
    const state = byName.get(name);
    for (const next of state ? idleNexts(state) : []) {
      if (next === start.name) return wayTo(name, before);
      if (before.has(next)) continue;
      before.set(next, name);
      open.push(next);
    }
  }
  return undefined;
}

const readsVariable = ({ reading }: Text, names: ReadonlySet<string>): boolean =>
  reading.reads.some(({ path: [root, kind, name = ''] }) => root === 'flow' && kind === 'variables' && names.has(name));

/** Whether a split reads a value that the loop itself sets, such as a counter, which ends the loop. */
function isCounted({ byName, texts }: Subject, loop: readonly string[]): boolean {
  const states = loop.map((name) => byName.get(name)).filter((state) => state !== undefined);
  const set = new Set(states.flatMap(variablesSetBy));
  if (set.size === 0) return false;
  return texts.some(
    (text) => text.state.type === 'split-based-on' && loop.includes(text.state.name) && readsVariable(text, set),
  );
}

export const rule: Rule = {
  code: 'endless-loop',
  severity: 'warning',
  summary: 'When the contact does nothing, the flow loops until Studio ends it',
  why: 'Studio ends an execution when the same widget runs ten times in a row, and after 1,000 steps. A loop for silent contacts, or one that repeats a failing request, needs a counter or another exit.',
  valid: [
    example(
      { incomingCall: 'menu' },
      {
        menu: ['gather-input-on-call', { say: 'Press 1' }, { keypress: 'bye', timeout: 'count' }],
        count: [
          'set-variables',
          { variables: [{ key: 'n', value: '{{flow.variables.n | plus: 1}}' }] },
          { next: 'enough' },
        ],
        enough: [
          'split-based-on',
          { input: '{{flow.variables.n}}' },
          { noMatch: 'menu', match: [['equal_to', '3', 'bye']] },
        ],
        bye: ['say-play', { say: 'Bye' }, { audioComplete: null }],
      },
    ),
  ],
  invalid: [
    example(
      { incomingCall: 'menu' },
      { menu: ['gather-input-on-call', { say: '1' }, { keypress: null, timeout: 'menu' }] },
    ),
    example(
      { incomingCall: 'menu' },
      {
        menu: ['gather-input-on-call', { say: 'Press 1' }, { keypress: null, timeout: 'sorry' }],
        sorry: ['say-play', { say: 'Sorry?' }, { audioComplete: 'menu' }],
      },
    ),
  ],
  *check(subject) {
    const reported = new Set<string>();
    for (const state of subject.states) {
      if (!subject.reachable.has(state.name)) continue;
      const loop = reported.has(state.name) ? undefined : loopThrough(subject, state);
      if (!loop || isCounted(subject, loop)) continue;
      for (const name of loop) reported.add(name);
      const [only, second] = loop;
      const failing = loop.filter((name) => makesRequest(subject.byName.get(name)?.type));
      const idle = ['the contact does nothing', ...failing.map((name) => `\`${name}\` fails`)].join(' and ');
      const index = state.transitions.findIndex(({ next }) => next === (second ?? only));
      yield {
        path: [...subject.pathOf(state), 'transitions', Math.max(index, 0)],
        widget: state.name,
        message: second
          ? `While ${idle}, the flow loops through ${loop.map((name) => `\`${name}\``).join(' → ')} until Studio ends it after 1,000 steps.`
          : `While ${idle}, \`${only}\` runs again and again, and Studio ends the execution at the tenth time in a row.`,
        fix: 'count the rounds with a Set Variables widget, and leave the loop after a few',
      };
    }
  },
};
