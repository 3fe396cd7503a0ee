// The word `studio` of TypeScript authors: triggers executions, one at a time, and ends what is left of them after the test.
import { basename, dirname, relative } from 'node:path';
import { type TestInfo, test } from '@playwright/test';
import type { Place } from '../errors.ts';
import { describeBadScenarioToAllure } from '../reporters/allure.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Failure } from '../session/evidence.ts';
import { failuresOf } from '../session/refusal.ts';
import { type Act, inTurn, thrown } from './act.ts';
import { errorAt, placeOfCall } from './called.ts';
import { endAct, type House } from './ending.ts';
import { secrets } from './environment.ts';
import type { Execution } from './execution.ts';
import { actFor, open } from './opening.ts';
import { skipElsewhere } from './playing.ts';
import { openRoom, type Room } from './room.ts';
import { ROOT } from './root.ts';
import { scenarioFor, type TriggerOptions } from './trigger.ts';

export type StudioWord = {
  /** Triggers an execution: by the REST trigger, or by the contact, who then speaks first. */
  trigger: (options: TriggerOptions) => Promise<Execution>;
};

type Triggering = { options: TriggerOptions; place: Place };

/** There is no scenario to leave evidence of. */
function refuse(error: unknown, place: Place, { attachments, file }: TestInfo): never {
  const { body, ...attachment } = describeBadScenarioToAllure(basename(dirname(file)), relative(ROOT, file));
  attachments.push({ ...attachment, body: Buffer.from(body) });
  throw errorAt(failuresOf(error, { what: 'the trigger', kind: 'bad-scenario', at: place }), { place, secrets });
}

function scenarioOf({ options, place }: Triggering, { house, count }: Course): Scenario {
  const { testInfo } = house;
  const { file, title, titlePath, tags } = testInfo;
  const times = count > 1 ? ` (${count})` : '';
  const id = `${basename(dirname(file))}/${basename(file)} › ${titlePath.slice(1).join(' › ')}${times}`;
  try {
    return scenarioFor(options, { id, name: title, tags: tags.map((tag) => tag.replace(/^@/, '')), place });
  } catch (error) {
    return refuse(error, place, testInfo);
  }
}

/** The execution that a test is at, and what comes before and after it. */
type Course = { house: House; room: Room; debts: Failure[]; count: number; current: Act | undefined };

async function endCurrent(course: Course): Promise<void> {
  const { current, debts, house } = course;
  if (current) debts.push(...(await endAct(current, house)));
}

async function trigger({ options, place }: Triggering, course: Course): Promise<Execution> {
  const { house, room } = course;
  const { studio, testInfo } = house;
  await endCurrent(course);
  course.current = undefined;
  course.count += 1;
  const scenario = scenarioOf({ options, place }, course);
  skipElsewhere(scenario, studio, testInfo);
  const act = actFor({ scenario, anyCall: options.answers === undefined, room, target: studio.target });
  course.current = act;
  const doIt = () =>
    open(act, house).catch((error: unknown) => {
      throw thrown(act, error, { what: 'the trigger', kind: 'refused', at: place });
    });
  return test.step(`trigger ${scenario.flow.name}`, doIt, { location: place });
}

/** The word, and what it does when the test is over. */
export function openStudioWord(house: House): { word: StudioWord; close: () => Promise<void> } {
  const { file, line, column } = house.testInfo;
  const here = { file, line, column };
  const room = openRoom(house.testInfo, () => performance.now());
  const queue: Pick<Act, 'turn' | 'room'> = { turn: Promise.resolve(), room };
  const course: Course = { house, room, debts: [], count: 0, current: undefined };
  return {
    word: {
      trigger: (options) => {
        const place = placeOfCall(here);
        return inTurn(queue, () => trigger({ options, place }, course));
      },
    },
    close: async () => {
      await queue.turn;
      await endCurrent(course);
      const { current, debts } = course;
      const telling = { place: current?.scenario.place ?? here, secrets: current?.secrets ?? secrets };
      if (debts.length > 0) throw errorAt(debts, telling);
    },
  };
}
