// Where a value of the context comes from in an execution, and how to change the plan to change it.
import type { MockAnswer } from '../../emulator/engine/mocks.ts';
import { isObject } from '../../flow/json-value.ts';
import type { FlowState, Json, JsonObject } from '../../flow/types.ts';
import { asksParty, makesRequest, placesCall } from '../../flow/widget-types.ts';
import type { Action } from '../../scenario/scenario.ts';
import { withValue } from './answers.ts';
import { type Plan, type PlannedVisit, withVisit } from './plan.ts';
import type { Played, PlayedStep, Player } from './player.ts';
import type { Path } from './references.ts';
import { mediaCount, PICTURE, text, withAddress, withField, withParameter } from './start-changes.ts';

/** A point of an execution: right before the step with this index. */
export type Place = { played: Played; index: number };

export type Source =
  /** Input of the trigger, the contact or another party. */
  | { kind: 'input'; change: (value: Json | undefined) => Plan | undefined }
  /** Rendered from a template at an earlier step. */
  | { kind: 'template'; template: Json | undefined; at: Place; widget: string }
  /** No value is set yet, or none can be set. */
  | { kind: 'none' };

const NONE: Source = { kind: 'none' };

const input = (change: (value: Json | undefined) => Plan | undefined): Source => ({ kind: 'input', change });

const sameFrame = (step: PlayedStep, other: PlayedStep | undefined): boolean =>
  step.record.parentStepSid === (other?.record.parentStepSid ?? null) && step.flow === (other?.flow ?? step.flow);

/** The latest step before the place, in the same flow, for which a test holds. */
function latest({ played, index }: Place, holds: (step: PlayedStep) => boolean, inside?: PlayedStep): number {
  const here = inside ?? played.steps[index] ?? played.steps.at(-1);
  for (let at = index - 1; at >= 0; at -= 1) {
    const step = played.steps[at];
    if (step && sameFrame(step, here) && holds(step)) return at;
  }
  return -1;
}

type Variable = { key: string; value: Json | undefined };

const listOf = (state: FlowState | undefined, property: string): Variable[] => {
  const list = state?.properties[property];
  if (!Array.isArray(list)) return [];
  return list.filter(isObject).flatMap(({ key, value }) => (typeof key === 'string' ? [{ key, value }] : []));
};

function variableSource(place: Place, name: string, inside?: PlayedStep): Source {
  const sets = (step: PlayedStep) =>
    step.state?.type === 'set-variables' && listOf(step.state, 'variables').some(({ key }) => key === name);
  const at = latest(place, sets, inside);
  const step = place.played.steps[at];
  if (!step) return NONE;
  const template = listOf(step.state, 'variables').findLast(({ key }) => key === name)?.value;
  return { kind: 'template', template, at: { played: place.played, index: at }, widget: step.record.from };
}

/** A value that the parent flow passes. */
function passedDown(place: Place, name: string): Source {
  const here = place.played.steps[place.index] ?? place.played.steps.at(-1);
  const parent = here?.record.parentStepSid;
  if (!here || parent === null || parent === undefined)
    return input((value) => withParameter(place.played.plan, [name], value));
  // The parent's last step before it led to the widget that runs the subflow.
  const before = place.played.steps.findIndex(({ record }) => record.sid === parent);
  const led = place.played.steps[before];
  const runner = led && flowStates.get(place.played)?.(led.flow, led.record.to);
  const template = listOf(runner, 'parameters').find(({ key }) => key === name)?.value;
  return runner
    ? { kind: 'template', template, at: { played: place.played, index: before + 1 }, widget: runner.name }
    : NONE;
}

const flowStates = new WeakMap<Played, (flow: string, widget: string) => FlowState | undefined>();

const isOutcome = (mock: MockAnswer | undefined): mock is Extract<MockAnswer, { event: string }> =>
  mock !== undefined && 'event' in mock;

const isAnswer = (mock: MockAnswer | undefined): mock is Extract<MockAnswer, { status: number }> =>
  mock !== undefined && 'status' in mock;

const DIGITS = /^[0-9*#]+$/;

type Visit = {
  plan: Plan;
  slot: string;
  visit: PlannedVisit;
  state: FlowState;
  event: string;
  player: Player;
  flow: string;
};

const act = ({ plan, slot, visit }: Visit, action: Action): Plan => withVisit(plan, slot, { ...visit, action });

function repliedSource(visit: Visit, [name = '']: Path): Source {
  const { action } = visit.visit;
  const body = action?.kind === 'reply' ? action.body : '';
  const media = action?.kind === 'reply' ? action.media : [];
  if (name === 'Body') return input((value) => act(visit, { kind: 'reply', body: text(value), media }));
  if (name === 'NumMedia')
    return input((value) =>
      act(visit, {
        kind: 'reply',
        body: body || 'Here',
        media: Array.from({ length: mediaCount(value) }, () => PICTURE),
      }),
    );
  if (/^MediaUrl\d+$/.test(name))
    return input((value) => act(visit, { kind: 'reply', body, media: value ? [text(value)] : [] }));
  return NONE;
}

function gatheredSource(visit: Visit, [name]: Path): Source {
  if (name === 'Digits')
    return input((value) =>
      DIGITS.test(text(value)) ? act(visit, { kind: 'press', digits: text(value) }) : silent(visit, value),
    );
  if (name === 'SpeechResult')
    return input((value) =>
      text(value).trim() === '' ? silent(visit, value) : act(visit, { kind: 'say', speech: text(value) }),
    );
  return NONE;
}

/** A blank value: neither keys nor speech. */
const silent = (visit: Visit, value: Json | undefined): Plan | undefined =>
  text(value) === '' ? act(visit, { kind: 'silence' }) : undefined;

function answeredSource(visit: Visit, path: Path): Source {
  const [name, ...rest] = path;
  const { plan, slot, visit: planned } = visit;
  const before: Extract<MockAnswer, { status: number }> = isAnswer(planned.mock)
    ? planned.mock
    : (visit.player.defaultAnswer(visit.flow, visit.state.name) ?? { status: 200 });
  const answer = (change: Partial<typeof before>) =>
    withVisit(plan, slot, { ...planned, mock: { ...before, ...change } });
  if (name === 'status_code')
    return input((value) => {
      const status = Number(text(value));
      return Number.isInteger(status) && status >= 100 && status <= 599 ? answer({ status }) : undefined;
    });
  if (name === 'body' && rest.length === 0) return input((value) => answer({ body: text(value) }));
  if (name === 'content_type') return input((value) => answer({ headers: { 'content-type': text(value) } }));
  if (name !== 'parsed') return NONE;
  return input((value) => {
    const base = isObject(before.body) ? before.body : {};
    if (rest.length === 0) return answer({ body: isObject(value) ? value : {} });
    const body = withValue(base, rest, value);
    return isObject(body) ? answer({ body }) : undefined;
  });
}

function answeredCallSource(visit: Visit, [name]: Path): Source {
  if (name !== 'AnsweredBy' && name !== 'CallStatus') return NONE;
  return input((value) => {
    const wanted = text(value).toLowerCase();
    if (wanted.startsWith('machine')) return act(visit, { kind: 'answer', outcome: 'machine' });
    if (wanted === 'busy' || wanted === 'no-answer' || wanted === 'failed')
      return act(visit, { kind: 'answer', outcome: wanted });
    return act(visit, { kind: 'answer', outcome: 'human' });
  });
}

/** The output of another party: the outcome stays, with more values. */
function outcomeSource(visit: Visit, path: Path): Source {
  const { plan, slot, visit: planned, event } = visit;
  if (path.length === 0) return NONE;
  return input((value) => {
    const output = withValue(isOutcome(planned.mock) ? (planned.mock.output ?? {}) : {}, path, value);
    return isObject(output) ? withVisit(plan, slot, { ...planned, mock: { event, output } }) : undefined;
  });
}

/** The variables of a subflow at its end: right before the step that leaves the widget that ran it. */
function subflowSource({ played }: Place, at: number, name: string): Source {
  const inside = played.steps[at - 1];
  if (!inside || inside.record.parentStepSid === played.steps[at]?.record.parentStepSid) return NONE;
  return variableSource({ played, index: at }, name, inside);
}

/** The template of what a widget sent or stored. */
function ownTemplate({ type, properties }: FlowState, [part, name]: Path): Json | undefined {
  const isMessage = type === 'send-and-wait-for-reply' || type === 'send-message';
  return isMessage && part === 'outbound' && name === 'Body' ? properties.body : undefined;
}

function byType(visit: Visit, rest: Path): Source {
  const { type } = visit.state;
  if (type === 'send-and-wait-for-reply' && rest[0] === 'inbound') return repliedSource(visit, rest.slice(1));
  if (type === 'gather-input-on-call') return gatheredSource(visit, rest);
  if (isOutcome(visit.visit.mock)) return outcomeSource(visit, rest);
  if (makesRequest(type)) return answeredSource(visit, rest);
  if (placesCall(type)) return answeredCallSource(visit, rest);
  return asksParty(type) || type === 'run-subflow' ? outcomeSource(visit, rest) : NONE;
}

function widgetSource(player: Player, place: Place, [name = '', ...rest]: Path): Source {
  const at = latest(place, ({ record }) => record.from === name);
  const step = place.played.steps[at];
  const state = step?.state;
  if (!step || !state) return NONE;
  const { plan } = place.played;
  const here: Place = { played: place.played, index: at };
  if (state.type === 'set-variables') {
    const template = listOf(state, 'variables').findLast(({ key }) => key === rest[0])?.value;
    return { kind: 'template', template, at: here, widget: name };
  }
  const template = ownTemplate(state, rest);
  if (template !== undefined) return { kind: 'template', template, at: here, widget: name };
  const inside = state.type === 'run-subflow' ? subflowSource(place, at, rest[0] ?? '') : NONE;
  if (inside.kind !== 'none') return inside;
  const { slot, flow, record } = step;
  return byType({ plan, slot, visit: plan.visits.get(slot) ?? {}, state, event: record.name, player, flow }, rest);
}

function flowSource(place: Place, [part, name, ...rest]: Path): Source {
  const { plan } = place.played;
  if (part === 'channel') return input((value) => withAddress(plan, 'flowAddress', value));
  if (part === 'data' && name !== undefined) return input((value) => withParameter(plan, [name, ...rest], value));
  return part === 'variables' && name !== undefined ? variableSource(place, name) : NONE;
}

function triggerSource(place: Place, [part, name, ...rest]: Path): Source {
  const { plan } = place.played;
  if (name === undefined) return NONE;
  if (part === 'request' && name === 'parameters') return input((value) => withParameter(plan, rest, value));
  if (part === 'request') return input((value) => withAddress(plan, name === 'to' ? 'contact' : 'flowAddress', value));
  if (part === 'parent' && name === 'parameters') return passedDown(place, rest[0] ?? '');
  return input((value) => withField(plan, [name, ...rest], value));
}

/** The source of the value at a path, right before a step. */
export function sourceOf(player: Player, place: Place, [head, ...rest]: Path): Source {
  const { plan } = place.played;
  flowStates.set(place.played, (flow, widget) => player.flow(flow)?.states.get(widget));
  if (head === 'contact') return input((value) => withAddress(plan, 'contact', value));
  if (head === 'widgets') return widgetSource(player, place, rest);
  if (head === 'flow') return flowSource(place, rest);
  return head === 'trigger' ? triggerSource(place, rest) : NONE;
}

const contexts = new WeakMap<object, JsonObject>();

/** Cached, since it is computed from changes and needed repeatedly. */
function contextAfter({ record }: PlayedStep): JsonObject {
  const found = contexts.get(record) ?? record.contextThen();
  contexts.set(record, found);
  return found;
}

/** The context right before a step. */
export function contextAt({ played, index }: Place): JsonObject {
  const here = played.steps[index] ?? played.steps.at(-1);
  for (let at = index - 1; at >= 0; at -= 1) {
    const step = played.steps[at];
    if (step && sameFrame(step, here)) return contextAfter(step);
  }
  return here ? contextAfter(here) : played.run.context;
}
