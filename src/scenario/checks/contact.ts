// Checks that the contact acts where the flow waits, in a way that the widget accepts.
import type { Problem } from '../../errors.ts';
import { firstMistakes } from '../../flow/first.ts';
import { eventsOf } from '../../flow/graph.ts';
import { everyState, findAnywhere } from '../../flow/subflows.ts';
import type { FlowDefinition, FlowState } from '../../flow/types.ts';
import {
  type ContactInput,
  contactInputs,
  silenceEvent,
  takesInput,
  waitsForContact,
} from '../../flow/widget-types.ts';
import { didYouMean } from '../../nearest.ts';
import type { Renames } from '../renames.ts';
import { type Entry, entriesOf, itemsOf, partOf, type Tree, textOf } from '../tree.ts';
import { type Check, problemAt } from './check.ts';
import { unknownWidget } from './unknown-widget.ts';

/** What a widget must wait for to accept an action. `silence` needs nothing. */
const INPUT: Readonly<Record<string, ContactInput>> = {
  reply: 'message',
  press: 'keys',
  say: 'speech',
  answer: 'answer',
  hangUp: 'hang-up',
};

const ACTION_FOR: Readonly<Record<ContactInput, string>> = {
  message: 'reply',
  keys: 'press',
  speech: 'say',
  answer: 'answer',
  'hang-up': 'hangUp',
};

type Known = { flow: FlowDefinition; renames: Renames | undefined };

function unknown({ flow, renames }: Known, name: string, at: Tree): Problem {
  const waiting = everyState(flow)
    .filter(({ type }) => waitsForContact(type))
    .map((state) => state.name);
  const all = everyState(flow).map((state) => state.name);
  const fix =
    didYouMean(name, waiting) ?? didYouMean(name, all) ?? 'use the name of a widget that waits for the contact';
  return unknownWidget({ ...at, name }, renames, fix);
}

function neverWaits(flow: FlowDefinition, { name, type }: FlowState, at: Tree): Problem {
  const waiting = everyState(flow)
    .filter(({ type: other }) => takesInput(other))
    .map((state) => `\`${state.name}\``);
  const message = `\`${name}\` is a ${type} widget, which does not wait for the contact.`;
  const fix =
    waiting.length > 0
      ? `the flow waits at ${waiting.slice(0, 5).join(', ')}`
      : 'leave the action out: this flow never waits for the contact';
  return problemAt(at, { code: 'never-waits', message, fix });
}

function silence(state: FlowState, { at, key }: Entry): Problem[] {
  if (silenceEvent(state)) return [];
  const message = `\`${state.name}\` has no transition for a timeout: it is left by ${eventsOf(state).join(', ') || 'nothing'}.`;
  return [
    problemAt({ at, width: key.length }, { code: 'no-timeout', message, fix: 'the contact has to do something here' }),
  ];
}

function wrongAction(state: FlowState, { at, key }: Entry): Problem[] {
  if (key === 'silence') return silence(state, { at, key, value: { kind: 'scalar', value: true, at, width: 1 } });
  const inputs = contactInputs(state.type);
  const input = Object.hasOwn(INPUT, key) ? INPUT[key] : undefined;
  if (!input || inputs.includes(input)) return [];
  const message = `\`${state.name}\` is a ${state.type} widget, which does not take \`${key}\`.`;
  const fix = `it takes ${inputs.map((one) => `\`${ACTION_FOR[one]}\``).join(', ')}`;
  return [problemAt({ at, width: key.length }, { code: 'wrong-action', message, fix })];
}

function checkAction({ flow, renames }: Known, action: Tree): Problem[] {
  const at = partOf(action, 'at');
  const name = textOf(at);
  if (!at || name === undefined) return [];
  const state = findAnywhere(flow, name);
  if (!state) return [unknown({ flow, renames }, name, at)];
  if (!waitsForContact(state.type)) return [neverWaits(flow, state, at)];
  return entriesOf(action).flatMap((entry) => (entry.key === 'at' ? [] : wrongAction(state, entry)));
}

export const contact: Check = ({ tree, flow, renames }) =>
  flow ? firstMistakes(itemsOf(partOf(tree, 'contact')), (action) => checkAction({ flow, renames }, action)) : [];
