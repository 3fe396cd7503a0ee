// The failures of `judge` as a whole; each check has its own spec.

import { judge } from '../../src/session/judge.ts';
import { expect, test } from '../test.ts';
import { expectedPath, judged, PLACE, scenario } from './judged.ts';

test('a reason that explains several failures is at the first of them', () => {
  const sent = [{ value: { body: 'x' }, place: PLACE }];
  const expectations = { path: expectedPath('... book'), requests: [{ widget: 'book', sent, place: PLACE }] };
  const evidence = judged({ steps: 'incomingRequest>ask timeout>Ended', outputs: [] });
  const [path, request] = judge(scenario(expectations), evidence).map(({ message }) => message);
  expect(path).toContain('why: `book` was never reached');
  expect(request).toBe('`book` should send 1 request, but sent no requests; the execution never entered `book`');
});
