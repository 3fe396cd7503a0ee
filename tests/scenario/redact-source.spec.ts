// The errors of a scenario file never quote what it calls `sensitive`.

import { renderProblems } from '../../src/errors.ts';
import { expect, test } from '../test.ts';
import { FLOW, load, one } from './written.ts';

const PIN = 'c4nary';

function messagesOf(text: string, env: Record<string, string> = {}): string {
  const { problems, sources, secrets } = load(text, { env });
  expect(problems.length).toBeGreaterThan(0);
  return renderProblems(problems, sources, { secrets });
}

const parameters = (...lines: readonly string[]): string =>
  one('sensitive: [pin]', 'inputs:', ...lines.map((line) => `  ${line}`));

/** By the mistake: the value is on its line, or on a line beside it. */
const FILES: Readonly<Record<string, string>> = {
  'beside an unknown key': parameters(`parameters: { pin: ${PIN} }`, 'prameters: {}'),
  'in a number of its own': parameters('parameters:', `  pin: "${PIN}"`, '  to: 1', 'to: 123'),
  'under a mistyped key': parameters(`paramters: { pin: ${PIN} }`),
  'where the list is mistyped': one('sensitve: [pin]', `inputs: { parameters: { pin: ${PIN} } }`),
  'where the list is a text': one('sensitive: pin', `inputs: { parameters: { pin: ${PIN} } }`),
  'where the name is mistyped': one('sensitive: [pinn]', `inputs: { parameters: { pin: ${PIN} } }`),
  'without `parameters` around it': parameters(`pin: ${PIN}`),
  'in a JSON text': parameters(`parameters: '{"pin": "${PIN}"}'`, 'tto: ""'),
  'in a text that is no JSON': parameters(`parameters: '{"pin": "${PIN}'`),
  'in an object': parameters(`parameters: { pin: { of: [${PIN}] } }`, 'tto: ""'),
  'over several lines': parameters('parameters:', '  pin: |', `    ${PIN}`, `    more ${PIN}`, 'tto: ""'),
  'behind an alias': `${FLOW}x: &x ${PIN}\nscenarios:\n  - { name: a, sensitive: [pin], inputs: { parameters: { pin: *x } } }\n`,
  'in a row': one(
    'each: [{',
    `  word: ${PIN} }]`,
    'sensitive: [pin]',
    'inputs: { parameters: { pin: "${word}" } }',
    'x: 1',
  ),
  'in a reply': one(`contact: [{ at: ask, reply: { body: ${PIN}, sensitive: true, x: 1 } }]`),
  'in a reply under a mistyped key': one(`contact: [{ at: ask, reply: { bdy: ${PIN}, sensitive: true } }]`),
  'in a message that is compared with it': parameters(`parameters: { pin: ${PIN} }`, `tto: "${PIN}"`),
  'in a default': parameters(`parameters: { pin: "\${NONE:-${PIN}}" }`, 'tto: ""'),
  'in a file that is no YAML': `${parameters(`parameters: { pin: ${PIN}, a: } }`)}    "\n`,
  'in quotation marks that are not closed': parameters(`parameters: { pin: "${PIN} }`),
  'on lines of a file that is no YAML': parameters('parameters:', '  pin: >', `    ${PIN}`, `    ${PIN}`, ' x: {'),
  'in a row of a file that is no YAML': one(
    'sensitive:',
    '- pin',
    'each:',
    `- { word: ${PIN} }`,
    'x: { pin: "${word}", ]',
  ),
  'in a reply of a file that is no YAML': one(`contact: [{ at: ask, reply: { body: ${PIN}, sensitive: true }`),
  'beside a word': one(`contact: [{ at: menu, say: ${PIN}, sensitive: true, x: 1 }]`),
  'beside a word that is written under a mistyped key': one(`contact: [{ at: menu, sya: ${PIN}, sensitive: true }]`),
  'beside the parts of a reply': one(`contact: [{ at: ask, reply: { body: ${PIN}, x: 1 }, sensitive: true }]`),
  'beside keys that no phone has': one(`contact: [{ at: menu, press: "${PIN}", sensitive: true }]`),
  'beside a word in a row': one(
    `each: [{ word: ${PIN} }]`,
    'contact: [{ at: menu, say: "${word}", sensitive: true, x: 1 }]',
  ),
  'beside a word of a file that is no YAML': one(`contact: [{ at: menu, say: ${PIN}, sensitive: true }`),
};

for (const [where, text] of Object.entries(FILES)) {
  test(`a sensitive value is not shown ${where}`, () => {
    expect(messagesOf(text)).not.toContain(PIN);
  });
}

test('an environment value that becomes sensitive is not shown', () => {
  const text = parameters('to: "${WORD}"', 'parameters: { pin: "${WORD}" }');
  expect(messagesOf(text, { WORD: PIN })).not.toContain(PIN);
});

test('a short sensitive value is not quoted by a message', () => {
  const words = messagesOf(parameters('parameters: { pin: 012 }'));
  expect(words).toContain('needs-quotes');
  expect(words).not.toMatch(/\b0?12\b/);
});

test('short keys are not quoted by a message', () => {
  const words = messagesOf(one('contact: [{ at: menu, press: 73, sensitive: true }]'));
  expect(words).toContain('needs-quotes');
  expect(words).not.toContain('73');
});

test('lines, columns and other values stay', () => {
  const words = messagesOf(parameters('parameters: { name: Ada, pin: "12", x: 01 }'));
  expect(words).toContain('parameters: { name: Ada, pin: ••••, x: 01 }');
});

test('the name of a variable that is not set is shown', () => {
  expect(messagesOf(parameters('parameters: { pin: "${MY_PIN}" }'))).toContain(
    '`MY_PIN` is not an environment variable',
  );
});
