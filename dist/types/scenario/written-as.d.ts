import { type Tree } from './tree.js';
/** The text of a part, or nothing. */
export declare const textLike: (tree: Tree, key: string) => string;
/** Every word that may be meant as a tag, of the scenario and of its file's defaults. */
export declare const tagsLike: (item: Tree, defaults: Tree | undefined) => string[];
