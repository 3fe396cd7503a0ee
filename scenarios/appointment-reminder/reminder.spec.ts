// A reminder in TypeScript: looks at the execution while it waits, which a YAML scenario does at its end only.
import { expect, test } from '../../fixtures/index.ts';

test('an unclear reply is asked about before anything is booked', { tag: '@smoke' }, async ({ studio }) => {
  const execution = await studio.trigger({
    flow: './flow.json',
    sid: '${APPOINTMENT_FLOW_SID}',
    from: '${APPOINTMENT_NUMBER:-+15550100000}',
    parameters: { name: 'Ada', time: '10:00' },
    mocks: { book: { status: 200, body: { booked: true } } },
  });
  await execution.at('ask_confirmation').reply('What time was that?');
  await expect(execution).toBeWaitingAt('ask_again');
  await expect(execution).not.toHaveEntered('book');

  await execution.at('ask_again').reply('OK');
  await expect(execution).toHaveEnded();
  await expect(execution).toHaveTraversed([
    { ask_confirmation: 'incomingMessage' },
    { check_reply: 'noMatch' },
    'ask_again',
    '...',
    { say_thanks: 'sent' },
  ]);
  await expect(execution).toHaveVariables({ confirmed: 'yes' });
  await expect(execution).toHaveContext({ 'widgets.book.parsed.booked': true });
});
