// Finds what is `sensitive` in a text that is no YAML: by its lines, and rather too much than too little.

const NAMED = /\bsensitive["']?\s*:[ \t]*(\[[^\]]*\]?|(?:\n\s*-\s[^\n]*)+|[^\n{}]*)/gi;

const WORD = /[A-Za-z_][\w-]*/g;

const wordsIn = (text: string): string[] => text.match(WORD) ?? [];

const escaped = (name: string): string => name.replace(/[\\^$.*+?()[\]{}|-]/g, '\\$&');

/** Keys, and anchors that an alias leads to. */
const begins = (names: readonly string[]): RegExp =>
  new RegExp(
    `(?:(?<![\\w-])(?:${names.map(escaped).join('|')})["']?\\s*:|&(?:${names.map(escaped).join('|')})\\b)\\s?`,
    'i',
  );

const indentOf = (line: string): number => line.search(/\S|$/);

type Cut = { start: number; end: number };

/** From each key to the end of its line, and over the lines that are indented further. */
function cutsOf(text: string, names: readonly string[]): Cut[] {
  if (names.length === 0) return [];
  const begin = begins(names);
  const cuts: Cut[] = [];
  let deeperThan: number | undefined;
  let start = 0;
  for (const line of text.split('\n')) {
    const indent = indentOf(line);
    const goesOn = deeperThan !== undefined && (line.trim() === '' || indent > deeperThan);
    const found = begin.exec(line);
    if (goesOn) cuts.push({ start, end: start + line.length });
    else if (found) cuts.push({ start: start + found.index + found[0].length, end: start + line.length });
    if (!goesOn) deeperThan = found ? indent : undefined;
    start += line.length + 1;
  }
  return cuts;
}

/** What a value takes over: another key by `${name}`, an anchor by `*name`. */
const LEADS_ON = /(?:\$\{\s*|\*)([A-Za-z_][\w-]*)/g;

function namesIn(text: string): string[] {
  const said = [...text.matchAll(NAMED)].flatMap(([, names = '']) => wordsIn(names));
  const named = said.filter((name) => name !== 'true');
  return said.includes('true') ? [...named, 'reply', 'body', 'press', 'say'] : named;
}

/** What stands in quotation marks, or up to the next sign of YAML. */
const VALUE = /"((?:[^"\\]|\\.)*)"|'((?:[^']|'')*)'|[^\s"'{}[\],|>-][^"'{}[\],\n]*/g;

/** A line that lost its end goes on with what does not belong to the value: its words are looked for, too, unless they are common. */
const LONG_WORD = 6;

const valuesIn = (text: string): string[] =>
  [...text.matchAll(VALUE)].flatMap(([whole, double, single]) => {
    const value = (double ?? single ?? whole).trim();
    return [value, ...value.split(/\s+/).filter((word) => word.length >= LONG_WORD)];
  });

export function hiddenLines(text: string): { cuts: readonly Cut[]; values: readonly string[] } {
  const names = namesIn(text);
  const first = cutsOf(text, names);
  const further = first.flatMap(({ start, end }) =>
    [...text.slice(start, end).matchAll(LEADS_ON)].map(([, name = '']) => name),
  );
  const cuts = further.length > 0 ? cutsOf(text, [...names, ...further]) : first;
  return { cuts, values: cuts.flatMap(({ start, end }) => valuesIn(text.slice(start, end))) };
}
