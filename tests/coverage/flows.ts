// A small flow, and evidence of executions on it, for the specs of coverage and maps.
import { digestOf } from '../../src/flow/digest.ts';
import type { FlowDefinition, FlowState } from '../../src/flow/types.ts';
import type { Evidence } from '../../src/session/evidence.ts';

const is = (value: string) => [{ friendly_name: value, arguments: ['{{x}}'], type: 'equal_to', value }];

export const widget = (
  name: string,
  type: string,
  transitions: FlowState['transitions'],
  place?: [number, number],
): FlowState => ({
  name,
  type,
  transitions,
  properties: { ...(place ? { offset: { x: place[0], y: place[1] } } : {}) },
});

/** ask -> check -> (Yes | Sure) book, No -> bye, else ask again. */
export const booking = (): FlowDefinition => ({
  description: 'Booking',
  initial_state: 'Trigger',
  states: [
    widget('Trigger', 'trigger', [{ event: 'incomingMessage' }, { event: 'incomingRequest', next: 'ask' }], [0, 0]),
    widget(
      'ask',
      'send-and-wait-for-reply',
      [{ event: 'incomingMessage', next: 'check' }, { event: 'timeout', next: 'bye' }, { event: 'deliveryFailure' }],
      [0, 240],
    ),
    widget(
      'check',
      'split-based-on',
      [
        { event: 'noMatch', next: 'ask' },
        { event: 'match', next: 'book', conditions: is('Yes') },
        { event: 'match', next: 'book', conditions: is('Sure') },
        { event: 'match', next: 'bye', conditions: is('No') },
      ],
      [0, 480],
    ),
    widget('book', 'make-http-request', [{ event: 'success', next: 'bye' }, { event: 'failed' }], [0, 720]),
    widget('bye', 'send-message', [{ event: 'sent' }, { event: 'failed' }], [400, 960]),
  ],
});

export type Visited = [widget: string, event?: string];

export const pathOf = (...visits: Visited[]): Evidence['path'] =>
  visits.map(([name, event]) => ({ widget: name, enteredAt: '2026-01-01T00:00:00Z', ...(event ? { event } : {}) }));

export const CONFIRMED: Visited[] = [
  ['ask', 'incomingMessage'],
  ['check', 'match'],
  ['book', 'success'],
  ['bye', 'sent'],
];
export const SILENT: Visited[] = [
  ['ask', 'timeout'],
  ['bye', 'sent'],
];

/** Evidence of a scenario on the booking flow, as the harness attaches it. */
export function evidenceOf(name: string, visits: Visited[], more: Partial<Evidence> = {}): Evidence {
  return {
    version: 1,
    scenario: { id: `booking.yaml:${name}`, name, file: 'booking.yaml', line: 3, tags: [] },
    target: 'emulator',
    flow: { name: 'booking', sid: 'FW0', digest: digestOf(booking()) },
    simulatedTime: true,
    inputs: {},
    trigger: 'incomingRequest',
    path: pathOf(...visits),
    messages: [],
    context: {},
    calls: [],
    failures: [],
    ...more,
  };
}
