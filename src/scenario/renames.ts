// Finds which widget replaced one that scenarios still name, and every use of the old name.

import { basename } from 'node:path';
import type { Place } from '../errors.ts';
import { escapePattern } from '../escape-pattern.ts';
import { transitionsBy } from '../flow/graph.ts';
import { everyState } from '../flow/subflows.ts';
import type { FlowDefinition, FlowState } from '../flow/types.ts';
import { nearest, nearestFew } from '../nearest.ts';
import { entriesOf, itemsOf, partOf, type Tree, textOf } from './tree.ts';

export type Rename = { was: string; is: string; uses: readonly string[] };

/** The replacement of a name that the flow does not have; undefined if unknown. */
export type Renames = (name: string) => Rename | undefined;

type Use = { name: string; at: Place; what: string };
type Step = { name: string; event?: string; at: Place };

function stepOf(item: Tree): Step | undefined {
  const name = textOf(item);
  if (name !== undefined) return { name, at: item.at };
  const [pair] = entriesOf(item);
  if (!pair) return undefined;
  const event = textOf(pair.value) ?? textOf(partOf(pair.value, 'event'));
  return { name: pair.key, at: pair.at, ...(event ? { event } : {}) };
}

const stepsIn = (scenario: Tree): Step[] =>
  itemsOf(partOf(partOf(scenario, 'expect'), 'path')).flatMap((item) => stepOf(item) ?? []);

/** `widgets.ask.inbound.Body` as a key of `context`. */
const widgetOfKey = (key: string): string | undefined => /^widgets\.([^.]+)/.exec(key)?.[1];

/** Every part of a scenario, or of the defaults, that names a widget. */
function usesIn(scenario: Tree): Use[] {
  const expected = partOf(scenario, 'expect');
  const keys = (part: Tree | undefined, what: string): Use[] =>
    entriesOf(part).map(({ key, at }) => ({ name: key, at, what }));
  return [
    ...itemsOf(partOf(scenario, 'contact')).flatMap((action): Use[] => {
      const part = partOf(action, 'at');
      const name = textOf(part);
      return part && name !== undefined ? [{ name, at: part.at, what: 'contact' }] : [];
    }),
    ...keys(partOf(scenario, 'mocks'), 'mocks'),
    ...stepsIn(scenario).map(({ name, at }) => ({ name, at, what: 'path' })),
    ...itemsOf(partOf(expected, 'never')).flatMap((item): Use[] => {
      const name = textOf(item);
      return name === undefined ? [] : [{ name, at: item.at, what: 'never' }];
    }),
    ...keys(partOf(expected, 'requests'), 'requests'),
    ...keys(partOf(expected, 'tasks'), 'tasks'),
    ...entriesOf(partOf(expected, 'context')).flatMap(({ key, at }): Use[] => {
      const name = widgetOfKey(key);
      return name === undefined ? [] : [{ name, at, what: 'context' }];
    }),
  ];
}

const readsWidget = (name: string): RegExp => new RegExp(`\\bwidgets\\.${escapePattern(name)}(?![\\w-])`);

/** Where the flow's own templates and conditions still read the old name. */
function usesInFlow(flow: FlowDefinition, name: string): string[] {
  const reads = readsWidget(name);
  return everyState(flow).flatMap((state) => {
    const conditions = state.transitions.flatMap((transition) => transition.conditions ?? []);
    const properties = Object.entries(state.properties).filter(([, value]) => reads.test(JSON.stringify(value)));
    return [
      ...properties.map(([property]) => `flow.json: \`${state.name}\`, ${property}`),
      ...(conditions.some((condition) => reads.test(JSON.stringify(condition)))
        ? [`flow.json: \`${state.name}\`, conditions`]
        : []),
    ];
  });
}

const GAP = '...';

const leadsTo = (from: FlowState, event: string | undefined, to: string): boolean =>
  (event === undefined ? from.transitions : transitionsBy(from, event)).some(({ next }) => next === to);

/** The widgets between the old name's neighbours in a path. */
function atItsPlace(flow: FlowDefinition, steps: readonly Step[], index: number): string[] {
  const [before, here, after] = [steps[index - 1], steps[index], steps[index + 1]];
  const find = (step: Step | undefined) => flow.states.find(({ name }) => name === step?.name);
  const start = flow.states.find(({ name }) => name === flow.initial_state);
  const [from, to] = [index === 0 ? start : find(before), find(after)];
  if ((!from && !to) || !here) return [];
  // With only one neighbour, the names must be similar, too.
  const isSure = index > 0 && from !== undefined && to !== undefined;
  const isLike = (state: string): boolean => isSure || nearestFew(words(here.name), [state], words).length > 0;
  return flow.states
    .filter(({ name }) => isLike(name))
    .filter((state) => !from || leadsTo(from, index === 0 ? undefined : before?.event, state.name))
    .filter((state) => !to || leadsTo(state, here.event, to.name))
    .map(({ name }) => name);
}

/** The only one of several, or the one with the most similar name. */
function onlyOne(name: string, candidates: readonly string[]): string | undefined {
  const distinct = [...new Set(candidates)];
  return distinct.length === 1 ? distinct[0] : nearestFew(words(name), distinct, words)[0];
}

/** `ask_name` and `askName` as words. */
const words = (name: string): string => name.replace(/[_-]/g, ' ').replace(/([a-z])([A-Z])/g, '$1 $2');

/** `root` is a scenario file, or one scenario. */
export function renamesIn(root: Tree, flow: FlowDefinition | undefined): Renames {
  const known = new Map<string, Rename | undefined>();
  if (!flow) return () => undefined;
  const written = itemsOf(partOf(root, 'scenarios'));
  const scenarios = written.length > 0 ? written : [root];
  const defaults = partOf(root, 'defaults');
  const all = [...(defaults ? [defaults] : []), ...scenarios];
  let found: Use[] | undefined;
  const uses = (): Use[] => {
    found ??= all.flatMap(usesIn);
    return found;
  };
  const states = everyState(flow).map((state) => state.name);

  function find(name: string): Rename | undefined {
    const named = new Set(uses().map((use) => use.name));
    const free = states.filter((state) => !named.has(state) && state !== flow?.initial_state);
    const inFlow = flow ? usesInFlow(flow, name) : [];
    const paths = all.map(stepsIn);
    const placed = paths.flatMap((steps) =>
      steps.flatMap((step, index) => {
        if (step.name !== name || !flow) return [];
        const others = new Set(steps.map((one) => one.name));
        return atItsPlace(flow, steps, index).filter((state) => !others.has(state));
      }),
    );
    const like = inFlow.length > 0 ? nearestFew(words(name), free, words) : [];
    const is = onlyOne(name, placed) ?? like[0];
    // A difference of one or two letters is a typing mistake, unless the flow uses the old name, too.
    if (is === undefined || name === GAP || (inFlow.length === 0 && nearest(name, [is]))) return undefined;
    const own = uses().filter((use) => use.name === name);
    const lines = own
      .sort((a, b) => a.at.line - b.at.line)
      .map(({ at, what }) => `${basename(at.file)}:${at.line} ${what}`);
    return { was: name, is, uses: [...new Set(lines), ...inFlow] };
  }
  return (name) => {
    if (!known.has(name)) known.set(name, find(name));
    return known.get(name);
  };
}
