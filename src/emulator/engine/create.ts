// Puts the embedded Studio together: flows, executions, messages, calls, time and mocks, without HTTP.

import { createRender } from '../../liquid/render.ts';
import { widgetOf } from '../widgets/index.ts';
import { createClock } from './clock.ts';
import { openExecutions } from './executions.ts';
import { createFlowBook } from './flow-book.ts';
import { createMockBook } from './mocks.ts';
import { createNumberBook } from './numbers.ts';
import { openPhone } from './phone.ts';
import { openMessages } from './post.ts';
import { deliver, endRun } from './run.ts';
import { createShelf } from './shelf.ts';
import { createSids } from './sids.ts';
import type { Studio } from './studio.ts';
import { explainUnknownType } from './unknown-type.ts';
import type { World } from './world.ts';

export type StudioOptions = {
  accountSid: string;
  /** The real moment, milliseconds since the epoch: where virtual time starts. */
  now: () => number;
  /** May refuse, by throwing, what a message or a call would start. */
  admit?: () => void;
};

function createWorld({ accountSid, now, admit = () => {} }: StudioOptions): World {
  const clock = createClock(now());
  const world: World = {
    accountSid,
    clock,
    sid: createSids(accountSid),
    render: createRender(),
    widgetOf,
    explainUnknownType,
    flows: createFlowBook({ now: clock.tick, isKnownType: (type) => widgetOf(type) !== undefined }),
    admit,
    numbers: createNumberBook(),
    mocks: createMockBook(),
    shelf: createShelf(clock.now),
    messages: [],
    calls: new Map(),
    lines: new Map(),
    runs: new Map(),
    pending: new Set(),
    deliver: (run, signal) => deliver(world, run, signal),
    end: (run) => endRun(world, run),
  };
  return world;
}

/** What of its executions is active ends, and all of them are gone with it [assumed: no page tells]. */
function removeFlow(world: World, sid: string): void {
  for (const run of [...world.runs.values()]) if (run.record.flowSid === sid) world.end(run);
  world.shelf.removeFlow(sid);
  world.flows.remove(sid);
}

function forget(world: World, now: number): void {
  world.clock.reset(now);
  world.messages.length = 0;
  for (const part of [world.calls, world.lines, world.runs, world.mocks, world.shelf, world.numbers]) part.clear();
}

/** Forwarded requests may lead to further ones. */
async function settled({ pending }: World): Promise<void> {
  while (pending.size > 0) await Promise.allSettled(pending);
}

export function createStudio(options: StudioOptions): Studio {
  const world = createWorld(options);
  const { clock } = world;
  return {
    accountSid: options.accountSid,
    now: clock.now,
    flows: { ...world.flows, remove: (sid) => removeFlow(world, sid) },
    executions: openExecutions(world),
    messages: openMessages(world),
    calls: openPhone(world),
    numbers: world.numbers,
    mocks: { set: world.mocks.set },
    clock: { advance: clock.advance, set: clock.set },
    reset: () => forget(world, options.now()),
    settled: () => settled(world),
  };
}
