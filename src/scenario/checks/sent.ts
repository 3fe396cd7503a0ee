// Checks that expected requests, tasks and messages to others belong to widgets that send such things.
import type { Problem } from '../../errors.ts';
import { firstMistakes } from '../../flow/first.ts';
import { everyState, findAnywhere } from '../../flow/subflows.ts';
import type { FlowDefinition, FlowState } from '../../flow/types.ts';
import { asksParty, makesRequest, sends, widgetType } from '../../flow/widget-types.ts';
import { didYouMean } from '../../nearest.ts';
import type { Renames } from '../renames.ts';
import { type Entry, entriesOf, partOf } from '../tree.ts';
import { type Check, problemAt } from './check.ts';
import { isAddress } from './inputs.ts';
import { unknownWidget } from './unknown-widget.ts';

type Kind = { fits: (type: string) => boolean; does: string };

const handsOver = (type: string): boolean => sends(type, 'task') || asksParty(type);

const KINDS: Readonly<Record<'requests' | 'tasks', Kind>> = {
  requests: { fits: makesRequest, does: 'makes no request' },
  // A widget of an unknown type may hand over anything.
  tasks: { fits: (type) => handsOver(type) || widgetType(type) === undefined, does: 'hands nothing over' },
};

function wrongWidget(
  flow: FlowDefinition,
  { name, type }: FlowState,
  { kind, at }: { kind: Kind; at: Entry },
): Problem {
  const others = everyState(flow)
    .filter((state) => kind.fits(state.type))
    .map((state) => `\`${state.name}\``);
  const fix = others.length > 0 ? `in this flow ${others.slice(0, 5).join(', ')} does` : 'no widget of this flow does';
  const message = `\`${name}\` is a ${type} widget, which ${kind.does}.`;
  return problemAt(
    { at: at.at, width: name.length },
    { code: 'wrong-widget', message, fix: others.length === 1 ? fix : fix.replace(/ does$/, ' do') },
  );
}

type Known = { flow: FlowDefinition; renames: Renames | undefined };

function checkEntry({ flow, renames }: Known, kind: Kind, entry: Entry): Problem[] {
  const { key, at } = entry;
  const state = findAnywhere(flow, key);
  if (state) return kind.fits(state.type) ? [] : [wrongWidget(flow, state, { kind, at: entry })];
  const able = everyState(flow)
    .filter(({ type }) => kind.fits(type))
    .map(({ name }) => name);
  const fix =
    didYouMean(key, able) ??
    didYouMean(
      key,
      everyState(flow).map((state) => state.name),
    ) ??
    'use the name of a widget of this flow';
  return [unknownWidget({ name: key, at, width: key.length }, renames, fix)];
}

function recipient({ key, at }: Entry): Problem[] {
  if (isAddress(key)) return [];
  const message = `\`${key}\` is not a phone number in E.164.`;
  const fix = 'write `+`, the country code and the number, in quotation marks';
  return [problemAt({ at, width: key.length }, { code: 'bad-number', message, fix })];
}

export const sent: Check = ({ tree, flow, renames }) => {
  const expected = partOf(tree, 'expect');
  const byWidget = flow
    ? (['requests', 'tasks'] as const).flatMap((kind) =>
        firstMistakes(entriesOf(partOf(expected, kind)), (entry) => checkEntry({ flow, renames }, KINDS[kind], entry)),
      )
    : [];
  return [...byWidget, ...entriesOf(partOf(expected, 'messagesTo')).flatMap(recipient)];
};
