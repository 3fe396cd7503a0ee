// Trigger: by which event a flow starts.

import { trigger } from '../../../src/emulator/widgets/trigger.ts';
import { WIDGET_TYPES } from '../../../src/flow/widget-types.ts';
import { expect, test } from '../../test.ts';
import { left, visitAt } from './visits.ts';

const startedBy = (event: string) => left(trigger.enter(visitAt({}, { memory: { event } }))).event;

test('it is left by the event that started the execution', () => {
  for (const event of WIDGET_TYPES.trigger.events) expect(startedBy(event)).toBe(event);
});

test('without a known start, the event is that of the REST API', () => {
  expect(startedBy('')).toBe('incomingRequest');
});
