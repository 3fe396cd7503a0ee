// No template uses more time or memory than its limit.

import { newBudget } from '../../src/liquid/budget.ts';
import { createRender } from '../../src/liquid/render.ts';
import { expect, test } from '../test.ts';

const render = createRender();
const doubled = (times: number, start: string, twice: string): string => start + twice.repeat(times);

const GROWING: Readonly<Record<string, string>> = {
  'captures that double': doubled(
    40,
    '{% capture a %}%A%B%c{% endcapture %}',
    '{% capture a %}{{a}}{{a}}{% endcapture %}',
  ).concat('{{ "now" | date: a | size }}'),
  'captures that double into JSON': doubled(
    40,
    '{% capture a %}"\\"{% endcapture %}',
    '{% capture a %}{{a}}{{a}}{% endcapture %}',
  ).concat('{{ a | to_json | to_json | size }}'),
  'text that is appended to itself': doubled(40, '{% assign a = "abc" %}', '{% assign a = a | append: a %}').concat(
    '{{ a | size }}',
  ),
  'lists that hold themselves': doubled(60, '{% assign a = "x" | split: "," %}', '{% assign a = a | push: a %}').concat(
    '{{ a }}',
  ),
  'lists that hold themselves, as JSON': doubled(
    60,
    '{% assign a = "x" | split: "," %}',
    '{% assign a = a | push: a %}',
  ).concat('{{ a | to_json | size }}'),
  'lists that hold themselves, in a filter of texts': doubled(
    60,
    '{% assign a = "x" | split: "," %}',
    '{% assign a = a | push: a %}',
  ).concat('{{ a | upcase | size }}'),
  'plain text in loops in loops': `${'{% for i in (1..15) %}'.repeat(6)}${'x'.repeat(20_000)}${'{% endfor %}'.repeat(6)}`,
  'replacements that grow': doubled(40, '{% assign a = "aa" %}', '{% assign a = a | replace: "a", "aaaa" %}').concat(
    '{{ a | size }}',
  ),
  'a text that is echoed': doubled(40, '{% assign a = "abc" %}', '{% assign a = a | prepend: a %}').concat(
    '{% echo a %}',
  ),
};

for (const [what, template] of Object.entries(GROWING)) {
  test(`${what} are stopped`, () => {
    const { mistake, tookTooLong, text } = render(template, {}, 0);
    expect(mistake).toMatch(/limit exceeded|nested deeper/);
    expect(text).toBe('');
    expect(tookTooLong).toBe(/limit exceeded/.test(mistake ?? ''));
  });
}

test('a value that a flow repeats without Liquid is limited too', () => {
  const { mistake } = render('{{flow.data.a}}'.repeat(3000), { flow: { data: { a: 'x'.repeat(100_000) } } }, 0);
  expect(mistake).toContain('limit exceeded');
});

test('an execution has one budget for all of its templates', () => {
  const budget = newBudget();
  const template = `{% assign a = "${'x'.repeat(10_000)}" %}${'{% assign b = a | append: a %}'.repeat(40)}{{ b | size }}`;
  const outcomes = Array.from({ length: 40 }, () => render(template, {}, 0, budget));
  expect(outcomes[0]).toEqual({ text: '20000' });
  expect(outcomes.at(-1)?.mistake).toContain('limit exceeded');
});

test('ordinary templates use hardly any of the budget', () => {
  const budget = newBudget();
  for (let times = 0; times < 100; times += 1) {
    render(
      '{{ flow.data.name | upcase }} at {{ "now" | date: "%H:%M" }}',
      { flow: { data: { name: 'Ada' } } },
      0,
      budget,
    );
  }
  expect(budget.memory).toBeGreaterThan(newBudget().memory * 0.99);
});
