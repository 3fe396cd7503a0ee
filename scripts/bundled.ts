// The libraries that the compiled package holds: found in what esbuild says of its outputs, with the texts of their licences.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Metafile } from 'esbuild';

export type Bundled = { name: string; version: string; licence: string; text: string };

/** The folder of the package that a file belongs to; undefined for our own files. */
const packageOf = (file: string): string | undefined => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0];

const LICENCE_FILE = /^(licen[cs]e|copying|notice)/i;

type Manifest = { name: string; version: string; license?: string; author?: string | { name?: string } };

/** The text of the MIT licence, for a library that names it and has no copy. */
const MIT = `Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation files (the
"Software"), to deal in the Software without restriction, including without limitation the rights to use, copy, modify, merge, publish,
distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is furnished to do so, subject to
the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF
MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY
CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE
SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.`;

function textOf(folder: string, { name, license, author = `the authors of ${name}` }: Manifest): string {
  const files = readdirSync(folder).filter((file) => LICENCE_FILE.test(file));
  if (files.length > 0)
    return files
      .sort()
      .map((file) => readFileSync(join(folder, file), 'utf8').trim())
      .join('\n\n');
  if (license !== 'MIT') throw new Error(`${name} has no file with its licence, which is to be passed on: ${folder}`);
  return `Copyright (c) ${typeof author === 'string' ? author : author.name}\n\n${MIT}`;
}

function read(folder: string): Bundled {
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
  const { name, version, license = 'unknown' } = manifest;
  return { name, version, licence: license, text: textOf(folder, manifest) };
}

/** What is in an output with at least one byte; what was only looked at is not published. */
export function bundledIn(metafiles: readonly Metafile[], root: string): Bundled[] {
  const outputs = metafiles.flatMap((metafile) => Object.values(metafile.outputs));
  const files = outputs.flatMap(({ inputs }) =>
    Object.entries(inputs).flatMap(([file, { bytesInOutput }]) => (bytesInOutput > 0 ? [file] : [])),
  );
  const folders = new Set(files.flatMap((file) => packageOf(file) ?? []));
  return [...folders].map((folder) => read(join(root, folder))).sort((a, b) => a.name.localeCompare(b.name));
}

const RULE = '-'.repeat(80);

/** What the licences ask for: their texts, with the package. */
export const licencesText = (bundled: readonly Bundled[]): string =>
  [
    'Flowproof is compiled together with the libraries below. Each is used under its own licence.',
    ...bundled.map(({ name, version, licence, text }) =>
      [RULE, `${name} ${version} (${licence})`, '', text].join('\n'),
    ),
    '',
  ].join('\n\n');
