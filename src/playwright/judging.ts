// Lets the matchers look into an execution of a spec: once it has ended or waits, its checks say what they say of scenarios.
import type { Place } from '../errors.ts';
import type { Expectation } from '../scenario/scenario.ts';
import type { Failure } from '../session/evidence.ts';
import type { Happened } from '../session/happened.ts';
import { failuresOf } from '../session/refusal.ts';
import type { Awaited } from '../session/run.ts';
import { doubted, isAboutMessages, PAUSES } from '../session/verdict.ts';
import { type Act, inTurn, noted, patiently, said, secretsOf } from './act.ts';
import { placeOfCall, tell } from './called.ts';
import type { Inside } from './execution.ts';
import { judge } from './verdicts.ts';
import { expectationOf, type Wanted } from './wanted.ts';

const awaitedFor = (wanted: Wanted): Awaited =>
  wanted.kind === 'waiting' ? { isEnough: ({ current }) => current?.widget === wanted.widget } : {};

/** What is over is as it was when it was left. */
async function happenedIn({ isOver, run, progress }: Act, awaited: Awaited): Promise<Happened> {
  if (isOver && progress.happened) return progress.happened;
  if (!run) throw new Error('the execution never began');
  return run.happened(awaited);
}

/** The path that a spec expects is what its evidence is compared with. */
function keepPath(act: Act, { path }: Expectation): void {
  if (path) act.scenario = { ...act.scenario, expect: { ...act.scenario.expect, path } };
}

type Question = { wanted: Wanted; isNot: boolean; place: Place };

async function look(act: Act, { wanted, isNot, place }: Question, awaited: Awaited): Promise<readonly Failure[]> {
  const { expect } = said(act, { expect: expectationOf(wanted) }, place);
  if (!isNot) keepPath(act, expect);
  const happened = await patiently(act, place, happenedIn(act, awaited));
  const { failures, opposite } = await judge(wanted, { scenario: { ...act.scenario, expect, place }, happened });
  return isNot ? opposite : failures;
}

/** On an account a message that is missing may only be listed late: it is looked for again, as in YAML scenarios. */
async function failuresIn(act: Act, question: Question, times = 0): Promise<readonly Failure[]> {
  const { simulatedTime, api } = act.span.target;
  const failures = await look(act, question, { ...awaitedFor(question.wanted), again: times > 0 });
  if (simulatedTime || act.isOver || question.isNot || !failures.some(isAboutMessages)) return failures;
  const pause = PAUSES[times];
  if (pause === undefined) return failures.map(doubted(times + 1));
  await api.clock.sleep(pause);
  return failuresIn(act, question, times + 1);
}

export const insideFor = (act: Act): Inside => ({
  judge: (wanted, isNot) => {
    const place = placeOfCall(act.scenario.place);
    return inTurn(act, async () => {
      const attempt = { what: 'the look at the execution', kind: 'bad-scenario', at: place } as const;
      const found = await failuresIn(act, { wanted, isNot, place }).catch((error) => failuresOf(error, attempt));
      if (found.length === 0) return undefined;
      return tell(noted(act, found, place), { place, secrets: secretsOf(act) });
    });
  },
});
