// The pictures of a conversation: the flow with the path that was taken, and each subflow that was entered with its own.
import type { FlowDefinition } from '../flow/types.ts';
import { drawFlow } from '../map/draw.ts';
import type { Path } from '../path/path.ts';
import { ENDED } from '../path/trace.ts';
import type { FoundFlow } from './folder.ts';
import type { Played, Scene } from './play.ts';
import { levelsOf } from './steps.ts';
import type { PictureView } from './view.ts';

type Step = Played['run']['steps'][number];

const timeOf = (at: number): string => new Date(at).toISOString();

function pathOf(steps: readonly Step[]): Path {
  return steps.flatMap((step, index) => {
    if (step.to === ENDED) return [];
    const left = steps[index + 1];
    return [
      { widget: step.to, enteredAt: timeOf(step.at), ...(left ? { event: left.name, leftAt: timeOf(left.at) } : {}) },
    ];
  });
}

function draw(definition: FlowDefinition, steps: readonly Step[]): string {
  const [first] = steps;
  return drawFlow(definition, {
    bare: true,
    embedded: true,
    path: pathOf(steps),
    ...(first ? { trigger: first.name } : {}),
  });
}

/** After so many steps, or now. */
export function picturesOf(
  flow: FoundFlow | undefined,
  talk: { scene: Scene; played: Played } | undefined,
  until?: number,
): PictureView[] {
  if (!flow?.definition) return [];
  if (!talk) return [{ flow: flow.name, svg: drawFlow(flow.definition, { bare: true, embedded: true }) }];
  const { scene, played } = talk;
  const steps = played.run.steps.slice(0, until);
  const levels = levelsOf(steps, scene.flows);
  return scene.flows.flatMap(({ name, definition }, index): PictureView[] => {
    const own = steps.filter((_, at) =>
      index === 0 ? levels[at]?.depth === 0 : levels[at]?.name === name && levels[at]?.depth !== 0,
    );
    return index === 0 || own.length > 0 ? [{ flow: name, svg: draw(definition, own) }] : [];
  });
}
