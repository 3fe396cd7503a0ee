// Suggests what a command that found no test may have meant: the nearest files, scenarios by name or line, and tags.
import { nearest, nearestFew } from '../nearest.ts';
import { type PlaywrightArguments, patternOf } from '../playwright-arguments.ts';

/** The parts of the command line that select tests. */
export type Asked = Pick<PlaywrightArguments, 'files' | 'grep' | 'lastFailed'>;

export type KnownTest = { title: string; tags: readonly string[]; line: number };

/** A file with scenarios or tests: `path` is compared with Playwright's, `shown` is what users type. */
export type KnownFile = { path: string; shown: string; tests: readonly KnownTest[] };

const MAX_SHOWN = 5;

const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`;

/** A sentence with a few lines below it. */
function listed(sentence: string, lines: readonly string[], most = MAX_SHOWN): string[] {
  const more = lines.length - most;
  return [sentence, ...lines.slice(0, most).map((line) => `  ${line}`), ...(more > 0 ? [`  … and ${more} more`] : [])];
}

const testLine = ({ shown }: KnownFile, { title, tags, line }: KnownTest): string =>
  [`${shown}:${line}`, title, ...tags.map((tag) => `@${tag.replace(/^@/, '')}`)].join('  ');

/** A pattern as plain text, without special characters. */
const plainText = (pattern: string): string =>
  pattern.replace(/^\/(.*)\/[a-z]*$/, '$1').replace(/[\\^$*+?()[\]{}|]/g, ' ');

/** The name without its extensions, which all files have in common. */
const nameOf = (path: string): string => path.replace(/(\.(spec|test))?\.(ya?ml|[cm]?[jt]s)\s*$/i, '');

function nearFiles(pattern: string, files: readonly KnownFile[]): string[] {
  const sentence = `\`${pattern}\` matches no file`;
  const near = nearestFew(nameOf(plainText(pattern)), files, ({ shown }) => nameOf(shown));
  if (near.length > 0)
    return listed(
      `${sentence}; did you mean`,
      near.map(({ shown }) => shown),
      3,
    );
  if (files.length === 0) return [`${sentence}: there is no scenario file`];
  return listed(
    `${sentence}; the files are`,
    files.map(({ shown }) => shown),
  );
}

/** The scenarios nearest to this line. */
function nearLines(line: number, file: KnownFile): string[] {
  const byDistance = [...file.tests].sort((a, b) => Math.abs(a.line - line) - Math.abs(b.line - line));
  const near = byDistance.slice(0, MAX_SHOWN).sort((a, b) => a.line - b.line);
  if (near.length === 0) return [`${file.shown} has no scenario`];
  return listed(
    `${file.shown} has no scenario at line ${line}; the nearest are`,
    near.map((test) => testLine(file, test)),
  );
}

/** True if this line selects a test: a scenario extends to the next one. */
const hasTestAt = (line: number, { tests }: KnownFile): boolean => tests.some((test) => test.line <= line);

const matching = (pattern: string, files: readonly KnownFile[]): KnownFile[] =>
  files.filter(({ path }) => patternOf(pattern).test(path));

/** The arguments that name files but match no test. */
export function unmatchedFiles({ files: named }: Pick<Asked, 'files'>, files: readonly KnownFile[]): string[] {
  return named.flatMap(({ pattern, line }) => {
    const found = matching(pattern, files);
    if (found.length === 0) return nearFiles(pattern, files);
    if (line === undefined || found.some((file) => hasTestAt(line, file))) return [];
    return found.slice(0, 2).flatMap((file) => nearLines(line, file));
  });
}

const grepTitle = ({ shown }: KnownFile, { title, tags }: KnownTest): string =>
  [shown, title, ...tags.map((tag) => `@${tag.replace(/^@/, '')}`)].join(' ');

type Found = { file: KnownFile; test: KnownTest };

/** Suggests tags, which most commands search for, with the number of scenarios of each. */
function tagLines(grep: string, all: readonly Found[]): string[] {
  const tags = new Map<string, number>();
  for (const { test } of all)
    for (const tag of new Set(test.tags.map((one) => `@${one.replace(/^@/, '')}`)))
      tags.set(tag, (tags.get(tag) ?? 0) + 1);
  const names = [...tags.keys()].sort();
  const isTag = grep.trim().startsWith('@');
  const near = isTag ? nearestFew(grep, names, (tag) => tag) : names.filter((tag) => nearest(grep, [tag.slice(1)]));
  const shown = near.length > 0 || !isTag ? near : names;
  return shown.map((tag) => `${tag}  (${count(tags.get(tag) ?? 0, 'scenario')})`);
}

function nearTitles(grep: string, files: readonly KnownFile[]): string[] {
  const all = files.flatMap((file) => file.tests.map((test) => ({ file, test })));
  const sentence = `-g "${grep}" matches no name and no tag`;
  if (all.length === 0) return [`${sentence}: there are no scenarios`];
  const asked = plainText(grep);
  const named = nearestFew(asked, all, ({ test }) => test.title);
  // Playwright also searches the file's path.
  const found =
    named.length > 0 ? named : nearestFew(asked, all, ({ file, test }) => `${nameOf(file.shown)} ${test.title}`);
  const titles = found.map(({ file, test }) => testLine(file, test));
  const tags = tagLines(asked, all);
  const near = asked.trim().startsWith('@') ? tags : [...tags.slice(0, 3), ...titles];
  if (near.length > 0) return listed(`${sentence}; did you mean`, near);
  return [`${sentence}; \`npx playwright test --list\` shows all ${all.length}`];
}

function unmatchedGrep(grep: string, { files: named }: Asked, files: readonly KnownFile[]): string[] {
  const pattern = patternOf(grep);
  const holders = files.flatMap((file) =>
    file.tests.flatMap((test) => {
      pattern.lastIndex = 0;
      return pattern.test(grepTitle(file, test)) ? [{ file, test }] : [];
    }),
  );
  if (holders.length === 0) return nearTitles(grep, files);
  if (named.length === 0) return [];
  const lines = holders.map(({ file, test }) => testLine(file, test));
  return listed(
    `-g "${grep}" matches ${count(holders.length, 'scenario')}, but none in the files that are named`,
    lines,
  );
}

/** Lines that say why a command found no test and what it may have meant; empty if that is not known. */
export function nearMatches(asked: Asked, files: readonly KnownFile[]): string[] {
  const unmatched = unmatchedFiles(asked, files);
  if (unmatched.length > 0) return unmatched;
  const grep = asked.grep === undefined ? [] : unmatchedGrep(asked.grep, asked, files);
  if (grep.length > 0) return grep;
  return asked.lastFailed ? ['--last-failed: of these, no test failed in the last run'] : [];
}
