// Finds the content templates of a flow: the JSON files of the folder `content` beside its definition.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Problem } from '../errors.ts';
import { type ContentTemplate, linkContent, parseContent } from './content.ts';
import { lineAndColumn, locateJson } from './json.ts';
import type { FlowDefinition, Json } from './types.ts';

/** Twilio's own templates have a few thousand characters. */
const LARGEST_FILE = 1_000_000;

const FIX =
  'save the template as the Content API returns it: https://content.twilio.com/v1/Content/HX… has `sid`, `types` and `variables`';

type Source = { file: string; text: string };

type Read = { templates: ContentTemplate[]; problems: Problem[]; sources: Source[] };

const broken = (file: string, message: string, place = { line: 1, column: 1 }): Read => ({
  templates: [],
  sources: [],
  problems: [{ code: 'bad-content-template', message, fix: FIX, at: { file, ...place } }],
});

function notJson(file: string, text: string): Read {
  const found = locateJson(text);
  const offset = 'offset' in found ? found.offset : 0;
  const expected = 'expected' in found ? found.expected : 'JSON';
  return broken(file, `The content template is not JSON: expected ${expected}.`, lineAndColumn(text, offset));
}

function readFile(file: string): Read {
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > LARGEST_FILE)
    return broken(file, `The content template is larger than ${LARGEST_FILE} bytes.`);
  const text = readFileSync(file, 'utf8').replace(/^\ufeff/, '');
  let value: Json;
  try {
    value = JSON.parse(text) as Json;
  } catch {
    return { ...notJson(file, text), sources: [{ file, text }] };
  }
  const { templates, mistakes } = parseContent(value, basename(file, '.json'));
  const problems = mistakes.flatMap((mistake) => broken(file, `This is not a content template: ${mistake}.`).problems);
  return { templates, problems, sources: [{ file, text }] };
}

/** The templates of a `content` folder; none if there is no such folder. */
export function readContent(folder: string): Read {
  const isFolder = statSync(folder, { throwIfNoEntry: false })?.isDirectory() ?? false;
  const files = isFolder ? readdirSync(folder, { withFileTypes: true }) : [];
  const read = files
    .filter((entry) => entry.isFile() && /\.json$/i.test(entry.name))
    .map(({ name }) => name)
    .sort()
    .map((name) => readFile(join(folder, name)));
  return {
    templates: read.flatMap((one) => one.templates),
    problems: read.flatMap((one) => one.problems),
    sources: read.flatMap((one) => one.sources),
  };
}

/** The folder with the content templates of the flow in a file. */
export const contentFolder = (definitionPath: string): string => join(dirname(definitionPath), 'content');

/** Links a definition to its templates; returns their files and the problems found in them. */
export function linkContentBeside(
  definition: FlowDefinition,
  definitionPath: string,
): Pick<Read, 'problems' | 'sources'> {
  const { templates, ...read } = readContent(contentFolder(definitionPath));
  linkContent(definition, templates);
  return read;
}
