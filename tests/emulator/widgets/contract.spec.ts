// The contract of every widget: one suite over the registry.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { explainUnknownType } from '../../../src/emulator/engine/unknown-type.ts';
import type { Outcome, Widget, WidgetContext } from '../../../src/emulator/engine/widget.ts';
import { widgetOf, widgets } from '../../../src/emulator/widgets/index.ts';
import type { FlowDefinition, JsonObject } from '../../../src/flow/types.ts';
import { WIDGET_TYPES, type WidgetType, widgetType } from '../../../src/flow/widget-types.ts';
import { REAL_FLOWS } from '../../flow/real-flows.ts';
import { ROOT } from '../../house/sources.ts';
import { expect, test } from '../../test.ts';
import { frozen, onCall, SIGNALS, visitAt } from './visits.ts';

const all: readonly [string, Widget][] = Object.entries(widgets);

/** Properties with which every widget can do its job, and empty ones, as in a draft. */
const FULL: JsonObject = {
  body: 'Hi {{flow.variables.name}}',
  url: 'https://example.com/{{flow.variables.name}}',
  parameters: [{ key: 'a', value: '1' }],
  variables: [{ key: 'a', value: '1' }],
  flow_sid: 'FW0123456789abcdef0123456789abcdef',
  detect_answering_machine: true,
  say: 'Hello',
};
const condition = { type: 'equal_to', arguments: ['a'], value: 'a' };
const transitions = [{ event: 'noMatch' }, { event: 'match', conditions: [condition] }];
const VISITS: readonly WidgetContext[] = [
  visitAt(),
  visitAt(FULL, { transitions }),
  visitAt(FULL, { memory: { event: 'incomingCall', outbound: { Sid: 'SM0' } } }),
  visitAt(FULL, { channel: { kind: 'message', contact: '+15550100001', flow: '+15550100000' } }),
  onCall(),
  onCall(FULL),
];

/** All outcomes of a widget for these visits and signals. */
const outcomesOf = (widget: Widget): Outcome[] =>
  VISITS.flatMap((ctx) => [
    widget.enter(ctx),
    ...(widget.resume ? SIGNALS.map((signal) => widget.resume?.(ctx, signal)) : []),
  ]).filter((outcome) => outcome !== undefined);

const eventsIn = (outcome: Outcome): string[] => {
  if (outcome.do === 'leave') return [outcome.event];
  return outcome.do === 'party' && outcome.usual ? [outcome.usual] : [];
};

for (const [type, widget] of all) {
  test.describe(type, () => {
    test('has the same name in its file, the registry and Studio', () => {
      expect(widget.type).toBe(type);
      expect(existsSync(join(ROOT, 'src/emulator/widgets', `${type}.ts`))).toBe(true);
    });

    test('has each event once, its failure among them', () => {
      const { events, failure, silence }: WidgetType = WIDGET_TYPES[widget.type];
      expect(new Set(events).size).toBe(events.length);
      expect(events).toEqual(expect.arrayContaining([failure, silence].filter(Boolean)));
    });

    test('returns the same outcome twice, for frozen input', () => {
      expect(frozen(outcomesOf(widget))).toEqual(outcomesOf(widget));
    });

    test('leaves only by its own events', () => {
      const foreign = outcomesOf(widget)
        .flatMap(eventsIn)
        .filter((event) => !widgetType(type)?.events.includes(event));
      expect(foreign).toEqual([]);
    });

    test('can continue after it waits', () => {
      const pauses = VISITS.map((ctx) => widget.enter(ctx)).filter((one) =>
        ['wait', 'request', 'subflow'].includes(one.do),
      );
      expect(pauses.length > 0).toBe(widget.resume !== undefined);
    });

    test('has a source for its behaviour', () => {
      expect(widget.knowledge.source).toMatch(/^https:\/\/www\.twilio\.com\/docs\//);
      if (widget.knowledge.fidelity === 'assumed') expect(widget.knowledge.notes).toBeTruthy();
    });
  });
}

test('the registry has every file of the folder', () => {
  const files = readdirSync(join(ROOT, 'src/emulator/widgets')).filter((file) => file !== 'index.ts');
  expect(files.map((file) => file.replace(/\.ts$/, '')).sort()).toEqual(Object.keys(widgets).sort());
  expect(Object.keys(widgets).sort()).toEqual(Object.keys(WIDGET_TYPES).sort());
});

test("the name of an object's own property is not a widget", () => {
  expect(['toString', '__proto__', 'constructor', ''].map(widgetOf)).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});

/** Events in hand-written or generated public flows that Studio never sends. */
const HAND_WRITTEN = ['enqueue-call: queued', 'record-voicemail: recordingError'];

const realStates = () =>
  REAL_FLOWS.flatMap((file) => (JSON.parse(readFileSync(file, 'utf8')) as FlowDefinition).states);

test("every type in real flows runs, or is reported as not one of Studio's", () => {
  const unknown = new Set(realStates().flatMap(({ type }) => (widgetOf(type) ? [] : [type])));
  for (const type of unknown) expect(explainUnknownType(type, 'x').message).toContain('Studio does not have');
  const HAND_MADE = ['hangup', 'make-outgoing-connection', 'start-call-recording', 'stop-call'];
  expect([...unknown].filter((type) => !HAND_MADE.includes(type))).toEqual([]);
});

test('every event in real flows is known, except those that Studio never sends', () => {
  const unknown = realStates().flatMap(({ type, transitions: drawn }) => {
    const events = widgetType(type)?.events;
    return drawn.flatMap(({ event }) => (!events || events.includes(event) ? [] : [`${type}: ${event}`]));
  });
  expect([...new Set(unknown)].filter((one) => !HAND_WRITTEN.includes(one))).toEqual([]);
});
