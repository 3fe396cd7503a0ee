// Links between our pages lead to existing files and headings.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { expect, test } from '../test.ts';

const ROOT = resolve(import.meta.dirname, '../..');

const pagesIn = (folder: string): string[] =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(ROOT, folder, name));

const pages = [
  ...['README.md', 'CONTRIBUTING.md', 'SECURITY.md', 'CHANGELOG.md'].map((name) => join(ROOT, name)),
  ...pagesIn('docs'),
];

type Link = { page: string; target: string; heading: string };

/** The links of a page to files of this repository, each with its heading or ''. */
function linksOf(page: string): Link[] {
  const links = readFileSync(page, 'utf8').matchAll(/\]\((?!https?:|mailto:)([^)#\s]*)(?:#([^)\s]+))?\)/g);
  return [...links].map(([, path = '', heading = '']) => ({
    page,
    target: path === '' ? page : join(dirname(page), path),
    heading,
  }));
}

const links = pages.flatMap(linksOf);
const shown = ({ page, target, heading }: Link): string =>
  `${relative(ROOT, page)}: ${relative(ROOT, target)}#${heading}`;

/** The names of a page's headings in links, as GitHub makes them. */
const headingsOf = (page: string): string[] =>
  [...readFileSync(page, 'utf8').matchAll(/^#+ (.+)$/gm)].map(([, text = '']) =>
    text
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );

test('every link between our pages leads to an existing file', () => {
  expect(links.length).toBeGreaterThan(100);
  expect(links.filter(({ target }) => !existsSync(target)).map(shown)).toEqual([]);
});

test('every link to a heading leads to an existing heading', () => {
  const toHeadings = links.filter(({ target, heading }) => heading !== '' && target.endsWith('.md'));
  expect(toHeadings.length).toBeGreaterThan(50);
  expect(toHeadings.filter(({ target, heading }) => !headingsOf(target).includes(heading)).map(shown)).toEqual([]);
});
