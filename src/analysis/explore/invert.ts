// Inverts a template: finds values of the context that make it render to a wanted text.
import { escapePattern } from '../../escape-pattern.ts';
import type { Json } from '../../flow/types.ts';
import { type Path, referencesOf } from './references.ts';

export type Assignment = readonly { path: Path; value: Json | undefined }[];

export type Inverting = {
  /** Renders a template in the current context: for arguments of filters, and for variable indexes. */
  render: (template: string) => string;
  /** Values that the flow's conditions compare with a path. */
  hints: (path: Path) => readonly string[];
  /** Also tries values where inversion is impossible, as for templates with tags. */
  search: boolean;
};

type RenderHere = Inverting['render'];

const MAX = 24;

const numeric = (value: Json): number | undefined => {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value)) ? Number(value) : undefined;
};

const asText = (value: Json): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** The inputs of a filter that may give an output, the likeliest first; they are tried afterwards. */
type Inverse = (output: Json, args: readonly string[]) => readonly Json[];

const same: Inverse = (output) => [output];

const arithmetic =
  (inverse: (output: number, argument: number) => readonly number[]): Inverse =>
  (output, [argument = '0']) => {
    const [value, by] = [numeric(output), numeric(argument)];
    return value === undefined || by === undefined ? [] : inverse(value, by).map(String);
  };

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz';
const textOfLength = (length: number): string => {
  const digits = '1234567890';
  return length <= ALPHABET.length ? ALPHABET.slice(0, length) : digits.repeat(Math.ceil(length / 10)).slice(0, length);
};

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
};

function parsed(text: string): Json[] {
  try {
    return [JSON.parse(text) as Json];
  } catch {
    return [text];
  }
}

const sized: Inverse = (output) => {
  const length = numeric(output);
  if (length === undefined || length < 0 || length > 500 || !Number.isInteger(length)) return [];
  return [textOfLength(length), '7'.repeat(length), Array.from({ length }, (_, index) => `item ${index + 1}`)];
};

const sliced: Inverse = (output, [start = '0', length]) => {
  const text = asText(output);
  const [at, taken] = [Number(start), Number(length ?? 1)];
  const missing = Math.max(0, taken - text.length);
  if (at >= 0) return [textOfLength(at) + text, '0'.repeat(at) + text, textOfLength(at) + text + 'x'.repeat(missing)];
  const after = Math.max(0, -at - taken);
  return [`x${text}${textOfLength(after)}`, `+1555010${'0'.repeat(4)}${text}`, text + '0'.repeat(after)];
};

const INVERSES: Readonly<Record<string, Inverse>> = {
  downcase: (output) => [output, ...(typeof output === 'string' ? [output.toUpperCase()] : [])],
  upcase: same,
  capitalize: same,
  strip: same,
  lstrip: same,
  rstrip: same,
  strip_newlines: same,
  newline_to_br: same,
  strip_html: same,
  escape: same,
  h: same,
  escape_once: same,
  truncate: same,
  truncatewords: same,
  round: same,
  ceil: same,
  floor: same,
  abs: (output) => [output, asText(output).startsWith('-') ? '0' : `-${asText(output)}`],
  default: (output, [fallback]) => (output === fallback ? ['', output] : [output]),
  plus: arithmetic((value, by) => [value - by]),
  minus: arithmetic((value, by) => [value + by]),
  times: arithmetic((value, by) => (by === 0 ? [] : [value / by])),
  divided_by: arithmetic((value, by) => [value * by, value * by + by - 1, value * by + 1]),
  modulo: arithmetic((value, by) => [value, value + by, value + 2 * by]),
  at_least: same,
  at_most: same,
  append: (output, [suffix = '']) => {
    const text = asText(output);
    return text.endsWith(suffix) ? [text.slice(0, text.length - suffix.length)] : [];
  },
  prepend: (output, [prefix = '']) => {
    const text = asText(output);
    return text.startsWith(prefix) ? [text.slice(prefix.length)] : [];
  },
  remove: (output, [removed = '']) => [output, removed + asText(output)],
  remove_first: (output, [removed = '']) => [removed + asText(output), output],
  remove_last: (output, [removed = '']) => [asText(output) + removed, output],
  replace: (output, [from = '', to = '']) => [output, ...(to ? [asText(output).replaceAll(to, from)] : [])],
  replace_first: (output, [from = '', to = '']) => [output, ...(to ? [asText(output).replace(to, from)] : [])],
  size: sized,
  slice: sliced,
  split: (output, [separator = '']) => [Array.isArray(output) ? output.map(asText).join(separator) : asText(output)],
  join: (output, [separator = ' ']) => [asText(output).split(separator), [output]],
  first: (output) => [[output], [output, 'more']],
  last: (output) => [[output], ['less', output]],
  map: (output, [key = '']) => [Array.isArray(output) ? output.map((item) => ({ [key]: item })) : [{ [key]: output }]],
  // Reads an index of an assigned list; see `inlined`.
  nth: (output, [index = '0']) => [[...Array.from({ length: Math.min(Number(index) || 0, 20) }, () => 'x'), output]],
  reverse: (output) => [Array.isArray(output) ? output.toReversed() : output],
  sort: same,
  sort_natural: same,
  uniq: same,
  compact: same,
  url_decode: (output) => [encodeURIComponent(asText(output)), output],
  url_encode: (output) => [decoded(asText(output))],
  cgi_escape: (output) => [decoded(asText(output))],
  uri_escape: (output) => [decoded(asText(output))],
  to_json: (output) => parsed(asText(output)),
  json: (output) => parsed(asText(output)),
  base64_encode: (output) => [Buffer.from(asText(output), 'base64').toString()],
  base64_decode: (output) => [Buffer.from(asText(output)).toString('base64')],
};

const DAY = 86_400_000;
const FIRST_DAY = Date.UTC(2026, 0, 1);

/** Days of a year, and the hours of one day: the dates that are tried. */
const DATES: readonly string[] = [
  ...Array.from({ length: 366 }, (_, day) => new Date(FIRST_DAY + day * DAY).toISOString().slice(0, 10)),
  ...Array.from(
    { length: 48 },
    (_, half) => `2026-03-02T${String(half >> 1).padStart(2, '0')}:${half % 2 ? '30' : '00'}:00`,
  ),
];

/** Dates that a format renders as the output. */
function datesFor(output: Json, args: readonly string[], render: RenderHere): string[] {
  const format = JSON.stringify(args[0] ?? '');
  return DATES.filter((date) => render(`{{ "${date}" | date: ${format} }}`) === asText(output)).slice(0, 4);
}

/** Splits at a character outside of quotation marks. */
function splitOutside(text: string, separator: string): string[] {
  const parts = [''];
  let quote = '';
  for (const character of text) {
    if (quote === '' && character === separator) parts.push('');
    else {
      if (quote === '' && (character === '"' || character === "'")) quote = character;
      else if (character === quote) quote = '';
      parts[parts.length - 1] += character;
    }
  }
  return parts;
}

/** `variables` are arguments that are paths: `plus: widgets.ask.inbound.Body`. */
type Filter = { name: string; args: readonly string[]; variables: readonly { at: number; path: Path }[] };
type Expression = { path: Path; filters: readonly Filter[] };

const HEAD = /^[A-Za-z_][\w-]*(?:\s*\.\s*[\w-]+\??|\s*\[[^\]]*\])*$/;
const SEGMENT = /\.\s*([\w-]+\??)|\[\s*(?:"([^"]*)"|'([^']*)'|(\d+)|([^\]]+))\s*\]|^([A-Za-z_][\w-]*)/g;

function pathOf(head: string, render: RenderHere): Path {
  return [...head.matchAll(SEGMENT)].map(([, name, double, single, index, variable, first]) => {
    if (variable !== undefined) return render(`{{ ${variable} }}`) || '0';
    return name ?? double ?? single ?? index ?? first ?? '';
  });
}

function expressionOf(code: string, render: RenderHere): Expression | undefined {
  const [head = '', ...rest] = splitOutside(code, '|').map((part) => part.trim());
  if (!HEAD.test(head)) return undefined;
  const filters = rest.map((filter) => {
    const [name = '', ...list] = splitOutside(filter, ':');
    const text = list.join(':').trim();
    const written = text === '' ? [] : splitOutside(text, ',').map((one) => one.trim());
    const args = written.map((one) => render(`{{ ${one} }}`));
    const variables = written.flatMap((one, at) =>
      HEAD.test(one) && one.includes('.') ? [{ at, path: pathOf(one, render) }] : [],
    );
    return { name: name.trim(), args, variables };
  });
  return { path: pathOf(head, render), filters };
}

/** The inputs of an expression that may give the output, inverting its filters from last to first. */
function inputsOf({ filters }: Expression, output: Json, render: RenderHere): Json[] {
  let outputs: readonly Json[] = [output];
  for (const { name, args } of filters.toReversed())
    outputs = outputs
      .flatMap((one) => (name === 'date' ? datesFor(one, args, render) : (INVERSES[name] ?? same)(one, args)))
      .slice(0, MAX);
  return [...outputs];
}

/** Properties that Liquid computes for lists, texts and objects. */
const SPECIAL: Readonly<Record<string, Inverse>> = { size: sized, first: (one) => [[one]], last: (one) => [[one]] };

function assignmentsOf({ path, filters }: Expression, output: Json, render: RenderHere): Assignment[] {
  const own = inputsOf({ path, filters }, output, render).map((value) => [{ path, value }]);
  const special = SPECIAL[path.at(-1) ?? ''];
  if (!special) return own;
  const whole = path.slice(0, -1);
  const values = inputsOf({ path, filters }, output, render).flatMap((value) => special(value, []));
  return [...values.map((value) => [{ path: whole, value }]), ...own];
}

const MAX_HINTS = 8;

/** If an argument is a path, its value can change as well: each value leads to another input. */
function withArguments({ path, filters }: Expression, output: Json, { hints, render }: Inverting): Assignment[] {
  return filters.flatMap((filter, index) =>
    filter.variables.flatMap(({ at, path: argument }) =>
      hints(argument)
        .slice(0, MAX_HINTS)
        .flatMap((value) => {
          const args = filter.args.with(at, value);
          const changed = filters.with(index, { ...filter, args, variables: [] });
          return inputsOf({ path, filters: changed }, output, render)
            .slice(0, 2)
            .map(
              (input): Assignment => [
                { path: argument, value },
                { path, value: input },
              ],
            );
        }),
    ),
  );
}

const PART = /(\{\{-?[\s\S]*?-?\}\})/;
const codeIn = (output: string): string => output.replace(/^\{\{-?|-?\}\}$/g, '').trim();
/**
 * The ways to divide a wanted text among the outputs of a template: each as short as the text between them allows, or one takes everything.
 */
function spread(texts: readonly string[], count: number, wanted: string): string[][] {
  const greedy = (pattern: string) =>
    new RegExp(`^${texts.map(escapePattern).join(pattern)}$`, 'is').exec(wanted)?.slice(1);
  const found = [greedy('(.*?)'), greedy('(.*)')].filter((one) => one !== undefined);
  const even = count > 1 && wanted.length === count && texts.join('') === '' ? [[...wanted]] : [];
  return [...even, ...found];
}

function forText(template: string, wanted: string, inverting: Inverting): Assignment[] {
  const { render } = inverting;
  const parts = template.split(PART);
  const texts = parts.filter((_, index) => index % 2 === 0);
  const expressions = parts.filter((_, index) => index % 2 === 1).map((part) => expressionOf(codeIn(part), render));
  if (expressions.length === 0) return [];
  // Conditions ignore spaces around a template.
  const trimmed = texts.map((text, at) =>
    at === 0 ? text.trimStart() : at === texts.length - 1 ? text.trimEnd() : text,
  );
  return spread(trimmed, expressions.length, wanted).flatMap((values) => {
    let partial: Assignment[] = [[]];
    for (const [index, expression] of expressions.entries()) {
      if (!expression) continue;
      const output = values[index] ?? '';
      const ways = [
        ...assignmentsOf(expression, output, inverting.render).slice(0, 6),
        ...withArguments(expression, output, inverting),
      ];
      partial = partial.flatMap((before) => ways.map((way) => [...before, ...way])).slice(0, MAX);
    }
    return partial;
  });
}

/** For a template with tags, or with filters that cannot be inverted: combines its variables, its constants and the wanted result. */
function searched(template: string, wanted: readonly string[]): Assignment[] {
  const { paths, constants } = referencesOf(template);
  // Liquid compares numbers with numbers: a text is never above 100.
  const numbers = constants.flatMap((one) =>
    numeric(one) === undefined ? [] : [Number(one), Number(one) + 1, Number(one) - 1],
  );
  const values: (Json | undefined)[] = [
    ...constants,
    ...numbers,
    ...wanted,
    '',
    '1',
    '2',
    true,
    false,
    OTHER,
    undefined,
  ];
  const unique = [...new Map(values.map((value) => [JSON.stringify(value), value])).values()].slice(0, 40);
  const single = [
    ...listed(template, unique),
    ...paths.flatMap((path) => unique.map((value): Assignment => [{ path, value }])),
  ];
  const [first, second] = paths;
  if (!first || !second) return single;
  const few = unique.slice(0, 12);
  const pairs = few.flatMap((one) =>
    few.map(
      (other): Assignment => [
        { path: first, value: one },
        { path: second, value: other },
      ],
    ),
  );
  return [...single, ...pairs];
}

const OTHER = 'something else';

const ASSIGN = /\{%-?\s*assign\s+(\w+)\s*=\s*([\s\S]*?)-?%\}/g;

/** A template with assignments, with each name replaced by its expression, so that it can be inverted. */
function inlined(template: string): string {
  const assigned = new Map<string, string>();
  const rest = template.replace(ASSIGN, (_, name: string, value: string) => {
    assigned.set(name, inlinedNames(value.trim(), assigned));
    return '';
  });
  return rest.replace(/\{\{(-?)\s*([\s\S]*?)\s*(-?)\}\}/g, (_, open: string, code: string, close: string) => {
    return `{{${open} ${inlinedNames(code, assigned)} ${close}}}`;
  });
}

/** `parts[1] | strip` → `widgets.ask.inbound.Body | split: "," | nth: 1 | strip`. */
function inlinedNames(code: string, assigned: ReadonlyMap<string, string>): string {
  const [, name = '', index, rest = ''] = /^(\w+)(?:\[(\d+)\]|\.(?:first|last|size))?([\s\S]*)$/.exec(code) ?? [];
  const value = assigned.get(name);
  if (value === undefined) return code;
  const special = /^\w+\.(first|last|size)/.exec(code)?.[1];
  const part = index === undefined ? (special ? ` | ${special}` : '') : ` | nth: ${index}`;
  return `${value}${part}${rest}`;
}

const LOOP = /\{%-?\s*for\s+(\w+)\s+in\s+([\w.]+)/g;

/** Lists of items whose fields have one of the values, for loops that search for an item. */
function listed(template: string, values: readonly (Json | undefined)[]): Assignment[] {
  return [...template.matchAll(LOOP)].flatMap(([, item = '', list = '']) => {
    const path = list.split('.');
    const fields = [
      ...new Set([...template.matchAll(new RegExp(`\\b${item}\\.(\\w+)`, 'g'))].map(([, field = '']) => field)),
    ];
    const items = values.flatMap((value): Json[] => {
      if (value === undefined) return [];
      if (fields.length === 0) return [value];
      return fields.map((field) => ({ ...Object.fromEntries(fields.map((one) => [one, 'other'])), [field]: value }));
    });
    return [[], ...items.map((one) => [one])].map((value): Assignment => [{ path, value }]);
  });
}

/** Values of the context with which the template may render to one of the texts; each must be tried. */
export function invert(template: string, wanted: readonly string[], inverting: Inverting): Assignment[] {
  const { tags } = referencesOf(template);
  const flat = tags ? inlined(template) : template;
  const computed = flat.includes('{%') ? [] : wanted.flatMap((text) => forText(flat, text, inverting));
  // An absent value is blank as well, and the only choice if the value cannot be an empty text.
  const blank = wanted.includes('')
    ? [referencesOf(template).paths.map((path) => ({ path, value: undefined })) satisfies Assignment]
    : [];
  return [...computed, ...blank, ...(tags || inverting.search ? searched(template, wanted) : [])];
}
