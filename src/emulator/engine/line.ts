// What happens on a call that is up: the contact presses, speaks and hangs up, as its TwiML says.
import { widgetType } from '../../flow/widget-types.ts';
import type { Deed } from './contact-twiml.ts';
import type { CallRecord } from './records.ts';
import { type Line, type Run, topOf, type World } from './world.ts';

/** Twilio says how sure its recognition is; here it is. */
const CONFIDENCE = 1;

const runOf = ({ runs }: World, { flow }: Line): Run | undefined =>
  flow.executionSid === null ? undefined : runs.get(flow.executionSid);

function cancelDeeds(line: Line): void {
  for (const cancel of line.cancel) cancel();
  line.cancel = [];
}

export type Ending = Extract<CallRecord['status'], 'completed' | 'busy' | 'no-answer' | 'failed' | 'canceled'>;

/** Both legs are over. */
export function endLine(world: World, line: Line, status: Ending): void {
  cancelDeeds(line);
  const at = world.clock.tick();
  for (const leg of [line.contact, line.flow]) {
    world.lines.delete(leg.sid);
    leg.status = status;
    leg.endedAt = at;
  }
}

/**
 * The contact hangs up. A widget that listens for that hears it; another one that speaks TwiML stops there, and so does the
 * execution; one that does not leaves the execution active. Source: studio-facts, calls that end early (help centre).
 */
export function contactHangsUp(world: World, line: Line): void {
  const run = runOf(world, line);
  endLine(world, line, 'completed');
  if (!run || run.driving) return;
  if (world.deliver(run, { type: 'hangup' })) return;
  if (run.record.waiting && widgetType(topOf(run).state.type)?.needsCall) world.end(run);
}

function perform(world: World, line: Line, deed: Deed): void {
  if (deed.do === 'hang-up' || deed.do === 'reject') {
    contactHangsUp(world, line);
    return;
  }
  const run = runOf(world, line);
  if (!run) return;
  if (deed.do === 'press' && deed.digits !== '') world.deliver(run, { type: 'digits', digits: deed.digits });
  if (deed.do === 'say') world.deliver(run, { type: 'speech', text: deed.text, confidence: CONFIDENCE });
}

/** The contact's side goes on so, and no longer as it was told before. What is due now happens now. */
export function performTwiml(world: World, line: Line, deeds: readonly Deed[]): void {
  cancelDeeds(line);
  const start = world.clock.now();
  for (const deed of deeds) {
    if (deed.after > 0)
      line.cancel.push(world.clock.schedule(start + deed.after * 1000, () => perform(world, line, deed)));
    else if (world.lines.has(line.flow.sid)) perform(world, line, deed);
  }
}
