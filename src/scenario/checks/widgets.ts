// Checks that the widgets and events that a scenario names exist in its flow.
import type { Problem } from '../../errors.ts';
import { firstMistakes } from '../../flow/first.ts';
import { eventsOf, findState } from '../../flow/graph.ts';
import { everyState, subflowAt } from '../../flow/subflows.ts';
import type { FlowDefinition } from '../../flow/types.ts';
import { didYouMean } from '../../nearest.ts';
import type { Renames } from '../renames.ts';
import { entriesOf, itemsOf, partOf, type Tree, textOf } from '../tree.ts';
import { type Check, problemAt } from './check.ts';
import { unknownWidget } from './unknown-widget.ts';

type Named = Pick<Tree, 'at' | 'width' | 'written'> & { name: string; event?: Tree; subflow?: Tree };

const GAP = '...';

type Known = { flow: FlowDefinition; renames: Renames | undefined };

/** A path names the widgets of its own flow; other parts may also name those of a subflow. */
function unknown({ flow, renames }: Known, named: Named, states = flow.states): Problem[] {
  const names = states.map((state) => state.name);
  if (names.includes(named.name)) return [];
  const fix = didYouMean(named.name, names) ?? 'use the names of the widgets as Studio shows them';
  const { name, at, width, written } = named;
  return [unknownWidget({ name, at, width, ...(written ? { written } : {}) }, renames, fix)];
}

function unknownEvent(flow: FlowDefinition, { name, event }: Named): Problem[] {
  const state = findState(flow, name);
  const text = textOf(event);
  if (!state || !event || text === undefined || eventsOf(state).includes(text)) return [];
  const events = eventsOf(state);
  const message = `\`${text}\` is not an event of \`${name}\` (${state.type}).`;
  const fix = didYouMean(text, events) ?? `choose from ${events.map((one) => `\`${one}\``).join(', ')}`;
  return [problemAt(event, { code: 'unknown-event', message, ...(events.length > 0 ? { fix } : {}) })];
}

function trigger(flow: FlowDefinition, named: Named): Problem[] {
  const { name } = named;
  if (findState(flow, name)?.type !== 'trigger') return [];
  const message = `\`${name}\` is where every execution starts, so a path does not name it.`;
  return [problemAt(named, { code: 'trigger-in-path', message, fix: 'start with the widget that follows it' })];
}

const textsIn = (list: Tree | undefined): Named[] =>
  itemsOf(list).flatMap((item) => {
    const name = textOf(item);
    const { at, width, written } = item;
    return name === undefined ? [] : [{ name, at, width, ...(written ? { written } : {}) }];
  });

function stepsIn(path: Tree | undefined): Named[] {
  const named = itemsOf(path).flatMap((item): Named[] => {
    const [pair] = entriesOf(item);
    if (!pair) return textsIn({ ...item, kind: 'list', items: [item] });
    const event = pair.value.kind === 'table' ? partOf(pair.value, 'event') : pair.value;
    const inner = pair.value.kind === 'list' ? pair.value : partOf(pair.value, 'path');
    const own = { name: pair.key, at: pair.at, width: pair.key.length, ...(event ? { event } : {}) };
    return [own, ...(inner ? [{ ...own, subflow: inner }] : [])];
  });
  return named.filter(({ name }) => name !== GAP);
}

/** The path of a subflow is written below the widget that runs it, and names that flow's widgets. */
function insideOf({ flow, renames }: Known, { name, subflow, at, width }: Named): Problem[] {
  const state = findState(flow, name);
  if (!subflow || !state) return [];
  if (state.type !== 'run-subflow') {
    const message = `\`${name}\` is a ${state.type} widget: only Run Subflow widgets have a path of their own.`;
    return [problemAt({ at, width }, { code: 'no-subflow', message, fix: 'write the event by which it is left' })];
  }
  const definition = subflowAt(flow, name);
  if (definition) return checkSteps({ flow: definition, renames }, stepsIn(subflow));
  const message = `The flow that \`${name}\` runs is not known, so that its widgets cannot be checked.`;
  const fix = `add \`subflows: { ${name}: path/to/flow.json }\` under \`flow\``;
  return [problemAt({ at, width }, { code: 'no-subflow', message, fix })];
}

const checkSteps = (known: Known, path: readonly Named[]): Problem[] =>
  firstMistakes(path, (named) => {
    if (named.subflow) return insideOf(known, named);
    return [...unknown(known, named), ...unknownEvent(known.flow, named), ...trigger(known.flow, named)];
  });

/** Names in `path`, `never` and `mocks`; those in `contact` have their own check. */
export const widgets: Check = ({ tree, flow, updating, renames }) => {
  if (!flow) return [];
  const known = { flow, renames };
  const expected = partOf(tree, 'expect');
  const path = updating ? [] : stepsIn(partOf(expected, 'path'));
  const mocked = entriesOf(partOf(tree, 'mocks')).map(({ key, at }) => ({ name: key, at, width: key.length }));
  const others = [...textsIn(partOf(expected, 'never')), ...mocked];
  return [...checkSteps(known, path), ...firstMistakes(others, (named) => unknown(known, named, everyState(flow)))];
};
