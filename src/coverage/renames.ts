// Finds renamed widgets between two definitions, and applies the new names to the old definition.
import type { FlowDefinition, FlowState, JsonObject } from '../flow/types.ts';

/** A widget's properties without its place on the canvas. */
export const withoutPlace = ({ offset: _place, ...properties }: JsonObject = {}): JsonObject => properties;

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

const waysOut = ({ transitions }: FlowState) => (transitions ?? []).map(({ event, conditions }) => [event, conditions]);

/** Each similarity is a point; widgets of different types are never the same widget. */
function likeness(a: FlowState, b: FlowState): number {
  if (a.type !== b.type) return 0;
  const alike = [
    same(withoutPlace(a.properties), withoutPlace(b.properties)),
    same(a.properties?.offset ?? null, b.properties?.offset ?? {}),
    same(waysOut(a), waysOut(b)),
    same(targets(a), targets(b)) && targets(a).length > 0,
  ];
  return alike.filter(Boolean).length;
}

const targets = ({ transitions }: FlowState) => (transitions ?? []).flatMap(({ next }) => next ?? []);

/** With fewer points, one widget was probably removed and another one added. */
const ALIKE = 2;

/** A template names a widget as `widgets.NAME`; the name must not continue after the match. */
function renameIn(text: string, renames: ReadonlyMap<string, string>): string {
  return text.replace(/\bwidgets\.([A-Za-z0-9_-]+)/g, (whole, name: string) => {
    const is = renames.get(name);
    return is ? `widgets.${is}` : whole;
  });
}

function renamed({ name, ...state }: FlowState, renames: ReadonlyMap<string, string>): FlowState {
  const translated: FlowState = JSON.parse(renameIn(JSON.stringify({ name, ...state }), renames));
  return {
    ...translated,
    name: renames.get(name) ?? name,
    transitions: (translated.transitions ?? []).map((transition) => {
      const next = transition.next ? (renames.get(transition.next) ?? transition.next) : undefined;
      return { ...transition, ...(next ? { next } : {}) };
    }),
  };
}

function pairs(removed: readonly FlowState[], added: readonly FlowState[]): Map<string, string> {
  const scored = removed.flatMap((was) =>
    added.map((is) => ({ was: was.name, is: is.name, score: likeness(was, is) })),
  );
  const renames = new Map<string, string>();
  const taken = new Set<string>();
  for (const { was, is, score } of scored.sort((a, b) => b.score - a.score)) {
    if (score < ALIKE || renames.has(was) || taken.has(is)) continue;
    renames.set(was, is);
    taken.add(is);
  }
  return renames;
}

const OLD_NAME = /\bwidgets\.([A-Za-z0-9_-]+)/g;

export type OldNameUse = { widget: string; was: string; is: string };

/** Widgets whose templates or conditions still use the old name of a renamed widget. */
export function oldNamesIn({ states }: FlowDefinition, renames: ReadonlyMap<string, string>): OldNameUse[] {
  return states.flatMap((state) => {
    const read = [...JSON.stringify([state.properties, state.transitions]).matchAll(OLD_NAME)].map(
      ([, name = '']) => name,
    );
    return [...new Set(read)].flatMap((was) => {
      const is = renames.get(was);
      return is ? [{ widget: state.name, was, is }] : [];
    });
  });
}

/** The widget with old names replaced by new ones, so that a rename does not count as a change of its conditions. */
export const withNewNames = (state: FlowState, renames: ReadonlyMap<string, string>): FlowState =>
  JSON.parse(renameIn(JSON.stringify(state), renames));

/** The renames from `before` to `after`, and `before` with the new names: a rename is one change, not ten. */
export function renamesOf(before: FlowDefinition, after: FlowDefinition) {
  const old = new Set(before.states.map(({ name }) => name));
  const now = new Set(after.states.map(({ name }) => name));
  const renames = pairs(
    before.states.filter(({ name }) => !now.has(name)),
    after.states.filter(({ name }) => !old.has(name)),
  );
  const start = renames.get(before.initial_state) ?? before.initial_state;
  const states = before.states.map((state) => renamed(state, renames));
  return { renames, definition: { ...before, initial_state: start, states } };
}
