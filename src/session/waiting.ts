// Describes where an execution waits, what for, and the YAML that would let it continue.
import { stateAt as stateOf } from '../flow/subflows.ts';
import type { FlowDefinition, FlowState } from '../flow/types.ts';
import { type ContactInput, contactInputs, silenceEvent } from '../flow/widget-types.ts';
import type { Visit } from '../path/path.ts';

const AWAITED: Readonly<Record<ContactInput, string>> = {
  message: 'a reply',
  keys: 'keys',
  speech: 'speech',
  answer: 'the call to be answered',
  'hang-up': 'the end of the call',
};

const ACTIONS: Readonly<Record<ContactInput, string>> = {
  message: 'reply: "Yes"',
  keys: 'press: "1"',
  speech: 'say: "yes"',
  answer: 'answer: human',
  'hang-up': 'hangUp: true',
};

/** The same actions as calls of `execution.at(widget)` in TypeScript. */
const CALLS: Readonly<Record<ContactInput, string>> = {
  message: "reply('Yes')",
  keys: "press('1')",
  speech: "say('yes')",
  answer: "answer('human')",
  'hang-up': 'hangUp()',
};

const stateAt = (definition: FlowDefinition | undefined, visit: Visit | undefined): FlowState | undefined =>
  definition && visit ? stateOf(definition, visit) : undefined;

/** Inputs that end the call count only if the widget accepts nothing else. */
const withoutHangUp = (inputs: readonly ContactInput[]): readonly ContactInput[] => {
  const own = inputs.filter((input) => input !== 'hang-up');
  return own.length > 0 ? own : inputs;
};

/** What the contact can do at a widget; empty if it continues without the contact, or is not in the definition. */
export const inputsAt = (definition: FlowDefinition | undefined, visit: Visit | undefined): readonly ContactInput[] => {
  const state = stateAt(definition, visit);
  return state ? contactInputs(state.type) : [];
};

/** `a reply`; empty if the widget continues without the contact. */
export const awaitedAt = (definition: FlowDefinition | undefined, visit: Visit | undefined): string =>
  withoutHangUp(inputsAt(definition, visit))
    .map((input) => AWAITED[input])
    .join(' or ');

/** `at \`ask\` (send-and-wait-for-reply) for a reply`. */
export function whereAndWhy(definition: FlowDefinition | undefined, visit: Visit | undefined): string {
  if (!visit) return 'before its first widget';
  const state = stateAt(definition, visit);
  const type = state ? ` (${state.type})` : '';
  const awaited = awaitedAt(definition, visit);
  return `at \`${visit.widget}\`${type}${awaited ? ` for ${awaited}` : ''}`;
}

/** The fix for an action without effect. */
export const NO_EFFECT_FIX =
  "see what the widget listens for, and whether the flow's number leads to this flow (its webhook on an account)";

/** The action to add to `contact`, with silence as the alternative if the widget has a timeout. */
export function actionToAdd(definition: FlowDefinition | undefined, visit: Visit): string {
  const state = stateAt(definition, visit);
  const actions = withoutHangUp(inputsAt(definition, visit)).map((input) => ACTIONS[input]);
  if (state && silenceEvent(state)) actions.push('silence: true');
  const [first = 'silence: true', ...others] = actions;
  const choices = others.length > 0 ? `   # or ${others.join(', ')}` : '';
  return `contact:\n  - at: ${visit.widget}\n    ${first}${choices}`;
}

/** The same for TypeScript: the call to add. */
export function callToAdd(definition: FlowDefinition | undefined, visit: Visit): string {
  const state = stateAt(definition, visit);
  const calls = withoutHangUp(inputsAt(definition, visit)).map((input) => CALLS[input]);
  if (state && silenceEvent(state)) calls.push('silence()');
  const [first = 'silence()', ...others] = calls;
  const choices = others.length > 0 ? `   // or ${others.map((call) => `.${call}`).join(', ')}` : '';
  return `await execution.at('${visit.widget}').${first};${choices}`;
}
