// Records what stopped an execution or was not mocked in it, for the control API and the log.
import { isUsedUp } from '../../liquid/budget.ts';
import type { Incident } from './records.ts';
import { type Run, topOf } from './world.ts';

/** A loop can have the same problem a thousand times. */
const MAX_INCIDENTS = 50;

export function incident(run: Run, what: Omit<Incident, 'widget' | 'widgetType'>): void {
  const { state } = topOf(run);
  const { incidents } = run.record;
  if (incidents.length < MAX_INCIDENTS) incidents.push({ widget: state.name, widgetType: state.type, ...what });
}

/** A template that fails does so each time that it is rendered: one report is enough. */
export function mistakenTemplate(run: Run, message: string): void {
  const { name } = topOf(run).state;
  const isKnown = run.record.incidents.some((one) => one.kind === 'liquid' && one.widget === name);
  if (!isKnown)
    incident(run, { kind: 'liquid', code: 81018, message, fix: 'correct the Liquid template in the widget' });
}

/** A template that renders, but not as its author meant: a loop is cut off, a filter has no effect. */
export function oddTemplate(run: Run, message: string): void {
  const { name } = topOf(run).state;
  const isKnown = run.record.incidents.some((one) => one.message === message && one.widget === name);
  if (!isKnown) incident(run, { kind: 'log', message, fix: 'change the Liquid template in the widget' });
}

const END_EARLIER = 'let the flow end earlier, or give up after some tries';

export const limitReached = (run: Run, message: string, fix: string = END_EARLIER): void =>
  incident(run, { kind: 'limit', message: `${message}, and Studio ends it there`, fix });

/** Each has taken a quarter of a second: more of them would delay all other executions. */
const MAX_EXHAUSTING = 4;

export const isExhausted = ({ exhausted, budget }: Run): boolean => exhausted >= MAX_EXHAUSTING || isUsedUp(budget);

export const unknownWidget = (run: Run, { message, fix }: { message: string; fix: string }): void =>
  incident(run, { kind: 'unknown-widget', message, fix });
