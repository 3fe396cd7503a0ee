// Reads a scenario's name and tags even if they are misspelt or of the wrong type, so that its test can still be found.
import { nearest } from '../nearest.ts';
import { entriesOf, type Tree, toJson } from './tree.ts';

const partLike = (tree: Tree | undefined, key: string): Tree | undefined =>
  (entriesOf(tree).find((entry) => entry.key === key) ?? entriesOf(tree).find((entry) => nearest(entry.key, [key])))
    ?.value;

const textsIn = (tree: Tree | undefined): string[] => {
  if (!tree) return [];
  if (tree.kind === 'scalar') return tree.value === null ? [] : [String(tree.source ?? tree.value)];
  return tree.kind === 'list'
    ? tree.items.flatMap(textsIn)
    : textsIn({ ...tree, kind: 'list', items: tree.entries.map(({ value }) => value) });
};

/** The text of a part, or an empty text. */
export const textLike = (tree: Tree, key: string): string => {
  const part = partLike(tree, key);
  return part?.kind === 'scalar' && part.value !== null ? String(toJson(part)) : '';
};

/** Every word that may be meant as a tag, of the scenario and of its file's defaults. */
export const tagsLike = (item: Tree, defaults: Tree | undefined): string[] =>
  [defaults, item]
    .flatMap((tree) => textsIn(partLike(tree, 'tags')))
    .flatMap((text) => text.split(/[\s,]+/))
    .map((tag) => tag.replace(/["'[\]{}]/g, '').replace(/^@+/, ''))
    .filter((tag) => tag !== '' && !tag.includes('${'));
