// Watches an execution until something is the case, by asking for its steps again and again, less and less often.
import type { Waiting } from '../contact/stage.ts';
import { findState } from '../flow/graph.ts';
import type { FlowDefinition } from '../flow/types.ts';
import { contactInputs } from '../flow/widget-types.ts';
import type { Step } from '../path/path.ts';
import { type Trace, trace } from '../path/trace.ts';
import type { Clock } from '../workflow/api.ts';
import { awaitedAt } from './waiting.ts';

/** What Studio says of an execution at one moment. */
export type Sight = { status: 'active' | 'ended'; steps: readonly Step[] };

export type Watched = {
  look: () => Promise<Sight>;
  clock: Clock;
  /** When the watch is over, by `clock`. */
  deadline: number;
  definition: FlowDefinition | undefined;
  /** Where time is virtual nothing happens by itself: whatever waits for anybody waits for the contact. */
  simulatedTime: boolean;
  /** Told after each look that was not enough. */
  observe?: (waiting: Waiting) => void;
};

const FIRST_PAUSE = 20;
const LONGEST_PAUSE = 2000;

/** An execution that Studio stopped has no step to its end: its status says that it is over. */
const traceOf = ({ status, steps }: Sight): Trace => {
  const traced = trace(steps);
  if (status === 'active' || traced.ended) return traced;
  const { current: _, ...rest } = traced;
  return { ...rest, ended: true };
};

/** Whether an execution waits for the contact where it is: a caller at a menu, but not one who hears an announcement. */
export function waitsForContact({ current }: Trace, { definition, simulatedTime }: Watched): boolean {
  const state = definition && current ? findState(definition, current.widget) : undefined;
  if (!state) return false;
  const inputs = contactInputs(state.type);
  if (simulatedTime) return inputs.length > 0;
  return inputs.some((input) => input === 'message' || input === 'keys' || input === 'speech');
}

function tell({ current }: Trace, left: number, { definition, observe }: Watched): void {
  const what = awaitedAt(definition, current);
  observe?.({ what: what || 'the flow to go on', widget: current?.widget ?? 'Trigger', seconds: left / 1000 });
}

/** The first trace that `isEnough`, or the last one before the deadline. */
export async function watch(
  watched: Watched,
  isEnough: (trace: Trace) => boolean,
): Promise<{ trace: Trace; late: boolean }> {
  const { look, clock, deadline } = watched;
  for (let pause = FIRST_PAUSE; ; pause = Math.min(pause * 1.5, LONGEST_PAUSE)) {
    const seen = traceOf(await look());
    if (seen.ended || isEnough(seen)) return { trace: seen, late: false };
    const left = deadline - clock.now();
    if (left <= 0) return { trace: seen, late: true };
    tell(seen, left, watched);
    await clock.sleep(Math.min(pause, left));
  }
}
