// Plans like one that was played, in which a template renders to something else: its values are changed where they come from.
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

/** Plans like the one that was played, but for what a template renders to right before a step: one of the texts, if all goes well. */
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

/** Every value of an assignment put where it comes from, one after the other. */
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

/** The same execution at other times: what was before it takes as long as it took. */
const momentsFor = (player: Player, { played }: Place): Plan[] =>
  player.moments.map((now) => withTrigger(played.plan, { now }));
