// Writes an execution down as a scenario: what starts it, what the contact and the outside do, and everything that came of it.
import type { MockAnswer } from '../../emulator/engine/mocks.ts';
import type { Json, JsonObject } from '../../flow/types.ts';
import type { Action } from '../../scenario/scenario.ts';
import { literal, type WrittenScenario } from '../../scenario/write.ts';
import { readsClock } from './moments.ts';
import type { Plan } from './plan.ts';
import type { Played, PlayedStep, Player } from './player.ts';
import { CONTACT } from './roots.ts';

/** SIDs are others in each execution. */
const SID = /\b[A-Z]{2}[0-9a-f]{32}\b/;
const SIDS = /\b([A-Z]{2})[0-9a-f]{32}\b/g;

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** A text as `messages` and `prompts` compare it: exactly, or as a pattern where it holds a SID. */
const textExpectation = (text: string): Json =>
  SID.test(text) ? { matches: literal(`^${escaped(text).replace(SIDS, '$1[0-9a-f]{32}')}$`) } : literal(text);

function actionYaml(action: Action): JsonObject {
  switch (action.kind) {
    case 'reply':
      return action.media.length > 0
        ? { reply: { body: literal(action.body), media: [...action.media] } }
        : { reply: literal(action.body) };
    case 'press':
      return { press: action.digits };
    case 'say':
      return { say: literal(action.speech) };
    case 'silence':
      return { silence: true };
    case 'hangUp':
      return { hangUp: true };
    case 'answer':
      return { answer: action.outcome };
  }
}

const answerYaml = (answer: MockAnswer): JsonObject => literal(answer as unknown as JsonObject);

/** The last answer stays, so that what repeats it in the end is not written. */
function answersYaml(answers: readonly MockAnswer[]): Json | undefined {
  const list = answers.map(answerYaml);
  while (list.length > 1 && JSON.stringify(list.at(-1)) === JSON.stringify(list.at(-2))) list.pop();
  const [only] = list;
  if (list.length !== 1 || !only) return list;
  return only.delivery === 'delivered' ? undefined : only;
}

function mocksYaml({ mocks }: Played): JsonObject {
  const entries = [...mocks.values()].flatMap(({ widget, answers }) => {
    const yaml = answersYaml(answers);
    return yaml === undefined ? [] : [[widget, yaml] as const];
  });
  return Object.fromEntries(entries);
}

const TRIGGERS: Readonly<Record<string, string>> = {
  request: 'incomingRequest',
  message: 'incomingMessage',
  call: 'incomingCall',
  conversation: 'incomingConversationMessage',
  parent: 'incomingParent',
};

export const triggerName = ({ trigger }: Plan): string => TRIGGERS[trigger.kind] ?? 'incomingRequest';

/** Longer paths say their beginning and their end. */
const MOST_STEPS = 60;

/** An event that is not drawn, as of a widget that Studio does not have, is not one that a path can name. */
const stepYaml = ({ record, state }: PlayedStep): Json =>
  state?.transitions.some(({ event }) => event === record.name) ? { [record.from]: record.name } : record.from;

function pathYaml({ steps, run }: Played, main: string): Json[] {
  const own = steps.filter(({ flow }) => flow === main);
  const widgets = own.filter(({ state, record }) => state?.type !== 'trigger' && record.from !== 'Trigger');
  const last = own.at(-1)?.record;
  // Where it waits, or where it was stopped.
  const open = last && last.to !== 'Ended' && steps.at(-1) === own.at(-1) ? [last.to] : [];
  const path = [...widgets.map(stepYaml), ...open];
  if (path.length <= MOST_STEPS || run.status !== 'ended') return path;
  return [...path.slice(0, MOST_STEPS / 2), '...', ...path.slice(-MOST_STEPS / 4)];
}

/** Values of the end that a flow builder would look at, and that are the same in each run. */
function variablesYaml({ run }: Played): JsonObject {
  const { variables } = (run.context.flow ?? {}) as { variables?: JsonObject };
  const entries = Object.entries(variables ?? {}).filter(
    ([key, value]) =>
      !key.includes('.') &&
      (typeof value !== 'string' || (value.length <= 120 && !SID.test(value))) &&
      typeof value !== 'object',
  );
  return Object.fromEntries(entries.slice(0, 8).map(([key, value]) => [key, literal(value)]));
}

function messagesYaml({ run }: Played): Json[] {
  return run.outputs.flatMap((output) =>
    output.kind === 'message' && output.toContact ? [textExpectation(output.body)] : [],
  );
}

function expectYaml(player: Player, played: Played): JsonObject {
  const messages = messagesYaml(played);
  const variables = variablesYaml(played);
  return {
    status: played.run.status,
    path: pathYaml(played, player.main.name),
    ...(messages.length > 0 ? { messages } : {}),
    ...(Object.keys(variables).length > 0 ? { variables } : {}),
  };
}

const OFFSET_HOURS = -8;

/** With the offset of California, where the dates of Studio's templates are at home. */
function momentYaml(moment: number): string {
  const shown = new Date(moment + OFFSET_HOURS * 3_600_000).toISOString().slice(0, 19);
  return `${shown}-08:00`;
}

export type Defaults = { trigger: string; contact: string; from: string };

/** What several scenarios share is said once, above them. */
export const DEFAULT_FROM = '+15550100000';

function inputsYaml({ plan }: Played, named: string): JsonObject {
  const { trigger } = plan;
  const { contact = CONTACT, flowAddress = DEFAULT_FROM } = trigger;
  const digits = contact.replace(/^\D*/, '');
  return {
    // The contact's number is only said where something depends on it.
    ...(contact !== CONTACT || named.includes(digits) ? { to: contact } : {}),
    ...(flowAddress !== DEFAULT_FROM ? { from: flowAddress } : {}),
    ...(trigger.kind === 'message' ? { body: literal(trigger.body) } : {}),
    ...('parameters' in trigger && trigger.parameters && Object.keys(trigger.parameters).length > 0
      ? { parameters: literal(trigger.parameters) }
      : {}),
  };
}

/** A scenario as its file says it, without a name. */
export function scenarioYaml(player: Player, played: Played, name: string): WrittenScenario {
  const expect = expectYaml(player, played);
  const mocks = mocksYaml(played);
  const { trigger } = played.plan;
  const inputs = inputsYaml(played, JSON.stringify([expect, mocks]));
  const contact = played.actions.map(({ widget, action }) => ({ at: widget, ...actionYaml(action) }));
  const clock = player.flows.some(({ definition }) => readsClock(definition));
  const scenario: JsonObject = {
    name: literal(name),
    trigger: triggerName(played.plan),
    ...(Object.keys(inputs).length > 0 ? { inputs } : {}),
    ...(clock || trigger.now !== undefined ? { now: momentYaml(trigger.now ?? player.now) } : {}),
    ...(Object.keys(mocks).length > 0 ? { mocks } : {}),
    ...(contact.length > 0 ? { contact } : {}),
    expect,
  };
  return scenario as WrittenScenario;
}

/** What all scenarios say alike is said once, in `defaults`. */
export function shared(scenarios: readonly WrittenScenario[]): { defaults: JsonObject; scenarios: WrittenScenario[] } {
  const triggers = scenarios.map(({ trigger }) => String(trigger));
  const counts = new Map(triggers.map((one) => [one, triggers.filter((other) => other === one).length]));
  const trigger = [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 'incomingRequest';
  const bare = scenarios.map((scenario): WrittenScenario => {
    const { trigger: own, ...rest } = scenario;
    return (own === trigger ? rest : scenario) as WrittenScenario;
  });
  return { defaults: { trigger, inputs: { from: DEFAULT_FROM } }, scenarios: bare };
}
