// The widgets and events that a scenario names are those of its flow.
import type { Problem } from '../../errors.ts';
import { firstMistakes } from '../../flow/first.ts';
import { eventsOf, findState, widgetNames } from '../../flow/graph.ts';
import type { FlowDefinition } from '../../flow/types.ts';
import { didYouMean } from '../../nearest.ts';
import { entriesOf, itemsOf, partOf, type Tree, textOf } from '../tree.ts';
import { type Check, problemAt } from './check.ts';

type Named = Pick<Tree, 'at' | 'width' | 'written'> & { name: string; event?: Tree };

const GAP = '...';

function unknownWidget(flow: FlowDefinition, named: Named): Problem[] {
  const { name } = named;
  if (findState(flow, name)) return [];
  const fix = didYouMean(name, widgetNames(flow)) ?? 'use the names of the widgets as Studio shows them';
  return [problemAt(named, { code: 'unknown-widget', message: `The flow has no widget \`${name}\`.`, fix })];
}

function unknownEvent(flow: FlowDefinition, { name, event }: Named): Problem[] {
  const state = findState(flow, name);
  const text = textOf(event);
  if (!state || !event || text === undefined || eventsOf(state).includes(text)) return [];
  const events = eventsOf(state);
  const message = `\`${text}\` is no event of \`${name}\` (${state.type}).`;
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
    return pair
      ? [{ name: pair.key, at: pair.at, width: pair.key.length, event: pair.value }]
      : textsIn({ ...item, kind: 'list', items: [item] });
  });
  return named.filter(({ name }) => name !== GAP);
}

/** Names in `path`, `never` and `mocks`; those in `contact` have a check of their own. */
export const widgets: Check = ({ tree, flow }) => {
  if (!flow) return [];
  const expected = partOf(tree, 'expect');
  const path = stepsIn(partOf(expected, 'path'));
  const mocked = entriesOf(partOf(tree, 'mocks')).map(({ key, at }) => ({ name: key, at, width: key.length }));
  return [
    ...firstMistakes([...path, ...textsIn(partOf(expected, 'never')), ...mocked], (named) =>
      unknownWidget(flow, named),
    ),
    ...firstMistakes(path, (named) => [...unknownEvent(flow, named), ...trigger(flow, named)]),
  ];
};
