// The failure when a widget of `never` was entered.

import { checkNever } from '../../../src/session/checks/never.ts';
import { expect, test } from '../../test.ts';
import { judged, PLACE, scenario } from '../judged.ts';

const never = (widget: string) => scenario({ never: [{ widget, place: { ...PLACE, line: 30 } }] });

test('a widget that was not entered is not a failure', () => {
  expect(checkNever(never('call_doctor'), judged())).toEqual([]);
});

test('a widget that was entered is reported with where from, and why', () => {
  const [failure] = checkNever(never('thank'), judged());
  expect(failure).toMatchObject({ kind: 'path', code: 'never-entered', at: { line: 30 } });
  expect(failure?.message).toContain('but the execution went there from `book` (success)');
  expect(failure?.message).toContain('why: `book` was left by `success`');
});

test('the first widget is entered from the Trigger', () => {
  const [failure] = checkNever(never('ask'), judged());
  expect(failure?.message).toContain('from the Trigger');
});
