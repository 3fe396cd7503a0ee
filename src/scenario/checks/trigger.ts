// Checks that the flow has a transition for the scenario's trigger.
import { startOf } from '../../flow/graph.ts';
import { entryOf, itemsOf, partOf, textOf } from '../tree.ts';
import { type Check, problemAt } from './check.ts';

/** A conversation's message starts a flow that only accepts messages, and vice versa [assumed]. */
const ALIKE: Readonly<Record<string, readonly string[]>> = {
  incomingMessage: ['incomingMessage', 'incomingConversationMessage'],
  incomingConversationMessage: ['incomingConversationMessage'],
};

export const trigger: Check = ({ tree, flow, begun }) => {
  if (begun) return [];
  const start = flow && startOf(flow);
  const name = textOf(partOf(tree, 'trigger')) ?? 'incomingRequest';
  if (start?.type !== 'trigger') return [];
  const leading = start.transitions.filter(({ next }) => next).map(({ event }) => event);
  const path = partOf(partOf(tree, 'expect'), 'path');
  const isEmptyPath = path?.kind === 'list' && itemsOf(path).length === 0;
  if (isEmptyPath || (ALIKE[name] ?? [name]).some((event) => leading.includes(event))) return [];
  const written = entryOf(tree, 'trigger');
  const message = `The flow does nothing on \`${name}\`: the Trigger \`${start.name}\` has no transition for it that leads to a widget.`;
  const events = [...new Set(leading)];
  const [first] = events;
  const choice = first
    ? `write \`trigger: ${first}\`${
        events.length > 1
          ? ` (or ${events
              .slice(1)
              .map((event) => `\`${event}\``)
              .join(', ')})`
          : ''
      }`
    : 'connect the Trigger in Studio';
  const fix = `${choice}; for a flow that must do nothing here, expect \`path: []\``;
  return [problemAt({ at: written?.at ?? tree.at, width: written ? 7 : 1 }, { code: 'no-transition', message, fix })];
};
