// Creates a world from the parts that a server or a simulation passes in, and those that both share.
import { widgetOf } from '../widgets/index.ts';
import { startExecution } from './executions.ts';
import { deliver, endRun, leaveBy } from './run.ts';
import { explainUnknownType } from './unknown-type.ts';
import type { World } from './world.ts';

/** The parts in which a server and a simulation differ. */
export type OwnParts = Pick<
  World,
  | 'accountSid'
  | 'clock'
  | 'sid'
  | 'render'
  | 'behaviour'
  | 'flows'
  | 'admit'
  | 'numbers'
  | 'mocks'
  | 'content'
  | 'store'
  | 'answersBySignal'
  | 'waitsForOutside'
>;

/** A simulation opens one for each execution. Parts are named one by one, because spreads would slow that down. */
export function openWorld(own: OwnParts): World {
  const world: World = {
    accountSid: own.accountSid,
    clock: own.clock,
    sid: own.sid,
    render: own.render,
    behaviour: own.behaviour,
    flows: own.flows,
    admit: own.admit,
    numbers: own.numbers,
    mocks: own.mocks,
    content: own.content,
    store: own.store,
    answersBySignal: own.answersBySignal,
    waitsForOutside: own.waitsForOutside,
    widgetOf,
    explainUnknownType,
    messages: [],
    calls: new Map(),
    sessions: new Map(),
    runs: new Map(),
    pending: new Set(),
    deliver: (run, signal) => deliver(world, run, signal),
    end: (run) => endRun(world, run),
    leaveBy: (run, event) => leaveBy(world, run, event),
    startExecution: (start) => startExecution(world, start),
  };
  return world;
}
