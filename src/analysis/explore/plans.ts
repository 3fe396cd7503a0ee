// Plans like a played one in which a template renders to something else: its values are changed at their sources.
import type { Json } from '../../flow/types.ts';
import { askedOf } from './condition-values.ts';
import { type Assignment, invert } from './invert.ts';
import type { Plan } from './plan.ts';
import type { Player } from './player.ts';
import { type Path, referencesOf } from './references.ts';
import { contextAt, type Place, sourceOf } from './sources.ts';
import { text, withTrigger } from './start-changes.ts';

const DEEPEST = 6;
const MAX_PLANS = 160;

type Wanted = { template: Json | undefined; wanted: readonly string[]; depth?: number };

/** Plans like a played one in which a template, right before a step, should render to one of the texts. */
export function plansFor(player: Player, place: Place, { template, wanted, depth = 0 }: Wanted): Plan[] {
  if (depth > DEEPEST) return [];
  const context = contextAt(place);
  const { now, steps, plan } = { now: place.played.run.now, ...place.played };
  const render = (text: string) => player.render(text, context, now).text;
  const isSo = depth > 0 && wanted.includes(player.render(template, context, now).text);
  const plans: Plan[] = isSo ? [plan] : [];
  if (typeof template !== 'string') return plans;
  const flow = player.flow((steps[place.index] ?? steps.at(-1))?.flow ?? '')?.definition;
  const inverting = { render, hints: (path: Path) => (flow ? askedOf(flow, path) : []), search: depth === 0 };
  for (const assignment of invert(template, wanted, inverting)) {
    plans.push(...assigned(player, place, { assignment, depth }));
    if (plans.length >= MAX_PLANS) break;
  }
  if (referencesOf(template).now) plans.push(...momentsFor(player, place));
  return plans;
}

/** Changes every value of an assignment at its source, one after the other. */
function assigned(
  player: Player,
  place: Place,
  { assignment, depth }: { assignment: Assignment; depth: number },
): Plan[] {
  let plans: Plan[] = [place.played.plan];
  for (const { path, value } of assignment) {
    plans = plans.flatMap((plan) => {
      const at: Place = { ...place, played: { ...place.played, plan } };
      const source = sourceOf(player, at, path);
      if (source.kind === 'input') return source.change(value) ?? [];
      if (source.kind === 'none') return value === undefined ? [plan] : [];
      return plansFor(player, source.at, { template: source.template, wanted: [text(value)], depth: depth + 1 });
    });
    if (plans.length > MAX_PLANS) plans = plans.slice(0, MAX_PLANS);
  }
  return plans;
}

/** The same execution at other times, with the same durations. */
const momentsFor = (player: Player, { played }: Place): Plan[] =>
  player.moments.map((now) => withTrigger(played.plan, { now }));
