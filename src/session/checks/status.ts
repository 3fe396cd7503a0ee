// Checks the final status, and that the execution did not stop where nobody comes any more.
import type { Scenario } from '../../scenario/scenario.ts';
import type { Failure } from '../evidence.ts';
import type { Happened } from '../happened.ts';
import { actionToAdd, UNHEARD, whereAndWhy } from '../waiting.ts';

/** Where it ended, in words. */
export const endsWith = ({ trace }: Happened): string => {
  const last = trace.path.at(-1);
  if (!last) return 'it ended at once';
  return `it ended after \`${last.widget}\`${last.event ? ` (${last.event})` : ''}`;
};

/** What a wrong status says, for YAML and for TypeScript alike; nothing if it is as expected. */
export function compareStatus(expected: 'ended' | 'active', happened: Happened): string | undefined {
  const { trace, flow, outcome } = happened;
  if (expected === 'active') {
    return trace.ended ? `expected the execution to be active, but ${endsWith(happened)}` : undefined;
  }
  if (trace.ended) return undefined;
  const where = whereAndWhy(flow.definition, trace.current);
  if (outcome.kind === 'late') return `the execution did not end within ${outcome.seconds} s: it is ${where}`;
  return `the execution waits ${where}, and nobody comes`;
}

function waitsInVain(scenario: Scenario, { trace, flow }: Happened): Failure[] {
  const { current } = trace;
  if (!current) return [];
  const left = scenario.contact.length > 0 ? 'no action is left for it' : 'the scenario has no contact';
  return [
    {
      kind: 'contact',
      code: 'waits-for-contact',
      message: `the execution waits ${whereAndWhy(flow.definition, current)}, and ${left}`,
      fix: `add what the contact does, or expect \`status: active\`:\n${actionToAdd(flow.definition, current)}`,
      at: scenario.contact.at(-1)?.place ?? scenario.expect.status?.place ?? scenario.place,
    },
  ];
}

type Reason = { why: string; fix: string };

/** Why nobody heard the contact, if Twilio says so: carriers refuse messages, and the flow never sees them. */
function whyUnheard({ messages }: Happened): Reason {
  const lost = messages.findLast(({ direction }) => direction === 'from-contact')?.undelivered;
  if (!lost) return { why: '', fix: UNHEARD };
  const { status, errorCode } = lost;
  const why = `; its message is ${status}${errorCode ? ` (error ${errorCode})` : ''}`;
  return { why, fix: errorCode ? `see https://www.twilio.com/docs/api/errors/${errorCode}` : UNHEARD };
}

/** The last thing that the contact did changed nothing. */
function unheard(scenario: Scenario, happened: Happened): Failure[] {
  const { trace, flow } = happened;
  const { why, fix } = whyUnheard(happened);
  const action = scenario.contact.at(-1);
  const acted = action ? `the contact's \`${action.kind}\` at \`${action.at}\`` : 'what the contact did';
  const where = whereAndWhy(flow.definition, trace.current);
  const message = `${acted} changed nothing: the execution still waits ${where}${why}`;
  return [{ kind: 'contact', code: 'not-heard', message, fix, at: action?.place ?? scenario.place }];
}

function neverEnded(scenario: Scenario, happened: Happened): Failure[] {
  const { outcome } = happened;
  const isUnheard = outcome.kind === 'late' && outcome.unheard;
  const { why, fix } = whyUnheard(happened);
  const vain = isUnheard ? `, and what the contact did there changed nothing${why}` : '';
  return [
    {
      kind: 'timeout',
      code: 'not-ended',
      message: `${compareStatus('ended', happened) ?? ''}${vain}`,
      fix: isUnheard ? fix : 'give it more seconds with `timeout`, or mend what it waits for',
      at: scenario.expect.status?.place ?? scenario.place,
    },
  ];
}

export function checkStatus(scenario: Scenario, happened: Happened): Failure[] {
  const { status } = scenario.expect;
  if (status?.value === 'active') {
    const message = compareStatus('active', happened);
    return message ? [{ kind: 'status', code: 'status-differs', message, at: status.place }] : [];
  }
  if (happened.outcome.kind === 'late') return neverEnded(scenario, happened);
  if (happened.outcome.kind !== 'waits') return [];
  return happened.outcome.unheard ? unheard(scenario, happened) : waitsInVain(scenario, happened);
}
