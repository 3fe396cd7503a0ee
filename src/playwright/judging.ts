// Lets the matchers look into an execution of a spec: once it has ended or waits, its checks say what they say of scenarios.
import type { Place } from '../errors.ts';
import type { Expectation } from '../scenario/scenario.ts';
import type { Failure } from '../session/evidence.ts';
import type { Observed } from '../session/observe.ts';
import { failuresOf } from '../session/refusal.ts';
import type { Awaited } from '../session/run.ts';
import { reachVerdict } from '../session/verdict.ts';
import { type Act, inTurn, noted, patiently, said, secretsOf } from './act.ts';
import { placeOfCall, tell } from './called.ts';
import type { Inside } from './execution.ts';
import { judgeWanted } from './verdicts.ts';
import { expectationOf, type Wanted } from './wanted.ts';

const awaitedFor = (wanted: Wanted): Awaited =>
  wanted.kind === 'waiting' ? { isEnough: ({ current }) => current?.widget === wanted.widget } : {};

/** What is over is as it was when it was left. */
async function observedIn({ isOver, run, progress }: Act, awaited: Awaited): Promise<Observed> {
  if (isOver && progress.observed) return progress.observed;
  if (!run) throw new Error('the execution never began');
  return run.observe(awaited);
}

/** What a spec has expected so far: its path is what the evidence is compared with, the rest says what was looked at. */
function keep(act: Act, { path, messages, prompts, ...lists }: Expectation): void {
  const { expect } = act.scenario;
  act.scenario = {
    ...act.scenario,
    expect: {
      ...expect,
      ...(path ? { path } : {}),
      ...(messages ? { messages } : {}),
      ...(prompts ? { prompts } : {}),
      messagesTo: [...expect.messagesTo, ...lists.messagesTo],
      requests: [...expect.requests, ...lists.requests],
      tasks: [...expect.tasks, ...lists.tasks],
      variables: [...expect.variables, ...lists.variables],
      context: [...expect.context, ...lists.context],
    },
  };
}

type Question = { wanted: Wanted; isNot: boolean; place: Place };

async function failuresIn(act: Act, { wanted, isNot, place }: Question): Promise<readonly Failure[]> {
  const { expect } = said(act, { expect: expectationOf(wanted) }, place);
  if (!isNot) keep(act, expect);
  const scenario = { ...act.scenario, expect, place };
  const { failures } = await reachVerdict({
    target: act.span.target,
    look: (again) => patiently(act, place, observedIn(act, { ...awaitedFor(wanted), again })),
    judge: (evidence) => judgeWanted(wanted, { scenario, evidence, isNot }),
    mayBeLate: !act.isOver && !isNot,
  });
  return failures;
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
