// `npm run build`: compiles the package into dist/. JavaScript in few modules, types, and what else lies below src/.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';
import process from 'node:process';
import type Standalone from 'ajv/dist/standalone/index.js';
import { build, type Plugin } from 'esbuild';
import { bundlePage } from './src/playground/bundle.ts';
import { compilerFor, schemaOf } from './src/scenario/validators.ts';

const ROOT = import.meta.dirname;

/** CommonJS, whose default export the runtimes and the types see in different places. */
const { default: standaloneCode } = createRequire(import.meta.url)('ajv/dist/standalone') as {
  default: typeof Standalone;
};
const DIST = join(ROOT, 'dist');
/** Where it is built: what runs from dist/ meanwhile finds all of its modules. */
const BUILT = `${DIST}-${process.pid}`;

/**
 * Playwright's loader takes about a millisecond for each module of ours, in the main process and in each worker. So what belongs to one
 * moment of a run is one module: what every process loads, what runs scenarios, what concludes a run. `flowproof` itself is another
 * program, and shares nothing with them.
 */
const CORE = [
  'playwright/index',
  'playwright/scenarios',
  'playwright/nothing-found',
  'playwright/tidy',
  'playwright/apply-updates',
  'reporters/coverage',
  'reporters/clean-output',
  'reporters/summary',
  'reporters/unchecked',
];

/** The spec of a flow loads it by this path, where `lint` is on. */
const LINT = 'playwright/lint';

/** The groups of what is loaded by `import()`: a member is exported by its group. */
const LATER: Readonly<Record<string, readonly string[]>> = {
  run: [
    'playwright/runner',
    'playwright/studio',
    'playwright/updates',
    'playwright/since-green',
    'targets/index',
    'targets/emulator',
    LINT,
  ],
  ending: ['reporters/coverage-run', 'playwright/near-matches', 'playwright/known-tests'],
};

/** What programs import. */
const ENTRIES = ['index'];

const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

/** The functions that ajv would make of the schema at each start, as code: ajv itself is not loaded. */
function validatorsCode(): string {
  const ajv = compilerFor({ source: true, esm: true });
  for (const shape of ['file', 'scenario'] as const) ajv.addSchema({ ...schemaOf(shape), $id: shape });
  const code = standaloneCode(ajv, { file: 'file', scenario: 'scenario' });
  return `${code}\nconst made = { file, scenario };\nexport const validatorOf = (shape) => made[shape];\n`;
}

const compiledSchema: Plugin = {
  name: 'compiled schema',
  setup({ onLoad, onResolve }) {
    onLoad({ filter: /[\\/]scenario[\\/]validators\.ts$/ }, () => ({ contents: validatorsCode(), loader: 'js' }));
    // The few helpers that the code calls become part of it: `require` cannot be called from an ES module.
    onResolve({ filter: /^ajv\/dist\/runtime\// }, ({ path }) => ({ path: join(ROOT, 'node_modules', `${path}.js`) }));
  },
};

const sourceOf = (name: string): string => join(ROOT, 'src', `${name}.ts`);

/** The names that a module exports. */
async function namesIn(module: string): Promise<readonly string[]> {
  const entryPoints = [sourceOf(module)];
  const { metafile } = await build({ entryPoints, outdir: BUILT, bundle: false, write: false, metafile: true });
  return Object.values(metafile.outputs).flatMap(({ exports: names }) => names);
}

/** A name of a module within the core: several modules have a default export. */
const coreName = (module: string, name: string): string => `${module.replace(/\W/g, '_')}_${name}`;

const reexport = (names: readonly string[], from: string): string =>
  `export { ${names.join(', ')} } from ${JSON.stringify(from)};\n`;

async function coreCode(): Promise<string> {
  const code = CORE.map(async (module) => {
    const names = await namesIn(module);
    return reexport(
      names.map((name) => `${name} as ${coreName(module, name)}`),
      sourceOf(module),
    );
  });
  return (await Promise.all(code)).join('');
}

function writeEntry(module: string, code: string): void {
  const file = join(BUILT, `${module}.js`);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, code);
}

/** Playwright, and whoever imports `flowproof/playwright`, loads parts of the core by paths of their own. */
async function writeCoreEntries(): Promise<void> {
  for (const module of CORE) {
    const names = await namesIn(module);
    writeEntry(
      module,
      reexport(
        names.map((name) => `${coreName(module, name)} as ${name}`),
        '../core.js',
      ),
    );
  }
}

/** A name that two members export is the same thing: one of them has it from the other. */
async function laterCode(group: string): Promise<string> {
  const taken = new Set<string>();
  const code: string[] = [];
  for (const module of LATER[group] ?? []) {
    const names = (await namesIn(module)).filter((name) => !taken.has(name));
    for (const name of names) taken.add(name);
    code.push(reexport(names, sourceOf(module)));
  }
  return code.join('');
}

const groups: Plugin = {
  name: 'groups',
  setup({ onLoad, onResolve }) {
    const groupOf = new Map(
      Object.entries(LATER).flatMap(([group, members]) => members.map((member) => [sourceOf(member), group] as const)),
    );
    onResolve({ filter: /^group:/ }, ({ path }) => ({ path: path.slice('group:'.length), namespace: 'group' }));
    onResolve({ filter: /^\./ }, ({ kind, path, resolveDir }) => {
      const group = kind === 'dynamic-import' ? groupOf.get(resolve(resolveDir, path)) : undefined;
      return group === undefined ? undefined : { path: group, namespace: 'group' };
    });
    onLoad({ filter: /./, namespace: 'group' }, async ({ path }) => ({
      contents: path === 'core' ? await coreCode() : await laterCode(path),
      resolveDir: ROOT,
      loader: 'js',
    }));
  },
};

/** What is loaded later, by `import()`, becomes a chunk of its own. */
async function compile(entryPoints: Readonly<Record<string, string>>, plugins: readonly Plugin[]): Promise<void> {
  await build({
    entryPoints,
    outdir: BUILT,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    packages: 'external',
    plugins: [compiledSchema, ...plugins],
    chunkNames: 'chunks/[name]-[hash]',
    logLevel: 'warning',
  });
}

const entriesOf = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, sourceOf(name)]));

/** TypeScript keeps `.ts` in what declarations import: nobody who installs the package has those files. */
function declare(): void {
  const tsc = join(ROOT, 'node_modules/typescript/bin/tsc');
  const types = join(BUILT, 'types');
  const options = ['--noEmit', 'false', '--emitDeclarationOnly', '--declaration', '--outDir', types];
  const { status, stdout } = spawnSync(process.execPath, [tsc, '-p', 'tsconfig.build.json', ...options], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stdout);
  for (const file of filesBelow(types)) {
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, text.replace(/((?:from|import)\s*\(?\s*['"]\.[^'"]*)\.tsx?(['"])/g, '$1.js$2'));
  }
}

/** The page of the playground is built by its own folder; anything else that is no code is copied. */
async function copyAssets(): Promise<void> {
  const source = join(ROOT, 'src');
  await bundlePage(join(BUILT, 'playground'));
  for (const file of filesBelow(source))
    if (!/\.tsx?$/.test(file) && !file.startsWith(join(source, 'playground/ui')))
      cpSync(file, join(BUILT, relative(source, file)));
}

async function buildAll(): Promise<void> {
  await compile({ core: 'group:core', run: 'group:run', ...entriesOf(ENTRIES) }, [groups]);
  await writeCoreEntries();
  writeEntry(LINT, reexport(await namesIn(LINT), '../run.js'));
  // Neither shares state or classes with the others: on their own, they do not split the modules of a run.
  await compile(entriesOf(['reporters/allure-results']), []);
  await compile(entriesOf(['cli/index']), []);
  declare();
  await copyAssets();
}

/** Puts what was built in the place of an earlier build. */
function publish(): void {
  const earlier = `${BUILT}-earlier`;
  if (existsSync(DIST)) renameSync(DIST, earlier);
  renameSync(BUILT, DIST);
  rmSync(earlier, { recursive: true, force: true });
}

try {
  await buildAll();
  publish();
} finally {
  rmSync(BUILT, { recursive: true, force: true });
}
const modules = filesBelow(DIST).filter((file) => file.endsWith('.js'));
process.stdout.write(`dist: ${modules.length} modules\n`);
