// Recovers the names and tags of scenarios from a text that cannot be parsed, so that each of them can fail under its own name.

export type RecoveredScenario = { name: string; tags: string[]; line: number };

/** No one reads a report with more. */
const MAX_RECOVERED = 1000;

const TEXT = /"((?:[^"\\]|\\.)*)"|'((?:[^']|'')*)'|([^\s"'#,[\]{}][^#,[\]{}\n]*)/;

/** A quoted or plain value at the start of a text. */
function valueAt(text: string, inBraces: boolean): string {
  const bare = text.trimStart();
  if (!inBraces && !/^["']/.test(bare)) return bare.replace(/\s+#.*$/, '').trim();
  const [, double, single, plain = ''] = TEXT.exec(bare) ?? [];
  return (double ?? single ?? plain).trim();
}

const WORD = /[^\s,[\]{}"'@#:|>*&!-][^\s,[\]{}"'@#:]*/g;

const wordsIn = (text: string): string[] => text.match(WORD) ?? [];

const KEY = /(?:^|[\s{,])(name|tags)["']?[ \t]*:(?=\s|["'[]|$)/g;

type Found = { key: string; at: number; value: string; inBraces: boolean };

/** Each `name:` and `tags:` of a block, with what follows it. */
function keysIn(block: string): Found[] {
  return [...block.matchAll(KEY)].map((match) => {
    const start = match.index + match[0].length;
    const before = block.slice(0, match.index + 1);
    const inBraces = before.split('{').length > before.split('}').length;
    return { key: match[1] ?? '', at: match.index, value: block.slice(start), inBraces };
  });
}

/** A list in brackets or on separate lines, otherwise the rest of the line. */
function tagsIn(value: string): string[] {
  const list = /^\s*\[([^\]\n]*)/.exec(value) ?? /^[ \t]*\n((?:[ \t]*-[ \t][^\n]*\n?)*)/.exec(value);
  return wordsIn(list?.[1] ?? value.split('\n', 1)[0] ?? '');
}

/** The keys at the block's own level: those of parameters are indented further. */
function ownKeys(block: string): Found[] {
  const found = keysIn(block);
  const indent = /^\s*-(\s+)/.exec(block)?.[0].split('\n').at(-1)?.length ?? 0;
  return found.filter(({ at, inBraces, key }, index) => {
    if (inBraces) return found.findIndex((other) => other.key === key) === index;
    const lineStart = block.lastIndexOf('\n', at) + 1;
    return lineStart === 0 || block.slice(lineStart).search(/\S/) === indent;
  });
}

const lineOf = (text: string, offset: number): number => text.slice(0, offset).split('\n').length;

/** The text of each entry of `scenarios`, with its offset. */
function blocksOf(text: string): { block: string; offset: number }[] {
  const start = /^["']?scenarios["']?[ \t]*:/m.exec(text);
  const from = start ? start.index + start[0].length : 0;
  const list = text.slice(from);
  const indent = /(?:^|\n)([ \t]*)-[ \t]/.exec(list)?.[1];
  const begins =
    indent === undefined
      ? [...list.matchAll(/\{\s*name\s*:/g)].map(({ index }) => index)
      : [...list.matchAll(new RegExp(`^${indent}-[ \\t]`, 'gm'))].map(({ index }) => index);
  return begins.map((begin, index) => ({ block: list.slice(begin, begins[index + 1]), offset: from + begin }));
}

/** Tags above `scenarios` belong to all of them. */
function sharedTags(text: string): string[] {
  const end = text.search(/^["']?scenarios["']?[ \t]*:/m);
  return end <= 0 ? [] : keysIn(text.slice(0, end)).flatMap(({ key, value }) => (key === 'tags' ? tagsIn(value) : []));
}

/** The recognizable scenarios of a text, however invalid it is. */
export function recoverScenarios(text: string): RecoveredScenario[] {
  const shared = sharedTags(text);
  return blocksOf(text)
    .slice(0, MAX_RECOVERED)
    .flatMap(({ block, offset }) => {
      const keys = ownKeys(block);
      const name = keys.find(({ key }) => key === 'name');
      const tags = keys.flatMap(({ key, value }) => (key === 'tags' ? tagsIn(value) : []));
      if (!name && tags.length === 0) return [];
      const line = lineOf(text, offset);
      return [
        {
          name: name ? valueAt(name.value.split('\n', 1)[0] ?? '', name.inBraces) : '',
          tags: [...shared, ...tags],
          line,
        },
      ];
    });
}
