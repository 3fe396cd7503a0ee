// Carries out the effects of widgets: messages, variables, calls, speech.
import { callOf, hangUp, placeCall } from './calls.ts';
import { incident } from './incidents.ts';
import { sendMessage } from './messages.ts';
import { record } from './outputs.ts';
import type { Effect } from './widget.ts';
import { type Run, topOf, type World } from './world.ts';

type Kinds = { [Kind in Effect['type']]: (world: World, run: Run, effect: Extract<Effect, { type: Kind }>) => void };

const EFFECTS: Kinds = {
  'send-message': sendMessage,
  'set-variables': (_, run, { variables }) => topOf(run).context.setVariables(variables),
  'set-trigger': (_, run, { subtree, values }) => topOf(run).context.setTrigger(subtree, values),
  'place-call': placeCall,
  speak: (world, run, { type: _, ...prompt }) => {
    record(world, run, { kind: 'prompt', ...prompt });
    callOf(world, run)?.transcript.push(prompt);
  },
  note: (_, run, { message }) => incident(run, { kind: 'note', message }),
  log: (_, run, { type: _type, ...logged }) => incident(run, { kind: 'log', ...logged }),
  'hang-up': (world, run) => {
    const call = callOf(world, run);
    if (call) hangUp(world, call);
  },
};

// One function for each kind of effect; TypeScript cannot see that key and argument belong together.
export const carryOut = (world: World, run: Run, effect: Effect): void =>
  (EFFECTS[effect.type] as (world: World, run: Run, effect: Effect) => void)(world, run, effect);
