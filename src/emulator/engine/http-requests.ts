// Responds to a widget's HTTP request: with its mock, from a server on this machine, or with a failure.
import { answerOf, forwardTo } from './forward.ts';
import { incident } from './incidents.ts';
import { MAX_REDIRECTS } from './limits.ts';
import type { MockAnswer } from './mocks.ts';
import { record } from './outputs.ts';
import type { HttpAnswer, HttpCall, Signal } from './widget.ts';
import { type Run, topOf, type World } from './world.ts';

type Response = Extract<Signal, { type: 'response' }>;

/** Waits for a server on this machine, and delivers its response whenever it arrives. */
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

type StatusMock = Extract<MockAnswer, { status: number }>;

const isRedirect = ({ status, headers = {} }: StatusMock): boolean =>
  [301, 302, 303, 307, 308].includes(status) && Object.keys(headers).some((name) => name.toLowerCase() === 'location');

/** If a mock redirects, the widget's next mock is the response of the redirect's target. */
function followRedirects(world: World, run: Run, first: StatusMock): HttpAnswer {
  const { flowSid, flowName, state } = topOf(run);
  let answer = first;
  for (let followed = 0; isRedirect(answer) && followed < MAX_REDIRECTS; followed += 1) {
    const next = world.mocks.take([flowSid, flowName], state.name, 'request');
    if (!next || next === answer || !('status' in next)) break;
    answer = next;
  }
  return answerOf(answer);
}

/** Returns the response if it is known at once; otherwise calls `deliver` with it later. */
export function answerRequest(
  world: World,
  run: Run,
  call: HttpCall,
  deliver: (signal: Response) => boolean,
): Response | undefined {
  const { flowSid, flowName, state } = topOf(run);
  const { timeoutSeconds: _, ...request } = call;
  record(world, run, { kind: 'request', ...request });
  const mock = world.mocks.take([flowSid, flowName], state.name, 'request', request);
  if (mock && 'status' in mock) return { type: 'response', response: followRedirects(world, run, mock) };
  if (!mock && world.waitsForOutside) {
    run.record.waiting = { widget: state.name, on: ['response'], until: null };
    return undefined;
  }
  if (!mock || !('forward' in mock)) return unmocked(run, call);
  const late = forwardTo(mock.forward, call).then((response): Response => ({ type: 'response', response }));
  forward(world, run, late, deliver);
  return undefined;
}
