// No definition makes the emulator crash: generated flows, and mutations of real ones.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { widgets } from '../../src/emulator/widgets/index.ts';
import { parseFlow } from '../../src/flow/load.ts';
import type { FlowDefinition, Json, JsonObject } from '../../src/flow/types.ts';
import { WIDGET_TYPES } from '../../src/flow/widget-types.ts';
import fc from '../fast-check.ts';
import { REAL_FLOWS } from '../flow/real-flows.ts';
import { test } from '../test.ts';
import { CONTACT, FLOW_NUMBER, type Opened, open, reply } from './studio.ts';

const NAMES = ['Trigger', 'a', 'b', 'c', '__proto__', 'constructor', 'toString'];
const TYPES = [...Object.keys(widgets), 'hang-up', '__proto__', 'constructor'];
const TEXTS = [
  '{{ widgets.a.inbound.Body }}',
  '{{ flow.variables.x | plus: 1 }}',
  '{% for i in (1..1000000000) %}{% for j in (1..1000000000) %}x{% endfor %}{% endfor %}',
  '{% include "/etc/passwd" %}',
  '{{ x',
  '{{ flow.__proto__.y }}',
  'https://example.com/{{ contact.channel.address }}',
  '(a+)+$',
  '99999999999999999999',
  '-1',
  '',
];

const value: fc.Arbitrary<Json> = fc.letrec<{ any: Json }>((tie) => ({
  any: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom(...TEXTS),
    fc.string(),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('any'), { maxLength: 3 }),
    fc.dictionary(
      fc.constantFrom('key', 'value', 'type', '__proto__', 'to', 'toString', 'valueOf', 'toJSON'),
      tie('any'),
    ) as fc.Arbitrary<JsonObject>,
  ),
})).any;

const PROPERTIES = [
  'body',
  'to',
  'from',
  'timeout',
  'url',
  'method',
  'parameters',
  'variables',
  'input',
  'say',
  'flow_sid',
  'finish_on_key',
];
const CONDITIONS = ['equal_to', 'regex', 'matches_any_of', 'is_blank', 'less_than', '__proto__'];
const EVENTS = [...new Set(Object.values(WIDGET_TYPES).flatMap(({ events }) => [...events]))];

const condition = fc.record({
  friendly_name: fc.string(),
  arguments: fc.array(fc.constantFrom(...TEXTS), { maxLength: 2 }),
  type: fc.constantFrom(...CONDITIONS),
  value: fc.constantFrom(...TEXTS),
});

const transition = fc.record(
  {
    event: fc.constantFrom(...EVENTS),
    next: fc.constantFrom(...NAMES),
    conditions: fc.array(condition, { maxLength: 2 }),
  },
  { requiredKeys: ['event'] },
);

const state = fc.record({
  name: fc.constantFrom(...NAMES),
  type: fc.constantFrom(...TYPES),
  properties: fc.dictionary(fc.constantFrom(...PROPERTIES), value) as fc.Arbitrary<JsonObject>,
  transitions: fc.array(transition, { maxLength: 6 }),
});

const definition = fc.record({
  initial_state: fc.constantFrom(...NAMES),
  states: fc.uniqueArray(state, { selector: ({ name }) => name, minLength: 1, maxLength: 7 }),
});

/** Starts the flow by every trigger, and lets the contact do one of each action. */
function live(opened: Opened): void {
  const { studio, flowSid } = opened;
  studio.numbers.assign(FLOW_NUMBER, flowSid);
  studio.executions.trigger({ flowSid, to: CONTACT, from: FLOW_NUMBER, parameters: { x: '{{ y }}' } });
  const leg = studio.calls.create({
    from: CONTACT,
    to: FLOW_NUMBER,
    twiml: '<Response><Pause length="900"/></Response>',
  });
  for (let round = 0; round < 4; round += 1) {
    reply(opened, TEXTS[round] ?? 'yes');
    studio.calls.update(leg.sid, {
      twiml: '<Response><Play digits="1"/><Say>yes</Say><Pause length="900"/></Response>',
    });
    studio.clock.advance(round * 100);
  }
  studio.calls.update(leg.sid, { status: 'completed' });
}

/** What no definition may do. Not with `expect`, because Playwright keeps every `expect` of a test as a step and searches them all. */
function expectSane({ studio, flowSid }: Opened): void {
  const executions = studio.executions.page(flowSid, { offset: 0, size: 100 });
  for (const { status, waiting, steps, incidents } of executions) {
    assert(status === 'ended' || waiting !== null);
    assert(steps.length <= 1000);
    assert.doesNotMatch(
      incidents.map(({ message }) => message).join(),
      /is not a function|undefined \(reading|Maximum call stack/,
    );
  }
  assert.deepEqual(Object.keys(Object.prototype), []);
}

function runsWithoutCrash(candidate: FlowDefinition): void {
  const opened = open(candidate);
  live(opened);
  expectSane(opened);
}

test('any generated flow ends or waits', () => {
  fc.assert(
    fc.property(definition, (candidate) => runsWithoutCrash(candidate as FlowDefinition)),
    { numRuns: 300 },
  );
});

const load = (file: string): FlowDefinition | undefined => parseFlow(readFileSync(file, 'utf8'), file).flow;

test('every real flow ends or waits', () => {
  for (const file of REAL_FLOWS) {
    const flow = load(file);
    if (flow) runsWithoutCrash(flow);
  }
});

/** Replaces one part of a flow, anywhere in it, with another value. */
function mutate(part: Json, path: readonly number[], other: Json): Json {
  const [first, ...rest] = path;
  if (first === undefined || part === null || typeof part !== 'object') return other;
  const keys = Object.keys(part);
  const key = keys[first % Math.max(1, keys.length)];
  if (key === undefined) return other;
  if (Array.isArray(part)) return part.map((item, index) => (String(index) === key ? mutate(item, rest, other) : item));
  return { ...part, [key]: mutate(part[key] ?? null, rest, other) };
}

test('every mutation of a real flow is refused, or runs without a crash', () => {
  const path = fc.array(fc.nat(60), { minLength: 2, maxLength: 7 });
  const property = fc.property(fc.constantFrom(...REAL_FLOWS), path, value, (file, where, other) => {
    const text = readFileSync(file, 'utf8');
    const { flow } = parseFlow(JSON.stringify(mutate(JSON.parse(text) as Json, where, other)), file);
    if (flow) runsWithoutCrash(flow);
  });
  fc.assert(property, { numRuns: 150 });
});
