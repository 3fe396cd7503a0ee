// Problems are shown with their lines of the file, also in very large files.

import { type Problem, renderProblems } from '../src/errors.ts';
import { withoutSecrets } from '../src/redaction/redactor.ts';
import { expect, test } from './test.ts';

const at = (line: number, column: number): Problem => ({
  code: 'a-code',
  message: 'It is wrong.',
  at: { file: 'flow.json', line, column },
});

test('a line of megabytes with thousands of problems is redacted only once', () => {
  const line = 'x'.repeat(10_000);
  const looked: string[] = [];
  const redactor = {
    ...withoutSecrets,
    text: (text: string) => {
      looked.push(text);
      return text;
    },
  };
  const problems = Array.from({ length: 2000 }, (_, index) => at(1, index + 1));
  const shown = renderProblems(problems, new Map([['flow.json', line]]), { redactor });
  expect(shown.match(/a-code/g)).toHaveLength(2000);
  expect(looked).toEqual([line]);
});

test('each problem has its own lines and caret, also for equal lines', () => {
  const source = 'one two\nsame\nsame\nlast';
  expect(renderProblems([at(1, 5), at(3, 2)], new Map([['flow.json', source]]))).toBe(
    [
      'flow.json:1:5 a-code: It is wrong.',
      '  > 1 | one two',
      '      |     ^',
      '    2 | same',
      '',
      'flow.json:3:2 a-code: It is wrong.',
      '    2 | same',
      '  > 3 | same',
      '      |  ^',
      '    4 | last',
    ].join('\n'),
  );
});
