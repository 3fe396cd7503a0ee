// A dry run says what it would send, and hides sensitive values.

import { planOf } from '../../src/playwright/dry-run.ts';
import { createRedactor } from '../../src/redaction/redactor.ts';
import type { Action, ContactAction } from '../../src/scenario/scenario.ts';
import { record } from '../../src/session/record.ts';
import type { Target } from '../../src/session/target.ts';
import { PLACE, scenario } from '../session/judged.ts';
import { expect, test } from '../test.ts';

const at = (action: Action): ContactAction => ({ ...action, at: 'menu', place: PLACE });

test('sensitive keys, speech, replies and parameters are dots, also short ones', () => {
  const contact = [
    at({ kind: 'press', digits: '1', sensitive: true }),
    at({ kind: 'say', speech: 'no', sensitive: true }),
    at({ kind: 'reply', body: 'me', media: [], sensitive: true }),
    at({ kind: 'press', digits: '2' }),
  ];
  const inputs = { to: '+15550100001', from: '+15550100000', parameters: { pin: '7', name: 'Ada' } };
  const one = scenario({}, { contact, inputs, secrets: ['7', '1', 'no', 'me'] });
  const target = { name: 'twilio', simulatedTime: false } as Target;
  const evidence = record({ scenario: one, target, failures: [], calls: [], root: '/', secrets: [] });
  const [first, ...actions] = planOf(one, evidence, createRedactor({ secrets: one.secrets }));
  expect(first).toContain('{"pin":"••••••","name":"Ada"}');
  expect(actions.map((line) => line.replace('at `menu`: ', ''))).toEqual([
    'the keys ••••••',
    'the words ••••••',
    'a message from the contact: ••••••',
    'the keys 2',
  ]);
});
