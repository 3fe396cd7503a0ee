import { type ParsedYaml } from './yaml-tree.js';
/** The tree of a YAML text. Its problems may leave it without one. */
export declare function parseYaml(text: string, file: string): ParsedYaml;
