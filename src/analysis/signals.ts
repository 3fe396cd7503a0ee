// Converts the actions of a scenario's contact to signals of the engine.

import { timeoutSeconds } from '../contact/silence.ts';
import type { ContactSignal, SimulatedRun, SimulationTrigger } from '../emulator/engine/simulation.ts';
import { findAnywhere } from '../flow/subflows.ts';
import type { FlowDefinition } from '../flow/types.ts';
import { placesCall } from '../flow/widget-types.ts';
import { createRender } from '../liquid/render.ts';
import { arrivalOf } from '../scenario/arrival.ts';
import type { ContactAction, Scenario } from '../scenario/scenario.ts';

/** Pauses (`w`) between keys are not keys. */
const keysOf = (digits: string): string => digits.replace(/[^0-9*#A-Da-d]/g, '');

const render = createRender();

/** Silence during a call that the flow places lets it ring; at other widgets, time passes until a second after the timeout. */
function silence(definition: FlowDefinition, run: SimulatedRun, at: string): ContactSignal {
  const state = findAnywhere(definition, at);
  if (placesCall(state?.type)) return { type: 'timeout' };
  const { text } = render(state?.properties.timeout, run.context, run.now);
  return { type: 'wait', seconds: timeoutSeconds(state, text) + 1 };
}

/** The signal for an action, for a run of the definition that waits for it. */
export function signalOf(action: ContactAction, definition: FlowDefinition, run: SimulatedRun): ContactSignal {
  switch (action.kind) {
    case 'reply':
      return { type: 'message', body: action.body, media: action.media };
    case 'press':
      return { type: 'digits', digits: keysOf(action.digits) };
    case 'say':
      return { type: 'speech', text: action.speech };
    case 'silence':
      return silence(definition, run, action.at);
    case 'hangUp':
      return { type: 'hangup' };
    case 'answer':
      return action.outcome === 'no-answer' ? { type: 'timeout' } : { type: 'answer', outcome: action.outcome };
  }
}

/** The start of a scenario's execution. */
export function triggerOf(
  { trigger, inputs, now }: Scenario,
  ends: { contact: string; flowAddress: string },
): SimulationTrigger {
  const start = { ...ends, ...(now ? { now: Date.parse(now) } : {}) };
  switch (trigger) {
    case 'incomingMessage':
    case 'incomingConversationMessage':
    case 'incomingCall':
    case 'incomingParent':
      return { ...start, kind: 'arrival', arrival: { trigger, ...arrivalOf(trigger, inputs) } };
    case 'incomingRequest':
      return { ...start, kind: 'request', parameters: inputs.parameters };
  }
}
