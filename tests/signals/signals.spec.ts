// Nothing is left running: real runs, stopped by real signals in the middle of a scenario.
import process from 'node:process';
import { isAlive } from '../../src/account/processes.ts';
import { TOKEN } from '../live/account.ts';
import { executionsOn } from '../live/sent.ts';
import { everythingIn } from '../system/run.ts';
import { betweenTwo, CONTACT, expect, inTheMiddle, type Setup, SOON, test, workerInTheMiddle } from './interrupted.ts';

const nothingIsActive = async (setup: Setup): Promise<void> => {
  await expect.poll(setup.active, SOON).toEqual([]);
  await expect.poll(() => setup.journals().map(({ name }) => name), SOON).toEqual([]);
};

for (const [what, name, why] of [
  ['an assertion fails', 'another one', 'path-differs'],
  ['an error is thrown', 'it throws', 'thrown by the test'],
  ["the test's time is over", 'it takes too long', 'Test timeout of 100ms exceeded'],
] as const) {
  test(`an execution is ended when ${what}`, async ({ setup }) => {
    const output = await setup.start('--project=twilio', '--no-deps', '-g', name).over;
    expect(output).toContain(why);
    expect(executionsOn(setup.account.studio)).toMatchObject([{ status: 'ended' }]);
    expect(setup.journals()).toEqual([]);
  });
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGKILL'] as const) {
  test(`an execution is ended when its run is stopped by ${signal}`, async ({ setup }) => {
    const { run } = await workerInTheMiddle(setup, 'silence follows');
    run.process.kill(signal);
    await run.over;
    await nothingIsActive(setup);
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
  const { run } = await workerInTheMiddle(setup, 'silence follows');
  run.signalAll('SIGINT');
  await run.over;
  await nothingIsActive(setup);
});

test('if Ctrl-C is pressed repeatedly, the next run ends what is left active', async ({ setup }) => {
  const { run } = await workerInTheMiddle(setup, 'silence follows');
  for (let times = 0; times < 3; times += 1) run.signalAll('SIGINT');
  await run.over;
  await setup.next();
  await nothingIsActive(setup);
});

test('an execution that the contact started is ended when its run is interrupted', async ({ setup }) => {
  const { run } = await workerInTheMiddle(setup, 'the contact writes');
  run.process.kill('SIGINT');
  await run.over;
  await nothingIsActive(setup);
});

test('an active call is ended when its run is interrupted', async ({ setup }) => {
  const { run } = await workerInTheMiddle(setup, 'the caller');
  expect(setup.callsUp().length).toBeGreaterThan(0);
  run.process.kill('SIGINT');
  await run.over;
  await nothingIsActive(setup);
  expect(setup.callsUp()).toEqual([]);
});

test('executions of a killed worker are ended when its run is over', async ({ setup }) => {
  const { run, worker } = await workerInTheMiddle(setup, 'silence follows');
  process.kill(worker, 'SIGKILL');
  expect(await run.over).toContain('Ended 1 execution that a killed run had left.');
  await nothingIsActive(setup);
});

test('executions of a killed run are ended by the next one, on every target', async ({ setup }) => {
  const { run } = await workerInTheMiddle(setup, 'silence follows');
  run.killAll();
  await run.over;
  expect(await setup.next()).toContain('Ended 1 execution that a killed run had left.');
  await nothingIsActive(setup);
});

test('executions of others in the same flow at the same time are not ended', async ({ setup }) => {
  const { run } = await workerInTheMiddle(setup, 'silence follows');
  const strange = setup.strange();
  run.killAll();
  await run.over;
  await setup.next();
  expect(setup.active()).toEqual([strange]);
});

test('listing tests ends nothing, and neither does a dry run', async ({ setup }) => {
  const { run } = await workerInTheMiddle(setup, 'silence follows');
  run.killAll();
  await run.over;
  expect(await setup.start('--list').over).toContain('silence follows');
  expect(await setup.next({ FLOWPROOF_DRY_RUN: '1' })).toContain('1 passed');
  expect(setup.active()).toHaveLength(1);
});

test('the executions of a live run are not ended by another run', async ({ setup }) => {
  const { run } = await workerInTheMiddle(setup, 'silence follows');
  expect(await setup.next()).not.toContain('Ended');
  expect(setup.active()).toHaveLength(1);
  run.process.kill('SIGINT');
  await run.over;
  await nothingIsActive(setup);
});

test('the journal of a killed run contains no secrets and no phone numbers', async ({ setup }) => {
  const { run } = await workerInTheMiddle(setup, 'silence follows');
  run.killAll();
  await run.over;
  const texts = everythingIn(`${setup.folder}/reports/journal`).map(({ text }) => text);
  expect(texts).toHaveLength(1);
  expect(texts.join()).not.toMatch(new RegExp(`${TOKEN}|${CONTACT.slice(1)}|5550100011`));
});

test('an active call of a killed run is ended by the next one', async ({ setup }) => {
  const { run } = await workerInTheMiddle(setup, 'the caller');
  run.killAll();
  await run.over;
  expect(setup.callsUp().length).toBeGreaterThan(0);
  await setup.next();
  await nothingIsActive(setup);
  expect(setup.callsUp()).toEqual([]);
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
