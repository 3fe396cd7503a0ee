// Distinguishes the situations in which an execution can reach a widget, by the values that later conditions depend on.
import type { FlowDefinition } from '../../flow/types.ts';
import { valueAt } from './answers.ts';
import type { Player } from './player.ts';
import { type Path, referencesOf, templatesIn, templatesOf } from './references.ts';
import { contextAt, type Place, sourceOf } from './sources.ts';

const unique = (paths: readonly Path[]): Path[] => [...new Map(paths.map((path) => [path.join('.'), path])).values()];

const known = new WeakMap<FlowDefinition, readonly Path[]>();

/** Every path that a condition reads, directly or through variables. */
export function decidingPaths(flow: FlowDefinition): readonly Path[] {
  const found = known.get(flow);
  if (found) return found;
  const direct = flow.states.flatMap(({ properties, transitions }) => {
    const conditions = transitions.flatMap(({ conditions: own = [] }) => own);
    return conditions.length === 0 ? [] : [...templatesIn(properties.input), ...templatesIn(conditions as never)];
  });
  const variables = flow.states
    .filter(({ type }) => type === 'set-variables' || type === 'run-subflow')
    .flatMap(templatesOf);
  const paths = unique([...direct, ...variables].flatMap((template) => [...referencesOf(template).paths]));
  known.set(flow, paths);
  return paths;
}

const DEEPEST = 4;

/** `*` for a value that a plan can choose on the way there; otherwise its value. */
function described(player: Player, place: Place, path: Path, depth = 0): string {
  const source = sourceOf(player, place, path);
  if (source.kind === 'input') return valueAt(contextAt(place), path) === undefined ? '-' : '*';
  if (source.kind === 'none' || depth >= DEEPEST)
    return JSON.stringify(valueAt(contextAt(place), path) ?? null).slice(0, 80);
  const { paths, now } = referencesOf(source.template);
  const parts = paths.map((one) => described(player, source.at, one, depth + 1));
  if (now || parts.some((part) => part.startsWith('*'))) return `*${source.widget}`;
  return JSON.stringify(valueAt(contextAt(place), path) ?? null).slice(0, 80);
}

/** A key that is equal for arrivals from which, as far as is known, the same executions are possible. */
export function situationOf(player: Player, place: Place, flow: FlowDefinition): string {
  const { kind } = place.played.plan.trigger;
  const parts = decidingPaths(flow)
    .filter(([head]) => head === 'flow' || head === 'widgets')
    .filter(([head, second]) => head !== 'flow' || second === 'variables')
    .map((path) => described(player, place, path));
  return `${kind} ${parts.join(' ')}`;
}
