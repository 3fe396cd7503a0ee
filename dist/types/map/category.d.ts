import { type Category } from '../flow/widget-types.js';
export type CardCategory = Category | 'unknown';
export declare const categoryOf: (type: string) => CardCategory;
/** Signs on a 20 x 20 grid, drawn in the icon's own colour: a flag, a bubble, a handset, a fork, an arrow out, a person. */
export declare const SIGNS: Readonly<Record<CardCategory, string>>;
