// `flowproof replay` has text, JSON, a page and an exit code for a check before publishing.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Account, CONTACT, expect, test } from './account.ts';
import { flowproof, projectWith } from './cli.ts';
import { converse } from './conversations.ts';
import { edited, ORDERS, STRICTER } from './flows.ts';

const project = ({ flowSid }: Account) =>
  projectWith(test.info().outputPath('project'), {
    flow: `{ definition: flow.json, sid: ${flowSid} }`,
    definition: STRICTER,
  });

/** Four contacts; the edit affects one of them. */
async function past(account: (opening: { definition: typeof ORDERS }) => Promise<Account>): Promise<Account> {
  const there = await account({ definition: ORDERS });
  for (const reply of ['yes', 'no', 'ok thanks', 'ok']) converse(there, { replies: [reply] });
  return there;
}

test('the text says how many, where, why, by which edit, and for which executions', async ({ account }) => {
  const there = await past(account);
  const { code, stdout } = await flowproof(there, project(there), ['replay']);
  expect(code).toBe(0);
  expect(stdout).toContain('order-status: 4 executions replayed against scenarios/order-status/flow.json');
  expect(stdout).toContain('1 of 4 would leave check_reply by noMatch (was: match)');
  expect(stdout).toContain('why: {{widgets.question.inbound.Body}} was "ok thanks"');
  expect(stdout).toContain(
    'edit: check_reply: the condition matches any of yes, ok, ok thanks became matches any of yes, ok',
  );
  expect(stdout).toMatch(/for example: FN\w{32}\n/);
  expect(stdout).toMatch(/changed +1 \(25\.0 %\)/);
});

test('--json is one object of numbers and divergences', async ({ account }) => {
  const there = await past(account);
  const { json } = await flowproof(there, project(there), ['replay', '--json']);
  expect(json()).toEqual({
    executions: 4,
    unchanged: 3,
    changed: 1,
    cannotContinue: 0,
    notReproduced: 0,
    divergences: [
      {
        widget: 'check_reply',
        event: 'noMatch',
        was: 'match',
        count: 1,
        why: '{{widgets.question.inbound.Body}} was "ok thanks"',
      },
    ],
  });
});

test("both definitions are played with the project's calibration", async ({ account }) => {
  const there = await past(account);
  const folder = project(there);
  // This account ignores the space in `yes, ok`: with the wrong calibration its executions are not reproduced.
  writeFileSync(join(folder, 'flowproof.calibration.json'), '{"settings":{"listSpaces":"kept"}}');
  const { json } = await flowproof(there, folder, ['replay', '--json']);
  expect(json()).toMatchObject({ executions: 4, notReproduced: 2 });
});

test('--fail-above exits with 1 above its share, and with 0 up to it', async ({ account }) => {
  const there = await past(account);
  const folder = project(there);
  const failed = await flowproof(there, folder, ['replay', '--fail-above', '0.5%']);
  expect(failed.code).toBe(1);
  expect(failed.stdout).toContain(
    'FAILED: 25.00 % of the executions change or cannot continue; --fail-above allows 0.5 %',
  );
  expect((await flowproof(there, folder, ['replay', '--fail-above', '25%'])).code).toBe(0);
});

test('--strict fails if not everything could be compared', async ({ account }) => {
  const there = await account({ definition: ORDERS });
  const folder = project(there);
  const nothing = await flowproof(there, folder, ['replay', '--strict']);
  expect([nothing.code, nothing.stdout]).toEqual([
    1,
    expect.stringContaining('--strict: there was no execution to compare'),
  ]);
  converse(there, { replies: ['yes'] });
  await there.faults([{ operation: 'FetchExecutionContext', nth: 1, fault: { status: 404, code: 20404 } }]);
  converse(there, { replies: ['no'] });
  const { code, stdout } = await flowproof(there, folder, ['replay', '--strict']);
  expect([code, stdout]).toEqual([
    1,
    expect.stringContaining('--strict: 1 execution could not be read from the account'),
  ]);
});

test('the page shows the flow with old and new traffic, and one contact’s two paths, without personal data', async ({
  account,
}) => {
  const there = await past(account);
  const folder = project(there);
  await flowproof(there, folder, ['replay']);
  const page = readFileSync(join(folder, 'reports/replay/order-status.html'), 'utf8');
  expect(page).toContain('>3 → 2</text>');
  expect(page).toMatch(/The two paths of FN\w{32}/);
  expect(page).toContain('<tr class="differs"><td>check_reply <span class="soft">match</span>');
  expect(page).not.toContain(CONTACT);
  expect(page).not.toMatch(/<script|https?:\/\/(?!www\.w3\.org)/);
});

test('--stored replays without the account', async ({ account }) => {
  const there = await past(account);
  const folder = project(there);
  await flowproof(there, folder, ['replay']);
  const before = there.proxy.asked.length;
  const { json } = await flowproof(there, folder, ['replay', '--stored', '--json']);
  expect(json()).toMatchObject({ executions: 4, unchanged: 3, changed: 1 });
  expect(there.proxy.asked).toHaveLength(before);
});

test('a draft of the account can be compared before it is published', async ({ account }) => {
  const there = await past(account);
  there.studio.flows.revise(there.flowSid, { definition: STRICTER, status: 'draft' });
  const { stdout } = await flowproof(there, project(there), ['replay', '--against', 'draft']);
  expect(stdout).toContain('replayed against revision 2 (draft)');
  expect(stdout).toMatch(/changed +1 \(25\.0 %\)/);
});

test('each execution is compared with the revision that ran it', async ({ account }) => {
  const there = await past(account);
  const given = edited('check_reply', (state) => ({ ...state, transitions: state.transitions.slice(0, 1) }));
  there.studio.flows.revise(there.flowSid, { definition: given, status: 'published' });
  converse(there, { replies: ['yes', 'yes'] });
  const { json } = await flowproof(there, project(there), ['replay', '--against', 'published', '--json']);
  expect(json()).toMatchObject({ executions: 5, unchanged: 1, changed: 4, notReproduced: 0 });
});

test('a wrong option is a usage error with an example', async ({ account }) => {
  const there = await account({ definition: ORDERS });
  const folder = project(there);
  for (const [args, fix] of [
    [['--since', 'ever'], 'as in --since 7d, 12h or 2026-11-01'],
    [['--fail-above', 'much'], 'as in --fail-above 0.5%'],
    [['--flow', 'order-statsu'], 'did you mean `order-status`?'],
  ] as const) {
    const { code, stderr } = await flowproof(there, folder, ['replay', ...args]);
    expect([code, stderr]).toEqual([2, expect.stringContaining(fix)]);
  }
});

test('credentials are sent only to Twilio and to this machine', async ({ account }) => {
  const there = await account({ definition: ORDERS });
  const { code, stderr } = await flowproof(there, project(there), [
    'replay',
    '--api',
    'https://example.com',
    '--stored',
  ]);
  expect([code, stderr]).toEqual([0, expect.any(String)]);
  const asked = await flowproof({ ...there, proxy: { ...there.proxy, url: 'https://example.com' } }, project(there), [
    'replay',
  ]);
  expect([asked.code, asked.stderr]).toEqual([2, expect.stringContaining('must be a URL on this machine')]);
});
