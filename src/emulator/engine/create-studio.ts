// Assembles the embedded Studio: flows, executions, messages, calls, time and mocks, without HTTP.

import type { ContentTemplate } from '../../flow/content.ts';
import { createRender } from '../../liquid/render.ts';
import { startBy } from './arrivals.ts';
import { type Behaviour, DEFAULT_BEHAVIOUR } from './behaviour.ts';
import { openCalls } from './calls.ts';
import { createClock } from './clock.ts';
import { createExecutionStore } from './execution-store.ts';
import { openExecutions } from './executions.ts';
import { createFlowRegistry } from './flow-registry.ts';
import { openMessages } from './messages.ts';
import { createMockRegistry } from './mocks.ts';
import { createNumberRegistry } from './numbers.ts';
import { openWorld } from './open-world.ts';
import { createSids } from './sids.ts';
import type { Studio } from './studio.ts';
import type { World } from './world.ts';

export type StudioOptions = {
  accountSid: string;
  /** The real time in milliseconds since the epoch, at which virtual time starts. */
  now: () => number;
  /** May throw, to refuse an execution that a message or a call would start. */
  admit?: () => void;
  /** Studio's behaviour where its documentation leaves it open; see behaviour.ts. */
  behaviour?: Partial<Behaviour>;
};

function createWorld({ accountSid, now, admit = () => {}, behaviour: changes }: StudioOptions): World {
  const behaviour = { ...DEFAULT_BEHAVIOUR, ...changes };
  const clock = createClock(now());
  return openWorld({
    accountSid,
    clock,
    sid: createSids(accountSid),
    render: createRender(behaviour),
    behaviour,
    flows: createFlowRegistry({ now: clock.tick }),
    admit,
    numbers: createNumberRegistry(),
    mocks: createMockRegistry(),
    content: new Map(),
    store: createExecutionStore(clock.now),
    answersBySignal: false,
    waitsForOutside: false,
  });
}

function setContent({ content }: World, templates: readonly ContentTemplate[]): void {
  content.clear();
  for (const template of templates) content.set(template.sid, template);
}

/** Its active executions end, and all are deleted with it [assumed]. */
function removeFlow(world: World, sid: string): void {
  for (const run of [...world.runs.values()]) if (run.record.flowSid === sid) world.end(run);
  world.store.removeFlow(sid);
  world.flows.remove(sid);
}

function forget(world: World, now: number): void {
  world.clock.reset(now);
  world.messages.length = 0;
  for (const part of [world.calls, world.sessions, world.runs, world.mocks, world.store, world.numbers]) part.clear();
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
    behaviour: world.behaviour,
    flows: { ...world.flows, remove: (sid) => removeFlow(world, sid) },
    executions: { ...openExecutions(world), startBy: (flowSid, arrival) => startBy(world, flowSid, arrival) },
    messages: openMessages(world),
    calls: openCalls(world),
    numbers: world.numbers,
    mocks: { set: world.mocks.set },
    content: { set: (templates) => setContent(world, templates) },
    clock: { advance: clock.advance, set: clock.set },
    reset: () => forget(world, options.now()),
    settled: () => settled(world),
  };
}
