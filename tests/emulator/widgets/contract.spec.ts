// What every widget keeps to, whoever writes it: one suite over the registry.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { explainUnknownType } from '../../../src/emulator/engine/unknown-type.ts';
import type { Outcome, Widget, WidgetContext } from '../../../src/emulator/engine/widget.ts';
import { widgetOf, widgets } from '../../../src/emulator/widgets/index.ts';
import type { FlowDefinition, JsonObject } from '../../../src/flow/types.ts';
import { WIDGET_TYPES, type WidgetType, widgetType } from '../../../src/flow/widget-types.ts';
import { REAL_FLOWS } from '../../flow/real-flows.ts';
import { ROOT } from '../../house/sources.ts';
import { frozen, onCall, SIGNALS, visitAt } from './visits.ts';

const all: readonly [string, Widget][] = Object.entries(widgets);

/** Enough for every widget to do what it is for, and empty ones, as a draft has them. */
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

/** Everything that a widget can decide on the visits and signals at hand. */
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
    test('is named alike in the file, the registry and Studio', () => {
      expect(widget.type).toBe(type);
      expect(existsSync(join(ROOT, 'src/emulator/widgets', `${type}.ts`))).toBe(true);
    });

    test('has each event once, its failure among them', () => {
      const { events, failure, silence }: WidgetType = WIDGET_TYPES[widget.type];
      expect(new Set(events).size).toBe(events.length);
      expect(events).toEqual(expect.arrayContaining([failure, silence].filter(Boolean)));
    });

    test('decides the same twice, on input that it cannot change', () => {
      expect(frozen(outcomesOf(widget))).toEqual(outcomesOf(widget));
    });

    test('leaves by no event but its own', () => {
      const foreign = outcomesOf(widget)
        .flatMap(eventsIn)
        .filter((event) => !widgetType(type)?.events.includes(event));
      expect(foreign).toEqual([]);
    });

    test('can go on where it waits', () => {
      const pauses = VISITS.map((ctx) => widget.enter(ctx)).filter((one) =>
        ['wait', 'request', 'subflow'].includes(one.do),
      );
      expect(pauses.length > 0).toBe(widget.resume !== undefined);
    });

    test('says whose word its behaviour rests on', () => {
      expect(widget.knowledge.source).toMatch(/^https:\/\/www\.twilio\.com\/docs\//);
      if (widget.knowledge.fidelity === 'assumed') expect(widget.knowledge.notes).toBeTruthy();
    });
  });
}

test('the registry holds every file of the folder', () => {
  const files = readdirSync(join(ROOT, 'src/emulator/widgets')).filter((file) => file !== 'index.ts');
  expect(files.map((file) => file.replace(/\.ts$/, '')).sort()).toEqual(Object.keys(widgets).sort());
  expect(Object.keys(widgets).sort()).toEqual(Object.keys(WIDGET_TYPES).sort());
});

test('a type that only an object has is no widget', () => {
  expect(['toString', '__proto__', 'constructor', ''].map(widgetOf)).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});

/** What hands or generators wrote into public flows, and Studio never sends. */
const HAND_WRITTEN = ['enqueue-call: queued', 'record-voicemail: recordingError'];

const realStates = () =>
  REAL_FLOWS.flatMap((file) => (JSON.parse(readFileSync(file, 'utf8')) as FlowDefinition).states);

test('every type of the real flows runs, or is told not to be one of Studio', () => {
  const unknown = new Set(realStates().flatMap(({ type }) => (widgetOf(type) ? [] : [type])));
  for (const type of unknown) expect(explainUnknownType(type, 'x').message).toContain('Studio does not have');
  const HAND_MADE = ['hangup', 'make-outgoing-connection', 'start-call-recording', 'stop-call'];
  expect([...unknown].filter((type) => !HAND_MADE.includes(type))).toEqual([]);
});

test('every event of the real flows is known, but those that Studio never sends', () => {
  const unknown = realStates().flatMap(({ type, transitions: drawn }) => {
    const events = widgetType(type)?.events;
    return drawn.flatMap(({ event }) => (!events || events.includes(event) ? [] : [`${type}: ${event}`]));
  });
  expect([...new Set(unknown)].filter((one) => !HAND_WRITTEN.includes(one))).toEqual([]);
});
