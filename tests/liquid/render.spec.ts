// Liquid as Studio renders it.
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import type { JsonObject } from '../../src/flow/types.ts';
import { createRender } from '../../src/liquid/render.ts';
import { expect, test } from '../test.ts';

const NOW = Date.parse('2026-12-24T17:59:00-08:00');
const context: JsonObject = {
  flow: { variables: { n: 3, text: '4', order: { id: 7 }, list: ['x', 'y'] } },
  widgets: { ask: { inbound: { Body: '  Yes. ' } } },
};
const render = createRender();
const text = (template: string): string => render(template, context, NOW).text;

const CASES: readonly (readonly [template: string, text: string])[] = [
  ['plain', 'plain'],
  ['{{widgets.ask.inbound.Body | strip | downcase | remove: "."}}', 'yes'],
  ['{{flow.variables.n | plus: 1}}', '4'],
  ['{{flow.variables.text | plus: 1}}', '5'],
  ['{{ 7 | divided_by: 2 }} {{ 7 | divided_by: 2.5 }}', '3 2.8'],
  ['{{ nothing.at.all }}', ''],
  ['{{ nothing | default: "none" }}', 'none'],
  ['{{flow.variables.order}}', '{"id":7}'],
  ['{"id": {{flow.variables.order | to_json}}}', '{"id": {"id":7}}'],
  ['{{flow.variables.list.size}}{{flow.variables.list[1]}}{{flow.variables.list | join: "-"}}', '2yx-y'],
  ['{% if flow.variables.n > 2 %}more{% else %}less{% endif %}', 'more'],
  ['{% case flow.variables.n %}{% when 3 %}three{% endcase %}', 'three'],
  ['{% assign a = "b" %}{{ a | upcase }}', 'B'],
  ['{{- "trimmed" -}}   x', 'trimmedx'],
];
for (const [template, wanted] of CASES)
  test(`${template} renders "${wanted}"`, () => {
    expect(text(template)).toBe(wanted);
  });

test('dates are in US Pacific time, and now is virtual', () => {
  expect(text('{{ "now" | date: "%Y-%m-%d %H:%M" }}')).toBe('2026-12-24 17:59');
  expect(text('{{ "2026-07-01T12:00:00Z" | date: "%H" }}')).toBe('05');
});

for (const [date, wanted] of [
  ['2026-12-25', '2026-12-25 00:00'],
  ['2026-07-01 10:00', '2026-07-01 10:00'],
  ['2026-12-24T10:00:00', '2026-12-24 10:00'],
  ['December 24, 2026 10:00', '2026-12-24 10:00'],
  ['2026-12-24 10:00:00 -0500', '2026-12-24 07:00'],
  ['2026-12-24T23:00:00+01:00', '2026-12-24 14:00'],
  ['Thu, 24 Dec 2026 18:00:00 GMT', '2026-12-24 10:00'],
  ['1798163940', '2026-12-24 17:59'],
  ['soon', 'soon'],
] as const)
  test(`the date ${date} is ${wanted} on every machine`, () => {
    expect(text(`{{ "${date}" | date: "%Y-%m-%d %H:%M" }}`)).toBe(wanted);
  });

for (const [format, wanted] of [
  ['%A %a %B %b', 'Thursday Thu December Dec'],
  ['%c', 'Thu Dec 24 17:59:00 2026'],
  ['%x %X', '12/24/26 17:59:00'],
  ['%D %F %T %R', '12/24/26 2026-12-24 17:59:00 17:59'],
  ['%r', '05:59:00 PM'],
  ['%Z %z', 'PST -0800'],
  ['%%Z', '%Z'],
] as const)
  test(`${format} is ${wanted} in every language of the machine`, () => {
    expect(text(`{{ "now" | date: "${format}" }}`)).toBe(wanted);
  });

test('the zone has its name for the season, and a template can use another zone', () => {
  expect(text('{{ "2026-07-01T12:00:00Z" | date: "%H:%M %Z" }}')).toBe('05:00 PDT');
  expect(text('{{ "now" | date: "%F %T", "America/New_York" }}')).toBe('2026-12-24 20:59:00');
});

test('no filter returns the real time or a random value', () => {
  for (const filter of ['sample', 'date_to_string', 'date_to_rfc822'])
    expect(text(`{{ "now" | ${filter} }}`)).toBe('now');
});

test('a tablerow stops after fifteen cells', () => {
  expect(text('{% tablerow i in (1..20) %}x{% endtablerow %}').match(/x/g)).toHaveLength(15);
});

test('a loop stops after fifteen rounds', () => {
  expect(text('{% for i in (1..20) %}{{i}} {% endfor %}').trim().split(' ')).toHaveLength(15);
  expect(text('{% for i in (1..20) limit: 3 %}{{i}}{% endfor %}')).toBe('123');
});

test('a template with a mistake renders nothing, and says why', () => {
  expect(render('{{ x', context, NOW)).toMatchObject({ text: '', mistake: expect.stringContaining('not closed') });
});

for (const tag of ['include', 'render', 'layout'])
  for (const path of ['', './', '../', '/'])
    test(`{% ${tag} "${path}…" %} reads no file`, () => {
      const folder = mkdtempSync(join(tmpdir(), 'flowproof-liquid-'));
      writeFileSync(join(folder, 'secret.txt'), 'contents of a file');
      const file =
        path === '' || path === '/' ? join(folder, 'secret.txt') : `${path}${relative('.', folder)}/secret.txt`;
      expect(text(`a{% ${tag} "${file}" %}b{% ${tag} '${file}', x: 1 %}`)).toBe('ab');
    });

test('no template reads a prototype', () => {
  expect(text('{{ flow.constructor }}{{ flow.__proto__ }}')).toBe('');
});

test('a date format that doubles itself to millions of characters is not used', () => {
  const doubled = '{% capture a %}{{a}}{{a}}{% endcapture %}'.repeat(23);
  const { text: rendered } = render(
    `{% capture a %}%A%B%c{% endcapture %}${doubled}{{ "now" | date: a | size }}`,
    {},
    NOW,
  );
  expect(Number(rendered || 0)).toBeLessThan(1000);
});

test('nested loops are stopped in limited time', () => {
  const deep = `${'{% for a in (1..15) %}'.repeat(9)}x${'{% endfor %}'.repeat(9)}`;
  const { text: rendered } = render(deep, context, NOW);
  expect(rendered.length).toBeLessThanOrEqual(16_384);
});

const NAMES = [
  'flow.variables.n',
  'flow.variables.none.at.all',
  'flow.variables.text.length',
  'flow.variables.text.size',
  'flow.variables.list.first',
  'flow.variables.list',
  'flow.constructor.name',
  'flow.variables.toString.name',
  'widgets.ask.inbound',
  'true.flow',
  'empty.size',
];
for (const name of NAMES)
  test(`{{${name}}} renders the same with and without Liquid's interpreter`, () => {
    expect(text(`a {{ ${name} }}`)).toBe(text(`a {% if true %}{{${name}}}{% endif %}`));
  });
