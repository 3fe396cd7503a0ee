// `npm run build`: compiles the package into dist/. JavaScript in few modules, types, and what else lies below src/.
import { spawnSync } from 'node:child_process';
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, relative } from 'node:path';
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

/** What programs import, what `flowproof` runs, and what Playwright loads by its path. */
const ENTRIES = [
  'index',
  'cli/index',
  'playwright/apply-updates',
  'playwright/index',
  'playwright/lint',
  'playwright/nothing-found',
  'playwright/scenarios',
  'playwright/tidy',
  'reporters/allure-results',
  'reporters/coverage',
  'reporters/clean-output',
  'reporters/summary',
  'reporters/unchecked',
];

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

/** What is loaded later, by `import()`, becomes a chunk of its own. */
async function compile(): Promise<void> {
  await build({
    entryPoints: ENTRIES.map((name) => join(ROOT, 'src', `${name}.ts`)),
    outdir: DIST,
    outbase: join(ROOT, 'src'),
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    packages: 'external',
    plugins: [compiledSchema],
    chunkNames: 'chunks/[name]-[hash]',
    logLevel: 'warning',
  });
}

/** TypeScript keeps `.ts` in what declarations import: nobody who installs the package has those files. */
function declare(): void {
  const tsc = join(ROOT, 'node_modules/typescript/bin/tsc');
  const types = join(DIST, 'types');
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
  await bundlePage(join(DIST, 'playground'));
  for (const file of filesBelow(source))
    if (!/\.tsx?$/.test(file) && !file.startsWith(join(source, 'playground/ui')))
      cpSync(file, join(DIST, relative(source, file)));
}

rmSync(DIST, { recursive: true, force: true });
await compile();
declare();
await copyAssets();
const modules = filesBelow(DIST).filter((file) => file.endsWith('.js'));
process.stdout.write(`dist: ${modules.length} modules\n`);
