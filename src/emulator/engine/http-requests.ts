// Answers what a widget asks of the outside: from its mock, from a server on this machine, or not at all.
import { answerOf, forwardTo } from './forward.ts';
import { incident } from './incidents.ts';
import { record } from './outputs.ts';
import type { HttpCall, Signal } from './widget.ts';
import { type Run, topOf, type World } from './world.ts';

type Response = Extract<Signal, { type: 'response' }>;

/** It waits for a server on this machine: the answer comes when it comes. */
function forward(world: World, run: Run, late: Promise<Response>, deliver: (signal: Response) => boolean): void {
  const { state } = topOf(run);
  run.record.waiting = { widget: state.name, on: ['response'], until: null };
  const answered: Promise<void> = late.then((response) => {
    world.pending.delete(answered);
    deliver(response);
  });
  world.pending.add(answered);
}

function unmocked(run: Run, { method, url }: HttpCall): Response {
  const { state } = topOf(run);
  const reason = `no mock answers ${method} ${url}`;
  const fix = `mocks:\n  ${state.name}: { status: 200, body: {} }`;
  incident(run, { kind: 'unmocked', message: reason, fix, request: { method, url } });
  return { type: 'response', response: { failed: 'unmocked', reason } };
}

/** The answer, if it is there at once; else `deliver` is called with it later. */
export function answerRequest(
  world: World,
  run: Run,
  call: HttpCall,
  deliver: (signal: Response) => boolean,
): Response | undefined {
  const { flowSid, flowName, state } = topOf(run);
  const { timeoutSeconds: _, ...request } = call;
  record(world, run, { kind: 'request', ...request });
  const mock = world.mocks.take([flowSid, flowName], state.name, 'request');
  if (mock && 'status' in mock) return { type: 'response', response: answerOf(mock) };
  if (!mock && world.waitsForOutside) {
    run.record.waiting = { widget: state.name, on: ['response'], until: null };
    return undefined;
  }
  if (!mock || !('forward' in mock)) return unmocked(run, call);
  const late = forwardTo(mock.forward, call).then((response): Response => ({ type: 'response', response }));
  forward(world, run, late, deliver);
  return undefined;
}
