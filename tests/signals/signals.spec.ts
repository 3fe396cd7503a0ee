// Nothing is left running: real runs, stopped by real signals in the middle of a scenario.
import process from 'node:process';
import { isAlive } from '../../src/account/processes.ts';
import { TOKEN } from '../live/account.ts';
import { executionsOn } from '../live/sent.ts';
import { everythingIn } from '../system/run.ts';
import { betweenTwo, CONTACT, expect, type House, inTheMiddle, SOON, test, workerInTheMiddle } from './interrupted.ts';

const nothingIsActive = async (house: House): Promise<void> => {
  await expect.poll(house.active, SOON).toEqual([]);
  await expect.poll(() => house.journals().map(({ name }) => name), SOON).toEqual([]);
};

for (const [what, name, why] of [
  ['an assertion fails', 'another one', 'path-differs'],
  ['an error is thrown', 'it throws', 'thrown by the test'],
  ["the test's time is over", 'it takes too long', 'Test timeout of 100ms exceeded'],
] as const) {
  test(`an execution is ended when ${what}`, async ({ house }) => {
    const output = await house.start('--project=twilio', '--no-deps', '-g', name).over;
    expect(output).toContain(why);
    expect(executionsOn(house.account.studio)).toMatchObject([{ status: 'ended' }]);
    expect(house.journals()).toEqual([]);
  });
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGKILL'] as const) {
  test(`an execution is ended when its run is stopped by ${signal}`, async ({ house }) => {
    const { run } = await workerInTheMiddle(house, 'silence follows');
    run.process.kill(signal);
    await run.over;
    await nothingIsActive(house);
  });
}

test('a worker whose runner was killed between two scenarios triggers nothing more', async ({ house }) => {
  const { run, worker, goOn, refusal } = await betweenTwo(house);
  run.process.kill('SIGKILL');
  await run.over;
  goOn();
  await expect.poll(() => isAlive(worker), SOON).toBe(false);
  expect(executionsOn(house.account.studio)).toMatchObject([{ status: 'ended' }]);
  expect(refusal()).toContain('The run that this worker belongs to has ended: nothing is triggered any more.');
  expect(house.journals()).toEqual([]);
});

test('an execution is ended by Ctrl-C, which the workers get as well', async ({ house }) => {
  const { run } = await workerInTheMiddle(house, 'silence follows');
  run.signalAll('SIGINT');
  await run.over;
  await nothingIsActive(house);
});

test('if Ctrl-C is pressed repeatedly, the next run ends what is left active', async ({ house }) => {
  const { run } = await workerInTheMiddle(house, 'silence follows');
  for (let times = 0; times < 3; times += 1) run.signalAll('SIGINT');
  await run.over;
  await house.next();
  await nothingIsActive(house);
});

test('an execution that the contact started is ended when its run is interrupted', async ({ house }) => {
  const { run } = await workerInTheMiddle(house, 'the contact writes');
  run.process.kill('SIGINT');
  await run.over;
  await nothingIsActive(house);
});

test('an active call is ended when its run is interrupted', async ({ house }) => {
  const { run } = await workerInTheMiddle(house, 'the caller');
  expect(house.callsUp().length).toBeGreaterThan(0);
  run.process.kill('SIGINT');
  await run.over;
  await nothingIsActive(house);
  expect(house.callsUp()).toEqual([]);
});

test('executions of a killed worker are ended when its run is over', async ({ house }) => {
  const { run, worker } = await workerInTheMiddle(house, 'silence follows');
  process.kill(worker, 'SIGKILL');
  expect(await run.over).toContain('Ended 1 execution that a killed run had left.');
  await nothingIsActive(house);
});

test('executions of a killed run are ended by the next one, on every target', async ({ house }) => {
  const { run } = await workerInTheMiddle(house, 'silence follows');
  run.killAll();
  await run.over;
  expect(await house.next()).toContain('Ended 1 execution that a killed run had left.');
  await nothingIsActive(house);
});

test('executions of others in the same flow at the same time are not ended', async ({ house }) => {
  const { run } = await workerInTheMiddle(house, 'silence follows');
  const strange = house.strange();
  run.killAll();
  await run.over;
  await house.next();
  expect(house.active()).toEqual([strange]);
});

test('listing tests ends nothing, and neither does a dry run', async ({ house }) => {
  const { run } = await workerInTheMiddle(house, 'silence follows');
  run.killAll();
  await run.over;
  expect(await house.start('--list').over).toContain('silence follows');
  expect(await house.next({ FLOWPROOF_DRY_RUN: '1' })).toContain('1 passed');
  expect(house.active()).toHaveLength(1);
});

test('the executions of a live run are not ended by another run', async ({ house }) => {
  const { run } = await workerInTheMiddle(house, 'silence follows');
  expect(await house.next()).not.toContain('Ended');
  expect(house.active()).toHaveLength(1);
  run.process.kill('SIGINT');
  await run.over;
  await nothingIsActive(house);
});

test('the journal of a killed run contains no secrets and no phone numbers', async ({ house }) => {
  const { run } = await workerInTheMiddle(house, 'silence follows');
  run.killAll();
  await run.over;
  const texts = everythingIn(`${house.folder}/reports/journal`).map(({ text }) => text);
  expect(texts).toHaveLength(1);
  expect(texts.join()).not.toMatch(new RegExp(`${TOKEN}|${CONTACT.slice(1)}|5550100011`));
});

test('an active call of a killed run is ended by the next one', async ({ house }) => {
  const { run } = await workerInTheMiddle(house, 'the caller');
  run.killAll();
  await run.over;
  expect(house.callsUp().length).toBeGreaterThan(0);
  await house.next();
  await nothingIsActive(house);
  expect(house.callsUp()).toEqual([]);
});

test.describe('an answer that does not arrive', () => {
  test.use({ faults: [{ operation: 'CreateExecution', nth: 1, fault: { delayAfter: 60_000 } }] });

  test('an execution whose SID the killed run did not know is ended by the next one', async ({ house }) => {
    const run = await inTheMiddle(house, 'silence follows');
    run.killAll();
    await run.over;
    expect(house.journals().map(({ text }) => text)).toEqual([expect.not.stringContaining('"started"')]);
    const strange = house.strange();
    await house.next();
    await expect.poll(house.active, SOON).toEqual([strange]);
    expect(house.journals()).toEqual([]);
  });
});

test.describe('an answer that arrives late', () => {
  test.use({ faults: [{ operation: 'CreateExecution', nth: 1, fault: { delayAfter: 1500 } }] });

  test('an execution is ended whose SID was not known yet when its run was interrupted', async ({ house }) => {
    const run = await inTheMiddle(house, 'silence follows');
    run.process.kill('SIGINT');
    await run.over;
    await nothingIsActive(house);
  });
});
