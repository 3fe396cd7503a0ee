// Plays a flow at random, as contacts and servers might behave, to see which transitions it takes.

import { readingsOf, withValue } from '../../../src/analysis/explore/answers.ts';
import { keyAt } from '../../../src/analysis/explore/transitions.ts';
import type { MockAnswer } from '../../../src/emulator/engine/mocks.ts';
import {
  type ContactSignal,
  createSimulation,
  type SimulationTrigger,
} from '../../../src/emulator/engine/simulation.ts';
import type { FlowDefinition, JsonObject } from '../../../src/flow/types.ts';
import { widgetType } from '../../../src/flow/widget-types.ts';
import { randomOf } from '../../random.ts';

/** Texts of the flow's own conditions and templates, and some unexpected ones. */
function textsOf({ states }: FlowDefinition): string[] {
  const conditions = states.flatMap(({ transitions }) => transitions.flatMap(({ conditions: own = [] }) => own));
  const values = conditions.flatMap(({ value }) => [String(value ?? ''), ...String(value ?? '').split(',')]);
  const quoted = [...JSON.stringify(states).matchAll(/\\"([^"\\]{1,20})\\"/g)].map(([, text = '']) => text);
  return [
    ...new Set([...values, ...quoted, '', ' ', '0', '1', '2', '99', '-5', '3.5', 'yes', 'no', 'Hello there', '12345']),
  ];
}

export function sampler(definition: FlowDefinition) {
  const texts = textsOf(definition);
  const states = new Map(definition.states.map((state) => [state.name, state]));
  let random = randomOf(1).next;
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const value = () => pick<unknown>([pick(texts), pick(texts), Math.floor(random() * 150), random() < 0.5, undefined]);
  const filled = (paths: readonly (readonly string[])[]): JsonObject => {
    let whole: JsonObject = {};
    for (const path of paths) whole = withValue(whole, path, value() as string) as JsonObject;
    return whole;
  };
  let isCall = false;
  const mocks = ({ widget, use }: { widget: string; use: string }): MockAnswer | undefined => {
    const type = widgetType(states.get(widget)?.type);
    if (use === 'delivery') return { delivery: pick(['delivered', 'delivered', 'undelivered', 'failed']) };
    const { parsed, fields } = readingsOf(definition, widget);
    if (use === 'request')
      return { status: pick([200, 200, 200, 404, 500]), body: filled(parsed.filter((path) => path.length > 0)) };
    const isOthers = type?.asksOutside === 'party' || states.get(widget)?.type === 'run-subflow';
    if (!isOthers || (type?.needsCall && !isCall)) return undefined;
    return { event: pick(type?.events ?? ['completed']), output: filled(fields.filter((path) => path.length > 0)) };
  };
  const simulation = createSimulation({ flows: [{ name: 'main', definition }], mocks });
  const signal = (): ContactSignal =>
    pick<ContactSignal>([
      { type: 'message', body: pick(texts), media: random() < 0.1 ? ['https://example.com/a.jpg'] : [] },
      {
        type: 'digits',
        digits: pick(['1', '2', '3', '9', '0', '#', '*', '12', '1#', String(Math.floor(random() * 10_000))]),
      },
      { type: 'speech', text: pick(texts) || 'well' },
      { type: 'timeout' },
      { type: 'hangup' },
      { type: 'answer', outcome: pick(['human', 'machine', 'busy', 'no-answer', 'failed']) },
    ]);
  const names = [...JSON.stringify(definition).matchAll(/(?:flow\.data|parameters)\.(\w+)/g)].map(([, name = '']) => [
    name,
  ]);
  const trigger = (): SimulationTrigger => {
    const now = Date.UTC(
      2026,
      Math.floor(random() * 12),
      Math.floor(random() * 28) + 1,
      Math.floor(random() * 24),
      Math.floor(random() * 60),
    );
    return pick<SimulationTrigger>([
      { kind: 'request', parameters: filled(names), now },
      { kind: 'message', body: pick(texts), now },
      { kind: 'call', now },
      { kind: 'conversation', fields: { Body: pick(texts) }, now },
      { kind: 'parent', parameters: filled(names), now },
    ]);
  };
  /** The keys of the transitions that one execution took. */
  return (seed: number): string[] => {
    random = randomOf(seed).next;
    const start = trigger();
    isCall = start.kind === 'call';
    const run = simulation.start(start);
    for (let turn = 0; turn < 40 && run.waiting; turn += 1) run.send(signal());
    return run.steps.flatMap(({ from, transition }) => keyAt(states.get(from), transition) ?? []);
  };
}
