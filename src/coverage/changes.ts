// Lists what changed between two definitions of a flow, by widget and property.
import type { FlowDefinition, FlowState, Json } from '../flow/types.ts';
import { oldNamesIn, renamesOf, withNewNames, withoutPlace } from './renames.ts';
import { type TransitionChange, transitionChanges } from './transition-changes.ts';

export type Change =
  | { kind: 'widget-added'; widget: string; type: string }
  | { kind: 'widget-removed'; widget: string; type: string }
  | { kind: 'widget-renamed'; widget: string; was: string }
  /** It still reads a renamed widget by its old name, and gets an empty value. */
  | { kind: 'old-name-read'; widget: string; was: string; is: string }
  | { kind: 'type-changed'; widget: string; was: string; is: string }
  | { kind: 'property-changed'; widget: string; property: string; was?: Json; is?: Json }
  | { kind: 'start-changed'; was: string; is: string }
  | { kind: 'concurrent-calls-changed'; is: boolean }
  | TransitionChange;

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

function propertyChanges(before: FlowState, after: FlowState): Change[] {
  const was = withoutPlace(before.properties);
  const is = withoutPlace(after.properties);
  const names = [...new Set([...Object.keys(was), ...Object.keys(is)])];
  return names.flatMap((property): Change[] => {
    const old = Object.hasOwn(was, property) ? was[property] : undefined;
    const now = Object.hasOwn(is, property) ? is[property] : undefined;
    if (same(old, now)) return [];
    const values = { ...(old === undefined ? {} : { was: old }), ...(now === undefined ? {} : { is: now }) };
    return [{ kind: 'property-changed', widget: after.name, property, ...values }];
  });
}

function widgetChanges(before: FlowState, after: FlowState): Change[] {
  const type: Change[] =
    before.type === after.type ? [] : [{ kind: 'type-changed', widget: after.name, was: before.type, is: after.type }];
  return [...type, ...transitionChanges(before, after), ...propertyChanges(before, after)];
}

function flowChanges(before: FlowDefinition, after: FlowDefinition): Change[] {
  const calls = (flow: FlowDefinition) => flow.flags?.allow_concurrent_calls ?? true;
  return [
    ...(before.initial_state === after.initial_state
      ? []
      : [{ kind: 'start-changed' as const, was: before.initial_state, is: after.initial_state }]),
    ...(calls(before) === calls(after) ? [] : [{ kind: 'concurrent-calls-changed' as const, is: calls(after) }]),
  ];
}

/** Changes from `before` to `after`, without positions on the canvas and the flow's description. */
export function diffFlows(before: FlowDefinition, after: FlowDefinition): Change[] {
  const { definition, renames } = renamesOf(before, after);
  const old = new Map(definition.states.map((state) => [state.name, state]));
  const now = new Map(after.states.map((state) => [state.name, state]));
  const renamed = [...renames].map(([was, widget]): Change => ({ kind: 'widget-renamed', widget, was }));
  const added = after.states.filter(({ name }) => !old.has(name));
  const removed = definition.states.filter(({ name }) => !now.has(name));
  const kept = after.states.flatMap((state) => {
    const was = old.get(state.name);
    return was ? widgetChanges(was, withNewNames(state, renames)) : [];
  });
  return [
    ...flowChanges(definition, after),
    ...added.map(({ name, type }): Change => ({ kind: 'widget-added', widget: name, type })),
    ...removed.map(({ name, type }): Change => ({ kind: 'widget-removed', widget: name, type })),
    ...renamed,
    ...oldNamesIn(after, renames).map((use): Change => ({ kind: 'old-name-read', ...use })),
    ...kept,
  ];
}
