// What a widget can read of its execution.
import { callOf, stateOf } from './calls.ts';
import { isExhausted, mistakenTemplate, oddTemplate } from './incidents.ts';
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
    accountSid: world.accountSid,
    behaviour: world.behaviour,
    contentTemplate: (sid) => world.content.get(sid),
    isNumber: (template) => world.render.isNumber(template, context.now, now, run.budget),
    render(template) {
      if (isExhausted(run)) return '';
      const { text, mistake, tookTooLong, notes } = world.render(template, context.now, now, run.budget);
      if (mistake) mistakenTemplate(run, mistake);
      for (const note of notes ?? []) oddTemplate(run, note);
      if (tookTooLong) run.exhausted += 1;
      return text;
    },
  };
}
