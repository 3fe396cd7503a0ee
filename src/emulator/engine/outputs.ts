// Records what an execution sends, in order: messages, prompts, requests, calls and tasks, each with its widget.
import type { SentContent } from '../../flow/sent.ts';
import { type Run, topOf, type World } from './world.ts';

/** A flow that loops may send a lot; no execution has more steps than this. */
const MAX_OUTPUTS = 2000;

export function record(world: World, run: Run, sent: SentContent): void {
  const { outputs, steps } = run.record;
  if (outputs.length >= MAX_OUTPUTS) return;
  const { state, flowName } = topOf(run);
  const at = world.clock.now();
  const place = { widget: state.name, flow: flowName, step: steps.length, at, source: state.properties };
  // Callers create `sent` for this call: adding to it is several times as fast as a spread.
  outputs.push(Object.assign(sent, place));
}
