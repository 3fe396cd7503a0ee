// A transition that is called impossible is never taken. Each rule proves what it should, and no similar case.

import { proofsOf } from '../../../src/analysis/explore/proof.ts';
import type { FlowDefinition, FlowState } from '../../../src/flow/types.ts';
import { ask, flowOf, say, set, split, widget } from '../../emulator/flows.ts';
import { expect, test } from '../../test.ts';
import { HARD, named, shippedFlows } from './flows.ts';
import { sampler } from './samples.ts';

const SAMPLES = 1500;

const reply = (next: string) => ask('ask', 'Well?', { incomingMessage: next, timeout: '' });
const BODY = '{{widgets.ask.inbound.Body}}';

type Branch = Parameters<typeof split>[2][number];

/** A split on a reply; each transition leads to its own widget. */
const byReply = (...branches: readonly Omit<Branch, 'next'>[]): FlowDefinition =>
  flowOf(
    reply('choose'),
    split(
      'choose',
      BODY,
      branches.map((way, index) => ({ ...way, next: `way_${index}` })),
      'other',
    ),
    ...branches.map((_, index) => say(`way_${index}`, 'Here.')),
    say('other', 'There.'),
  );

const provenWays = (flow: FlowDefinition): string[] =>
  [...proofsOf(flow).keys()].map((key) => JSON.parse(key)[3]).filter((next) => /^(way|other)/.test(next));

const CASES: readonly [string, FlowDefinition, readonly string[]][] = [
  ['an equal condition', byReply({ value: 'a' }, { value: ' A ' }), ['way_1']],
  ['a part of a text', byReply({ type: 'contains', value: 'b' }, { value: 'abc' }), ['way_1']],
  ['one of a list, where some are left', byReply({ value: 'a' }, { type: 'matches_any_of', value: 'a, b' }), []],
  ['a list, all taken', byReply({ type: 'regex', value: 'a|b' }, { type: 'matches_any_of', value: 'a, b' }), ['way_1']],
  ['a higher number', byReply({ type: 'greater_than', value: '1' }, { type: 'greater_than', value: '5' }), ['way_1']],
  ['a lower number', byReply({ type: 'greater_than', value: '5' }, { type: 'greater_than', value: '1' }), []],
  ['blank and not blank', byReply({ type: 'is_blank' }, { type: 'is_not_blank' }), ['other']],
  ['a condition that Studio does not have', byReply({ type: 'sounds_like', value: 'a' }), ['way_0']],
  [
    'regular expressions that differ in case',
    byReply({ type: 'regex', value: '\\d' }, { type: 'regex', value: '\\D' }),
    [],
  ],
];

for (const [title, flow, branches] of CASES)
  test(`conditions: ${title}`, () => {
    expect(provenWays(flow)).toEqual(branches);
  });

for (const [pattern, ways] of [
  ['(?<=x)a', ['way_0']],
  ['(?<=x)a|b(?=c)', ['way_0']],
  ['(?!a)a', ['way_0']],
  ['(?>a', ['way_0']],
  ['(?<=x)a|b', []],
  ['(?<=x?)a', []],
  ['(?=a)a', []],
  ['a(?!b)', []],
  ['(?=.*b)a.*', []],
] as const)
  test(`the regular expression ${pattern} ${ways.length > 0 ? 'never matches' : 'may match'}`, () => {
    expect(provenWays(byReply({ type: 'regex', value: pattern }))).toEqual(ways);
  });

/** A split on the reply, then `between`, then another split on the same reply. */
const twice = (first: Omit<Branch, 'next'>, leads: { match: string; noMatch: string }, ...between: FlowState[]) =>
  flowOf(
    reply('first'),
    split('first', BODY, [{ ...first, next: leads.match }], leads.noMatch),
    ...between,
    split(
      'choose',
      BODY,
      [
        { value: 'a', next: 'way_0' },
        { type: 'contains', value: 'b', next: 'way_1' },
      ],
      'other',
    ),
    ...['way_0', 'way_1', 'other'].map((name) => say(name, name)),
  );

for (const [title, flow, ways] of [
  ['one text', twice({ value: 'A' }, { match: 'choose', noMatch: '' }), ['way_1', 'other']],
  ['all but one text', twice({ value: 'a' }, { match: '', noMatch: 'choose' }), ['way_0']],
  ['one of a list', twice({ type: 'matches_any_of', value: 'a, b' }, { match: 'choose', noMatch: '' }), ['other']],
  ['what contains a text', twice({ type: 'contains', value: 'c' }, { match: 'choose', noMatch: '' }), ['way_0']],
  ['both ways', twice({ value: 'a' }, { match: 'choose', noMatch: 'choose' }), []],
  [
    'one text, but another one is asked for',
    twice({ value: 'a' }, { match: 'ask', noMatch: 'choose' }, set('unused', {})),
    ['way_0'],
  ],
  [
    'a variable that is set in between',
    flowOf(
      set('start', { x: BODY }, 'first'),
      split('first', '{{flow.variables.x}}', [{ value: 'a', next: 'again' }]),
      ask('again', 'Well?', { incomingMessage: 'set' }),
      set('set', { x: '{{widgets.again.inbound.Body}}' }, 'choose'),
      split('choose', '{{flow.variables.x}}', [{ value: 'b', next: 'way_0' }], 'other'),
      say('way_0', 'b'),
      say('other', 'other'),
    ),
    [],
  ],
] as const)
  test(`an earlier split lets ${title} through`, () => {
    expect(provenWays(flow).toSorted()).toEqual(ways.toSorted());
  });

const byVariable = (first: string, second: string): FlowDefinition =>
  flowOf(
    reply('which'),
    split('which', BODY, [{ value: '1', next: 'one' }], 'two'),
    set('one', { x: first }, 'choose'),
    set('two', { x: second }, 'choose'),
    split(
      'choose',
      '{{flow.variables.x | upcase}}',
      [
        { value: 'a', next: 'way_0' },
        { value: 'b', next: 'way_1' },
      ],
      'other',
    ),
    ...['way_0', 'way_1', 'other'].map((name) => say(name, name)),
  );

test('a variable has the values that are set before, and no others', () => {
  expect(provenWays(byVariable('a', 'b'))).toEqual(['other']);
  expect(provenWays(byVariable('a', 'c'))).toEqual(['way_1']);
  expect(provenWays(byVariable('a', BODY))).toEqual([]);
});

test('a widget that needs a call is never left where there can be no call', () => {
  const flow = flowOf(widget('hello', 'say-play', { say: 'Hello' }, { audioComplete: 'end' }), set('end', {}));
  const states = flow.states.map((state) => ({
    ...state,
    transitions: state.transitions.filter(({ event }) => event !== 'incomingCall'),
  }));
  const proofs = proofsOf({ ...flow, states });
  expect([...proofs.values()].map(({ rule }) => rule)).toEqual(['no-call']);
  expect(proofsOf(flow).size).toBe(0);
});

test('an event of another widget type cannot happen, and what follows it is not reached', () => {
  const flow = flowOf(
    widget('pay', 'send-message', { body: 'Pay' }, { sent: '', success: 'thanks' }),
    say('thanks', 'Thanks', 'end'),
    set('end', {}),
  );
  expect([...proofsOf(flow).values()].map(({ rule }) => rule)).toEqual(['event', 'unreachable']);
});

const flows = [...shippedFlows(), ...Object.entries(HARD).map(([name, definition]) => named(name, definition))];

for (const { name, definition } of [...flows, ...CASES.map(([title, flow]) => named(title, flow))])
  test(`${name}: ${SAMPLES} random executions take no transition that is called impossible`, () => {
    const proofs = proofsOf(definition);
    const sample = sampler(definition);
    const taken = new Set(Array.from({ length: SAMPLES }, (_, seed) => sample(seed + 1)).flat());
    expect([...proofs.keys()].filter((key) => taken.has(key))).toEqual([]);
    expect(taken.size).toBeGreaterThan(0);
  });
