// Nothing is left running: real runs, stopped by real signals in the middle of a scenario.
import process from 'node:process';
import { isAlive } from '../../src/account/processes.ts';
import { TOKEN } from '../live/account.ts';
import { executionsOn } from '../live/sent.ts';
import { everythingIn } from '../system/run.ts';
import {
  betweenTwo,
  CONTACTS,
  expect,
  inTheMiddle,
  type Setup,
  SOON,
  test,
  workersInTheMiddle,
} from './interrupted.ts';

const nothingIsActive = async (setup: Setup): Promise<void> => {
  await expect.poll(setup.active, SOON).toEqual([]);
  await expect.poll(() => setup.journals().map(({ name }) => name), SOON).toEqual([]);
};

/** An execution that the run triggered, a call, and an execution that the contact started. */
const THREE = ['silence follows', 'the caller', 'the contact writes'];

test("an execution is ended when an assertion fails, an error is thrown, or the test's time is over", async ({
  setup,
}) => {
  const failing = ['the path is another one', 'it throws', 'it takes too long'];
  const args = ['--project=twilio', '--no-deps', `--workers=${failing.length}`, '-g', failing.join('|')];
  const output = await setup.start(...args).over;
  for (const why of ['path-differs', 'thrown by the test', 'Test timeout of 100ms exceeded'])
    expect(output).toContain(why);
  const executions = executionsOn(setup.account.studio);
  expect(executions.map(({ contact, status }) => `${contact} ${status}`).sort()).toEqual(
    CONTACTS.map((contact) => `${contact} ended`),
  );
  expect(setup.journals()).toEqual([]);
});

for (const [signal, names] of [
  ['SIGINT', THREE],
  ['SIGTERM', ['silence follows']],
  ['SIGKILL', ['silence follows']],
] as const) {
  test(`an execution is ended when its run is stopped by ${signal}`, async ({ setup }) => {
    const { run } = await workersInTheMiddle(setup, ...names);
    expect(setup.callsUp().length > 0).toBe(names === THREE);
    run.process.kill(signal);
    await run.over;
    await nothingIsActive(setup);
    expect(setup.callsUp()).toEqual([]);
  });
}

test('a worker whose runner was killed between two scenarios triggers nothing more', async ({ setup }) => {
  const { run, worker, goOn, refusal } = await betweenTwo(setup);
  run.process.kill('SIGKILL');
  await run.over;
  goOn();
  await expect.poll(() => isAlive(worker), SOON).toBe(false);
  expect(executionsOn(setup.account.studio)).toMatchObject([{ status: 'ended' }]);
  expect(refusal()).toContain('The run that this worker belongs to has ended: nothing more will be triggered.');
  expect(setup.journals()).toEqual([]);
});

test('an execution is ended by Ctrl-C, which the workers get as well', async ({ setup }) => {
  const { run } = await workersInTheMiddle(setup, 'silence follows');
  run.signalAll('SIGINT');
  await run.over;
  await nothingIsActive(setup);
});

test('if Ctrl-C is pressed repeatedly, the next run ends what is left active', async ({ setup }) => {
  const { run } = await workersInTheMiddle(setup, 'silence follows');
  for (let times = 0; times < 3; times += 1) run.signalAll('SIGINT');
  await run.over;
  await setup.next();
  await nothingIsActive(setup);
});

test('executions of a killed worker are ended when its run is over', async ({ setup }) => {
  const { run, worker } = await workersInTheMiddle(setup, 'silence follows');
  process.kill(worker, 'SIGKILL');
  expect(await run.over).toContain('Ended 1 execution that a killed run had left.');
  await nothingIsActive(setup);
});

test('the executions of a live run are not ended by another run', async ({ setup }) => {
  const { run } = await workersInTheMiddle(setup, 'silence follows');
  expect(await setup.next()).not.toContain('Ended');
  expect(setup.active()).toHaveLength(1);
  run.process.kill('SIGINT');
  await run.over;
  await nothingIsActive(setup);
});

test.describe('after a run was killed', () => {
  // One killed run, and the runs after it, for all of these specs, which only read the results.
  test.describe.configure({ mode: 'default' });

  const seen = (setup: Setup, output: string) => ({
    output,
    active: setup.active(),
    calls: setup.callsUp(),
    journals: setup.journals().map(({ name }) => name),
  });
  let other: string;
  let journal: string[];
  let killed: ReturnType<typeof seen>;
  let listed: typeof killed;
  let dry: typeof killed;
  let next: typeof killed;

  test.beforeAll(async ({ setup }) => {
    const { run } = await workersInTheMiddle(setup, 'silence follows', 'the caller');
    other = setup.strange();
    run.killAll();
    killed = seen(setup, await run.over);
    journal = everythingIn(`${setup.folder}/reports/journal`).map(({ text }) => text);
    listed = seen(setup, await setup.start('--list').over);
    dry = seen(setup, await setup.next({ FLOWPROOF_DRY_RUN: '1' }));
    next = seen(setup, await setup.next());
  });

  test('its executions stay active', () => {
    expect(killed.active).toHaveLength(3);
    expect(killed.calls.length).toBeGreaterThan(0);
  });

  test('listing tests ends nothing, and neither does a dry run', () => {
    expect(listed.output).toContain('silence follows');
    expect(dry.output).toContain('1 passed');
    const { output: _, ...state } = killed;
    for (const after of [listed, dry]) expect(after).toMatchObject(state);
  });

  test('executions of a killed run are ended by the next one, on every target', () => {
    expect(next.output).toContain('Ended 2 executions that a killed run had left.');
    expect(next.journals).toEqual([]);
  });

  test('an active call of a killed run is ended by the next one', () => {
    expect(next.calls).toEqual([]);
  });

  test('executions of others in the same flow at the same time are not ended', () => {
    expect(next.active).toEqual([other]);
  });

  test('the journal of a killed run contains no secrets and no phone numbers', () => {
    expect(journal).toHaveLength(2);
    const numbers = CONTACTS.map((contact) => contact.slice(1));
    expect(journal.join()).not.toMatch(new RegExp([TOKEN, ...numbers, '5550100011'].join('|')));
  });
});

test.describe('an answer that does not arrive', () => {
  test.use({ faults: [{ operation: 'CreateExecution', nth: 1, fault: { delayAfter: 60_000 } }] });

  test('an execution whose SID the killed run did not know is ended by the next one', async ({ setup }) => {
    const run = await inTheMiddle(setup, 'silence follows');
    run.killAll();
    await run.over;
    expect(setup.journals().map(({ text }) => text)).toEqual([expect.not.stringContaining('"started"')]);
    const strange = setup.strange();
    await setup.next();
    await expect.poll(setup.active, SOON).toEqual([strange]);
    expect(setup.journals()).toEqual([]);
  });
});

test.describe('an answer that arrives late', () => {
  test.use({ faults: [{ operation: 'CreateExecution', nth: 1, fault: { delayAfter: 1500 } }] });

  test('an execution is ended whose SID was not known yet when its run was interrupted', async ({ setup }) => {
    const run = await inTheMiddle(setup, 'silence follows');
    run.process.kill('SIGINT');
    await run.over;
    await nothingIsActive(setup);
  });
});
