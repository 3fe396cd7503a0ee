// An empty template is explained by the part of its path that does not exist.

import { explainEmpty } from '../../src/path/explain-template.ts';
import { expect, test } from '../test.ts';

const CONTEXT = { flow: { variables: { order: '', name: 'Ada' } }, widgets: { book: { parsed: { eta: 'Friday' } } } };

test('the missing part is named, with the keys that exist', () => {
  expect(explainEmpty('Hi {{flow.variables.name}}, {{ widgets.book.parsed.etta }}', CONTEXT)).toEqual([
    '{{ widgets.book.parsed.etta }} was empty: `widgets.book.parsed` has no `etta`; it has eta; did you mean `widgets.book.parsed.eta`?',
  ]);
});

test('a path through a text ends there', () => {
  expect(explainEmpty('{{flow.variables.name.first}}', CONTEXT)).toEqual([
    '{{flow.variables.name.first}} was empty: `flow.variables.name` is "Ada", and has no `first`',
  ]);
});

test('an existing empty value is reported as empty', () => {
  expect(explainEmpty('{{flow.variables.order}}', CONTEXT)).toEqual([
    '{{flow.variables.order}} was empty: `flow.variables.order` is ""',
  ]);
});

test('a default, a literal and a value need no explanation', () => {
  expect(explainEmpty('{{flow.variables.x | default: "-"}} {{"a"}} {{flow.variables.name | upcase}}', CONTEXT)).toEqual(
    [],
  );
});
