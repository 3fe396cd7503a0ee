// The coverage reporter in real runs: workers, retries, merged shards, thresholds, and changes since scenarios last passed.
import { copyFileSync, existsSync, mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { digestOf } from '../../src/flow/digest.ts';
import { booking, CONFIRMED, evidenceOf, SILENT, type Visited } from '../coverage/flows.ts';
import { playwright, readReport, runSuite, type Suite, writeSuite } from '../coverage/suite.ts';
import { expect, test } from '../test.ts';

const definition = booking();
const attempt = (name: string, visits: Visited[]) => ({ evidence: evidenceOf(name, visits), definition });
const two: Suite['tests'] = { a: [attempt('a', CONFIRMED)], b: [attempt('b', SILENT)] };
const suiteFolder = () => test.info().outputPath('suite');

test('a run ends with a short table, and writes JSON and a page', async () => {
  const { code, output, folder } = await runSuite(suiteFolder(), { tests: two });
  expect(output).toContain('booking    4/4 100%      5/7  71%     1/2  50%           2');
  expect(output).toContain(join('reports/coverage/index.html'));
  expect(existsSync(join(folder, 'reports/coverage/index.html'))).toBe(true);
  expect(readReport(folder)).toMatchObject({ version: 2, total: { widgets: { covered: 4, total: 4, percent: 100 } } });
  expect(code).toBe(0);
});

/** A case of the run below: it has a flow of its own, so that its counts are its own. */
function caseOf(name: string, visits: Visited[], second?: Visited[]) {
  const definition = { ...booking(), description: name };
  const flow = { name, sid: `FW-${name}`, digest: digestOf(definition) };
  const evidence = (of: Visited[]) => evidenceOf(name, of, { flow });
  return { evidence: evidence(visits), definition, ...(second ? { second: evidence(second) } : {}) };
}

test.describe('in one run of several projects', () => {
  test.describe.configure({ mode: 'default' });

  let folder = '';
  const countIn = (name: string, event: string) => {
    const { transitions } = readReport(folder).flows.find((flow: { name: string }) => flow.name === name);
    return transitions.find((item: { event: string }) => item.event === event);
  };

  test.beforeAll(async () => {
    const tests = {
      retried: [{ ...caseOf('retried', SILENT), fails: true }, caseOf('retried', CONFIRMED)],
      silent: [{ ...caseOf('silent', SILENT), fails: true }, { fails: true }],
      twofold: [caseOf('twofold', SILENT, CONFIRMED)],
      both: [caseOf('both', SILENT)],
      repeated: [caseOf('repeated', SILENT)],
    };
    const settings = `projects: [
      { name: 'emulator', grepInvert: /repeated/ }, { name: 'twilio', grep: /both/ }, { name: 'again', grep: /repeated/, repeatEach: 2 },
    ],`;
    ({ folder } = await runSuite(suiteFolder(), { tests, config: { retries: 1 }, settings }));
  });

  test('a retried test counts once, by its last attempt', () => {
    expect(countIn('retried', 'timeout').times).toBe(0);
    expect(countIn('retried', 'success').times).toBe(1);
  });

  test('an attempt without evidence does not replace the one before', () => {
    expect(countIn('silent', 'timeout').times).toBe(1);
  });

  test('a test that triggered two executions covers both paths', () => {
    expect(countIn('twofold', 'timeout').times).toBe(1);
    expect(countIn('twofold', 'success').times).toBe(1);
  });

  test('a scenario on two projects is one scenario that is counted twice', () => {
    expect(countIn('both', 'timeout')).toMatchObject({ times: 2, scenarios: ['booking.yaml:both'] });
  });

  test('a repeated test counts each time, as one scenario', () => {
    expect(countIn('repeated', 'timeout')).toMatchObject({ times: 2, scenarios: ['booking.yaml:repeated'] });
    expect(readReport(folder).scenarios).toHaveLength(5);
  });
});

/** Playwright empties the blob folder before each run, so the report of a shard is kept in another folder. */
async function runShard(folder: string, shard: 1 | 2): Promise<number> {
  const { code } = await playwright(folder, ['test', `--shard=${shard}/2`], `${shard}.zip`);
  mkdirSync(join(folder, 'all'), { recursive: true });
  copyFileSync(join(folder, 'blobs', `${shard}.zip`), join(folder, 'all', `${shard}.zip`));
  return code;
}

test('merged shards have the coverage of the whole run', async () => {
  const folder = suiteFolder();
  writeSuite(folder, { tests: two, reporter: { thresholds: { widgets: 100 } } });
  expect([await runShard(folder, 1), await runShard(folder, 2)]).toEqual([0, 0]);
  expect(existsSync(join(folder, 'reports/history/flows.json'))).toBe(false);
  const merged = await playwright(folder, ['merge-reports', '-c', 'playwright.config.ts', 'all'], 'merged.zip');
  expect(merged.output).toContain('booking    4/4 100%      5/7  71%     1/2  50%           2');
  expect([merged.code, readReport(folder).scenarios.length]).toEqual([0, 2]);
});

test('a merge on a machine without the tests has the flows, and fails below a threshold', async () => {
  const folder = suiteFolder();
  await runSuite(folder, { tests: two });
  const elsewhere = test.info().outputPath('elsewhere');
  writeSuite(elsewhere, { tests: {}, reporter: { thresholds: { conditions: 80 } } });
  renameSync(join(folder, 'blobs'), join(elsewhere, 'all'));
  const merged = await playwright(elsewhere, ['merge-reports', '-c', 'playwright.config.ts', 'all'], 'merged.zip');
  expect(merged.code).toBe(1);
  expect(merged.output).toContain(
    'booking: conditions 50% (1 of 2), wanted 80%. Not covered by any scenario:\n    check: No',
  );
});

test('a run below a threshold fails and names what is missing', async () => {
  const { code, output } = await runSuite(suiteFolder(), {
    tests: two,
    reporter: { thresholds: { transitions: 80 } },
  });
  expect(code).toBe(1);
  expect(output).toContain(
    'Coverage is below its thresholds:\n  booking: transitions 71% (5 of 7), wanted 80%. Not covered by any scenario:',
  );
  expect(output).toContain('    check —No→ bye\n');
});

test('a run of some scenarios is not compared with thresholds', async () => {
  const { code, output } = await runSuite(suiteFolder(), { tests: two, reporter: { thresholds: { widgets: 100 } } }, [
    '-g',
    'b',
  ]);
  expect(code).toBe(0);
  expect(output).toContain('Only some of the scenarios ran: thresholds were not checked.');
});

test('a run with an `only` scenario is not compared with thresholds', async () => {
  const tests = { 'b only': [attempt('b', SILENT)], a: [attempt('a', CONFIRMED)] };
  const { output, code } = await runSuite(suiteFolder(), { tests, reporter: { thresholds: { widgets: 100 } } });
  expect(output).toContain('Only some of the scenarios ran: thresholds were not checked.');
  expect(code).toBe(0);
});

test('a run that was stopped by failures is not compared with thresholds', async () => {
  const tests = { a: [{ ...attempt('a', SILENT), fails: true }], b: [attempt('b', SILENT)] };
  const suite = { tests, reporter: { thresholds: { widgets: 100 } }, config: { maxFailures: 1, workers: 1 } };
  const { output } = await runSuite(suiteFolder(), suite);
  expect(output).toContain('The run was stopped before its end: thresholds were not checked.');
  expect(output).not.toContain('below its thresholds');
});

test('a flow that changed since the last pass is listed beside the scenarios that fail now', async () => {
  const folder = suiteFolder();
  await runSuite(folder, { tests: two });
  const after = booking();
  for (const { transitions } of after.states)
    for (const way of transitions) if (way.event === 'timeout') way.next = 'check';
  const flow = { name: 'booking', sid: 'FW0', digest: digestOf(after) };
  const failing = {
    evidence: evidenceOf('b', [['ask', 'timeout'], ['check']], { flow }),
    definition: after,
    fails: true,
  };
  const { output } = await runSuite(folder, { tests: { b: [failing] } });
  expect(output).toContain(
    'booking changed since these scenarios last passed:\n  ✘ b (booking.yaml:3)\n  ~ ask: timeout now leads to check, it led to bye',
  );
  expect(readReport(folder).changes).toMatchObject([{ flow: 'booking', failing: ['booking.yaml:b'], passing: [] }]);
});

test('a run without evidence prints nothing and writes nothing', async () => {
  const { output, folder } = await runSuite(suiteFolder(), { tests: { plain: [{}] } });
  expect(output).not.toContain('coverage');
  expect(existsSync(join(folder, 'reports'))).toBe(false);
});
