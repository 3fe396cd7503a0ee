// Checks that a mock fits its widget: a status for requests, a delivery for messages, otherwise an event of the widget.

import type { Problem } from '../../errors.ts';
import { firstMistakes } from '../../flow/first.ts';
import { eventsOf } from '../../flow/graph.ts';
import { findAnywhere } from '../../flow/subflows.ts';
import type { FlowDefinition, FlowState } from '../../flow/types.ts';
import { makesRequest, sends, widgetType } from '../../flow/widget-types.ts';
import { isLoopbackUrl } from '../../loopback.ts';
import { didYouMean } from '../../nearest.ts';
import { type Entry, entriesOf, entryOf, partOf, type Tree, textOf } from '../tree.ts';
import { type Check, problemAt } from './check.ts';

const KINDS = ['status', 'event', 'delivery', 'forward'] as const;

const kindsOf = (answer: Tree): Entry[] => entriesOf(answer).filter(({ key }) => KINDS.some((kind) => kind === key));

/** The schema has already rejected a mock with none of them. */
function oneKind(answer: Tree): Problem[] {
  const kinds = kindsOf(answer);
  const when = entryOf(answer, 'when');
  const [kind] = kinds;
  if (when && kinds.length <= 1 && kind?.key !== 'status' && kind?.key !== 'forward') {
    const message = '`when` says to which requests a mock is the answer: it needs `status` or `forward` beside it.';
    return [
      problemAt({ at: when.at, width: 4 }, { code: 'contradiction', message, fix: 'add `status`, or remove `when`' }),
    ];
  }
  if (kinds.length <= 1) return [];
  const found = kinds.map(({ key }) => `\`${key}\``).join(' and ');
  const message = `A mock has one of \`status\`, \`event\`, \`delivery\`, \`forward\`, not ${found}.`;
  return [problemAt(answer, { code: 'contradiction', message, fix: 'remove one, or make a list of two answers' })];
}

function forward(answer: Tree): Problem[] {
  const part = partOf(answer, 'forward');
  const text = textOf(part);
  if (!part || text === undefined) return [];
  if (isLoopbackUrl(text)) return [];
  const message = URL.canParse(text)
    ? `\`${text}\` is not on this machine: no request leaves it.`
    : `\`${text}\` is not a URL.`;
  return [problemAt(part, { code: 'bad-forward', message, fix: 'write a URL such as http://127.0.0.1:3000/path' })];
}

function event(state: FlowState, answer: Tree): Problem[] {
  const part = partOf(answer, 'event');
  const text = textOf(part);
  const events = eventsOf(state);
  // The events of an unknown widget type are unknown if it has no transitions.
  const isOpen = events.length === 0 && !widgetType(state.type);
  if (!part || text === undefined || isOpen || events.includes(text)) return [];
  const message = `\`${text}\` is not an event of \`${state.name}\` (${state.type}).`;
  const fix = didYouMean(text, events);
  return [problemAt(part, { code: 'unknown-event', message, ...(fix ? { fix } : {}) })];
}

function kindFor(type: string): string | undefined {
  if (makesRequest(type)) return 'its request is answered by `status`, or goes on by `forward`';
  return sends(type, 'message') ? 'what becomes of its message is `delivery`' : undefined;
}

function mismatch(state: FlowState, answer: Tree): Problem[] {
  return kindsOf(answer).flatMap(({ key, at }) => {
    const isRequest = key === 'status' || key === 'forward';
    const fits = isRequest ? makesRequest(state.type) : sends(state.type, 'message');
    if (key === 'event' || fits) return [];
    const does = isRequest ? 'makes no request' : 'sends no message';
    const message = `\`${state.name}\` is a ${state.type} widget, which ${does}.`;
    const events = eventsOf(state).map((one) => `\`${one}\``);
    const fix = kindFor(state.type) ?? `say by which event it is left: \`event\`, one of ${events.join(', ')}`;
    return [problemAt({ at, width: key.length }, { code: 'wrong-mock', message, ...(events.length ? { fix } : {}) })];
  });
}

function checkAnswer(flow: FlowDefinition | undefined, widget: string, answer: Tree): Problem[] {
  const state = flow && findAnywhere(flow, widget);
  return [
    ...oneKind(answer),
    ...forward(answer),
    ...(state ? [...event(state, answer), ...mismatch(state, answer)] : []),
  ];
}

export const mocks: Check = ({ tree, flow }) =>
  firstMistakes(entriesOf(partOf(tree, 'mocks')), ({ key, value }) => {
    const answers = value.kind === 'list' ? value.items : [value];
    return firstMistakes(answers, (answer) => checkAnswer(flow, key, answer));
  });
