// `npm run build`: compiles the package into dist/. JavaScript in few modules, types, and what else lies below src/.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';
import process from 'node:process';
import type Standalone from 'ajv/dist/standalone/index.js';
import { build, type Metafile, type Plugin } from 'esbuild';
import { bundledIn, licencesText } from './scripts/bundled.ts';
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

/** A few lines that several groups use: in the core they are no modules of their own. */
const SHARED = ['flow/subflows', 'loopback', 'scenario/arrival', 'scenario/spoken', 'xml'];

/** The spec of a flow loads it by this path, where `lint` is on. */
const LINT = 'playwright/lint';

/** The groups of what is loaded by `import()`: a member is exported by its group. */
const LATER: Readonly<Record<string, readonly string[]>> = {
  run: ['playwright/runner', 'playwright/changes-since-pass', 'targets/index', 'targets/emulator'],
  studio: ['playwright/studio'],
  updates: ['playwright/updates'],
  lint: [LINT],
  ending: ['reporters/coverage-run', 'playwright/near-matches', 'playwright/known-tests'],
  account: ['targets/twilio'],
};

/**
 * The groups of modules that are loaded when one of their functions is first called: most runs need none of them, since scenario files are
 * parsed only after a change. Their functions are called at once, not by `import()`, so they are loaded by `require`, as Node 20.19 and
 * later load ES modules. They export functions only.
 */
const ON_CALL: Readonly<Record<string, readonly string[]>> = {
  scenarios: ['scenario/load', 'scenario/program', 'scenario/write', 'scenario/yaml-style'],
  patterns: ['linear-pattern'],
  twiml: ['emulator/engine/contact-twiml'],
  proxies: ['workflow/undici-dispatcher'],
};

/** Belongs to the group of scenarios itself. */
const SCENARIOS = join(ROOT, 'src/scenario');

/** What is loaded before a group, by every process that loads the group: what they share stays in one module. */
const BEFORE: Readonly<Record<string, readonly string[]>> = {
  run: ['core'],
  ending: ['core'],
  account: ['core', 'run'],
  studio: ['core', 'run', 'scenarios'],
  updates: ['core', 'run', 'scenarios'],
  lint: ['core', 'run'],
  scenarios: ['core'],
};

/**
 * Not compiled in: what a user installs, the SDK, which users hold to what Twilio publishes, phone numbers' tables, which hardly any run
 * loads, and what only a clone has. Everything else is: a module of the package takes less time to load than thirty of a library.
 */
const EXTERNAL = ['@playwright/test', 'allure-playwright', 'twilio', 'libphonenumber-js', 'esbuild'];

/** What programs import. */
const ENTRIES = ['index'];

/** The entries whose types programs see. */
const TYPED = ['index', 'playwright/index'];

const MANIFEST = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as Record<
  'dependencies' | 'peerDependencies',
  Record<string, string>
>;

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

/** What calls to an account need of undici, put together as its entry does, which loads `fetch`, caches, mocks and WebSockets besides. */
const UNDICI = `
import api from 'undici/lib/api/index.js';
import Agent from 'undici/lib/dispatcher/agent.js';
import Dispatcher from 'undici/lib/dispatcher/dispatcher.js';
import EnvHttpProxyAgent from 'undici/lib/dispatcher/env-http-proxy-agent.js';
Object.assign(Dispatcher.prototype, api);
export { Agent, EnvHttpProxyAgent };
`;

/** A name that this part lacks fails the build. What is imported by `import()` is the whole. */
const partOfUndici: Plugin = {
  name: 'part of undici',
  setup({ onLoad, onResolve }) {
    onResolve({ filter: /^undici$/ }, ({ kind, path }) =>
      kind === 'import-statement' ? { path, namespace: 'part' } : undefined,
    );
    onLoad({ filter: /./, namespace: 'part' }, () => ({ contents: UNDICI, resolveDir: ROOT, loader: 'js' }));
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
  const code = [...CORE, ...SHARED].map(async (module) => {
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
  const code: string[] = BEFORE[group]?.map((other) => `import 'group:${other}';\n`) ?? [];
  for (const module of LATER[group] ?? ON_CALL[group] ?? []) {
    const names = (await namesIn(module)).filter((name) => !taken.has(name));
    for (const name of names) taken.add(name);
    code.push(reexport(names, sourceOf(module)));
  }
  return code.join('');
}

/** Functions in place of those of a module, which load its group when they are called; `requireGroups` completes them. */
async function onCallCode(group: string, module: string): Promise<string> {
  const names = (await namesIn(module)).map(
    (name) => `export const ${name} = (...given) => loadedGroup().${name}(...given);`,
  );
  return [
    "import { createRequire } from 'node:module';",
    'let loaded;',
    `const loadedGroup = () => (loaded ??= createRequire(import.meta.url)(import('group:${group}')));`,
    ...names,
  ].join('\n');
}

const REQUIRED = /\(import\.meta\.url\)\(import\(("[^"]+")\)\)/g;

/** To the bundler these groups are loaded by `import()`, so that it makes modules of them and names them after their content. */
function requireGroups(): void {
  for (const file of filesBelow(BUILT).filter((one) => one.endsWith('.js'))) {
    const text = readFileSync(file, 'utf8');
    const required = text.replace(REQUIRED, '(import.meta.url)($1)');
    if (required !== text) writeFileSync(file, required);
  }
}

const onCall: Plugin = {
  name: 'loaded on call',
  setup({ onLoad, onResolve }) {
    const groupOf = new Map(
      Object.entries(ON_CALL).flatMap(([group, members]) =>
        members.map((member) => [sourceOf(member), { group, member }] as const),
      ),
    );
    onResolve({ filter: /^\./ }, ({ importer, kind, namespace, path, resolveDir }) => {
      const found = groupOf.get(resolve(resolveDir, path));
      const isStaticImport = kind === 'import-statement' && namespace === 'file';
      if (!found || !isStaticImport || importer.startsWith(SCENARIOS)) return undefined;
      return { path: found.member, namespace: 'on call', pluginData: found.group, sideEffects: false };
    });
    onLoad({ filter: /./, namespace: 'on call' }, async ({ path, pluginData }) => ({
      contents: await onCallCode(pluginData, path),
      resolveDir: ROOT,
      loader: 'js',
    }));
  },
};

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
async function compile(entryPoints: Readonly<Record<string, string>>, plugins: readonly Plugin[]): Promise<Metafile> {
  const { metafile } = await build({
    entryPoints,
    outdir: BUILT,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    external: EXTERNAL,
    // Libraries in CommonJS ask for modules of Node: ES modules have no `require`.
    banner: { js: 'const require = process.getBuiltinModule;' },
    plugins: [compiledSchema, partOfUndici, ...plugins],
    chunkNames: 'chunks/[name]-[hash]',
    // The licences are in a file of their own.
    legalComments: 'none',
    metafile: true,
    logLevel: 'warning',
  });
  return metafile;
}

const entriesOf = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, sourceOf(name)]));

/** What a declaration imports. */
const importsOf = (text: string): string[] =>
  [...text.matchAll(/(?:from|import)\s*\(?\s*['"]([^'"]+)['"]/g)].map(([, name]) => String(name));

const isInstalled = (name: string): boolean =>
  /^(node:|playwright\/test$)/.test(name) ||
  Object.keys({ ...MANIFEST.dependencies, ...MANIFEST.peerDependencies }).some(
    (one) => name === one || name.startsWith(`${one}/`),
  );

/** Keeps the declarations that programs can see. Those may name what is installed with the package, and nothing that is compiled in. */
function keepVisible(types: string): void {
  const visible = new Set<string>();
  const open = TYPED.map((name) => join(types, `${name}.d.ts`));
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    if (visible.has(file)) continue;
    visible.add(file);
    const names = importsOf(readFileSync(file, 'utf8'));
    for (const name of names.filter((one) => !one.startsWith('.') && !isInstalled(one)))
      throw new Error(`${relative(types, file)}: the types of \`${name}\` are not installed with the package`);
    for (const name of names.filter((one) => one.startsWith('.')))
      open.push(join(dirname(file), name.replace(/\.js$/, '.d.ts')));
  }
  for (const file of filesBelow(types)) if (!visible.has(file)) rmSync(file);
}

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
  keepVisible(types);
}

/** What is no code; the page of the playground is built by its own folder. */
function copyAssets(): void {
  const source = join(ROOT, 'src');
  for (const file of filesBelow(source))
    if (!/\.tsx?$/.test(file) && !file.startsWith(join(source, 'playground/ui')))
      cpSync(file, join(BUILT, relative(source, file)));
}

/** The libraries that were compiled in, for whoever passes the package on (`licenses.txt`) and for `npm run sbom`. */
function nameLibraries(metafiles: readonly Metafile[]): void {
  const bundled = bundledIn(metafiles, ROOT);
  writeFileSync(join(BUILT, 'licenses.txt'), licencesText(bundled));
  const named = bundled.map(({ text: _, ...one }) => one);
  writeFileSync(join(BUILT, 'bundled.json'), `${JSON.stringify(named, null, 2)}\n`);
}

async function buildAll(): Promise<void> {
  const made = [
    await compile({ core: 'group:core', run: 'group:run', lint: 'group:lint', ...entriesOf(ENTRIES) }, [
      onCall,
      groups,
    ]),
    // Neither shares state or classes with the others: on their own, they do not split the modules of a run.
    await compile(entriesOf(['reporters/allure-results']), []),
    await compile(entriesOf(['cli/index']), []),
    await bundlePage(join(BUILT, 'playground')),
  ];
  requireGroups();
  await writeCoreEntries();
  writeEntry(LINT, reexport(await namesIn(LINT), '../lint.js'));
  nameLibraries(made);
  declare();
  copyAssets();
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
