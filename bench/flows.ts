// The flows of the benchmarks: five widgets without a contact, and loops with any number of steps.
import type { FlowDefinition } from '../src/flow/types.ts';
import { flowOf, say, set, split } from '../tests/emulator/flows.ts';

/** Five widgets after the Trigger: templates, a split and two messages. */
export const fiveWidgets = (): FlowDefinition =>
  flowOf(
    set('remember', { name: '{{flow.data.name}}', time: '{{flow.data.time}}' }, 'is_known'),
    split('is_known', '{{flow.variables.name}}', [{ type: 'is_not_blank', next: 'greet' }]),
    say('greet', 'Hi {{flow.variables.name}}, see you at {{flow.variables.time}}.', 'confirm'),
    set('confirm', { confirmed: 'yes' }, 'thank'),
    say('thank', 'Thank you.'),
  );

/** Two steps per iteration, and two before: `steps` must be even. */
export const turning = (steps: number): FlowDefinition =>
  flowOf(
    set('start', { turn: '0' }, 'count'),
    set('count', { turn: '{{flow.variables.turn | plus: 1}}' }, 'is_done'),
    split('is_done', '{{flow.variables.turn}}', [{ value: String(steps / 2 - 1), next: '' }], 'count'),
  );
