// What a widget sees of the execution that is at it.
import { RENDERED_INVALID_TEMPLATE } from '../../liquid/dialect.ts';
import { callOf, stateOf } from './calls.ts';
import { isExhausted, mistakenTemplate } from './incidents.ts';
import type { WidgetContext } from './widget.ts';
import { type Run, topOf, type World } from './world.ts';

export function widgetContextOf(world: World, run: Run): WidgetContext {
  const { state, context, memory } = topOf(run);
  const { record, kind } = run;
  const { contact, flowAddress: flow } = record;
  const call = callOf(world, run);
  const now = world.clock.now();
  return {
    name: state.name,
    properties: state.properties,
    transitions: state.transitions,
    context: context.now,
    channel: call ? { kind, contact, flow, call: stateOf(call) } : { kind, contact, flow },
    now,
    memory,
    render(template) {
      if (isExhausted(run)) return RENDERED_INVALID_TEMPLATE;
      const { text, mistake, tookTooLong } = world.render(template, context.now, now);
      if (mistake) mistakenTemplate(run, mistake);
      if (tookTooLong) run.exhausted += 1;
      return text;
    },
  };
}
