// `npm run sbom`: writes the software bill of materials of what is published (reports/sbom.json, CycloneDX), and lists its licences.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';

const ROOT = join(import.meta.dirname, '..');
const FILE = join(ROOT, 'reports/sbom.json');
const DOC = join(ROOT, 'docs/dependencies.md');

/** Licences that ask for nothing but their own text to be kept. Another one is looked at by a person first. */
const PERMISSIVE = new Set([
  'MIT',
  'ISC',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  '0BSD',
  'BlueOak-1.0.0',
  'Unlicense',
  'CC0-1.0',
]);

type Manifest = { name: string; version: string; license?: string; dependencies?: Record<string, string> };

/** `isCompiledIn`: it is part of our own modules, and not installed by npm. */
type Component = { name: string; version: string; licence: string; isCompiledIn: boolean };

/** Where Node finds a package from another one: `npm sbom` leaves out some that are also needed for development. */
function folderOf(name: string, from: string): string {
  for (let folder = from; ; folder = dirname(folder)) {
    const found = join(folder, 'node_modules', name);
    if (existsSync(join(found, 'package.json'))) return found;
    if (folder === dirname(folder)) throw new Error(`${name} is not installed: run npm ci`);
  }
}

const manifestIn = (folder: string): Manifest =>
  JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;

const idOf = ({ name, version }: Pick<Manifest, 'name' | 'version'>): string =>
  `pkg:npm/${encodeURIComponent(name)}@${version}`;

/** The libraries that the last build has compiled in. */
function compiledIn(): Map<string, Component> {
  const listed = JSON.parse(readFileSync(join(ROOT, 'dist/bundled.json'), 'utf8')) as Omit<Component, 'isCompiledIn'>[];
  return new Map(listed.map((one) => [idOf(one), { ...one, isCompiledIn: true }]));
}

/** Everything that `npm install flowproof` brings, peers left out: those are the user's own. */
function componentsBelow(root: string): Map<string, Component> {
  const found = new Map<string, Component>();
  const open = [root];
  for (let folder = open.pop(); folder !== undefined; folder = open.pop()) {
    const { dependencies = {} } = manifestIn(folder);
    for (const dependency of Object.keys(dependencies)) {
      const inside = folderOf(dependency, folder);
      const manifest = manifestIn(inside);
      if (found.has(idOf(manifest))) continue;
      const { name, version, license = 'unknown' } = manifest;
      found.set(idOf(manifest), { name, version, licence: license, isCompiledIn: false });
      open.push(inside);
    }
  }
  return found;
}

function cycloneDx(root: Manifest, found: ReadonlyMap<string, Component>): object {
  const components = [...found].map(([id, { name, version, licence }]) => ({
    type: 'library',
    'bom-ref': id,
    name,
    version,
    purl: id,
    licenses: [{ expression: licence }],
  }));
  const { name, version } = root;
  const component = { type: 'library', 'bom-ref': idOf(root), name, version, purl: idOf(root) };
  return { bomFormat: 'CycloneDX', specVersion: '1.5', version: 1, metadata: { component }, components };
}

const isPermissive = (licence: string): boolean =>
  licence
    .replace(/[()]/g, '')
    .split(' OR ')
    .some((one) => PERMISSIVE.has(one.trim()));

const namesOf = (components: readonly Component[]): string =>
  [...new Set(components.map(({ name }) => `\`${name}\``))].sort().join(', ');

function table(all: readonly Component[]): string {
  const licences = [...new Set(all.map(({ licence }) => licence))].sort((a, b) => a.localeCompare(b));
  const rows = licences.map((licence) => {
    const own = all.filter((one) => one.licence === licence);
    const compiled = own.filter(({ isCompiledIn }) => isCompiledIn);
    const installed = own.filter(({ isCompiledIn }) => !isCompiledIn);
    return `| ${licence} | ${own.length} | ${namesOf(compiled)} | ${namesOf(installed)} |`;
  });
  return ['| licence | packages | compiled in | installed with it |', '| --- | --- | --- | --- |', ...rows].join('\n');
}

const [BEGIN, END] = ['<!-- licences: npm run sbom -->', '<!-- end of licences -->'];

const found = new Map([...componentsBelow(ROOT), ...compiledIn()]);
mkdirSync(join(ROOT, 'reports'), { recursive: true });
writeFileSync(FILE, `${JSON.stringify(cycloneDx(manifestIn(ROOT), found), null, 2)}\n`);
const all = [...found.values()];
const shown = table(all);
const doc = readFileSync(DOC, 'utf8');
const written = doc.replace(new RegExp(`${BEGIN}[\\s\\S]*${END}`), () => `${BEGIN}\n${shown}\n${END}`);
if (written !== doc) writeFileSync(DOC, written);
process.stdout.write(`${shown}\n\n${all.length} packages: ${FILE}\n`);
const others = all.filter((one) => !isPermissive(one.licence));
for (const one of others) process.stderr.write(`${one.name} ${one.version}: ${one.licence} is to be looked at\n`);
process.exitCode = others.length > 0 ? 1 : 0;
