// Parses YAML text to a tree with places, and reports all mistakes in the text as problems.
import { type Document, LineCounter, parseDocument } from 'yaml';
import type { Problem } from '../errors.ts';
import { controlCharacter } from './control.ts';
import { MAX_ERRORS, type ParsedYaml, placeOf, refused, treeOf } from './yaml-tree.ts';
import { OLD_YAML, yamlProblem } from './yaml-words.ts';

/** One mistake often causes further errors in the rest of its line. */
const firstOfEachLine = (problems: readonly Problem[]): Problem[] =>
  problems.filter(({ at }, index) => problems.findIndex((other) => other.at?.line === at?.line) === index);

/** The parser's own line counter misses lines of some scalars after a mistake. */
function linesOf(text: string): LineCounter {
  const lines = new LineCounter();
  lines.addNewLine(0);
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines.addNewLine(at + 1);
  return lines;
}

function parseSafely(text: string): Document | undefined {
  try {
    return parseDocument(text, {
      prettyErrors: false,
      logLevel: 'error',
      uniqueKeys: false,
      version: '1.2',
    });
  } catch {
    // The parser recurses: a few thousand open brackets exhaust its stack.
    return undefined;
  }
}

const TOO_DEEP = {
  code: 'yaml-bomb',
  message: 'The file is nested too deeply to be read.',
  fix: 'is a bracket not closed?',
};

const EMPTY = { code: 'empty-file', message: 'The file has no scenarios.', fix: 'write `flow:` and `scenarios:`' };

/** The tree of a YAML text; absent if the text is invalid. */
export function parseYaml(text: string, file: string): ParsedYaml {
  const unseen = controlCharacter(text, file);
  if (unseen) return refused(unseen);
  const source = { file, text, lines: linesOf(text) };
  const at = { file, line: 1, column: 1 };
  const document = parseSafely(text);
  if (!document) return refused({ ...TOO_DEEP, at });
  const errors = [...document.errors, ...document.warnings].slice(0, MAX_ERRORS);
  const problems = errors.map((error) => yamlProblem(error, { text, at: placeOf(source, error.pos[0]) }));
  if (document.directives?.yaml.version !== '1.2') problems.push({ ...OLD_YAML, at });
  if (problems.length > 0) return refused(...firstOfEachLine(problems));
  return document.contents ? treeOf(document, document.contents, source) : refused({ ...EMPTY, at });
}
