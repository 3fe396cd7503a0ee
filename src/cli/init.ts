// `flowproof init`: creates what a repository needs, from nothing, from a flow.json or from a flow of the account.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, normalize, resolve, sep } from 'node:path';
import { FlowproofError } from '../errors.ts';
import { parseFlow } from '../flow/load.ts';
import type { FlowDefinition } from '../flow/types.ts';
import { PACKAGE_ROOT } from '../package-files.ts';
import { fetchRevision } from '../recorded/fetch.ts';
import { LARGEST_FLOW_FILE, readText } from '../scenario/read.ts';
import { type Context, defineCommand, fail, UsageError } from './command.ts';
import { writeFirstScenario } from './first-scenario.ts';
import { ACCOUNT_OPTIONS, openAccount } from './recorded-account.ts';
import { CONFIG, CONFIG_HINT, ENV_EXAMPLE, GITIGNORE, NIGHTLY, STARTER_FLOW, STARTER_SCENARIOS } from './starter.ts';

const { scenarios, api } = ACCOUNT_OPTIONS;
const OPTIONS = {
  scenarios,
  api,
  name: {
    type: 'string',
    value: 'NAME',
    help: "the folder's name for the flow (default: from the file or from Studio)",
  },
  agents: { type: 'boolean', help: 'creates AGENTS.md, from which a coding agent writes, runs and fixes scenarios' },
} as const;

type Init = Context<typeof OPTIONS>;

/** What happened to a file: created, extended, or kept as it was. */
type Done = { file: string; did: 'created' | 'extended' | 'kept' };

/** Never overwrites an existing file, even if another process creates it at the same time. */
function create(cwd: string, path: string, text: string): Done {
  const file = join(cwd, path);
  mkdirSync(dirname(file), { recursive: true });
  try {
    writeFileSync(file, text, { flag: 'wx' });
    return { file: path, did: 'created' };
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return { file: path, did: 'kept' };
    throw error;
  }
}

/** The names that Playwright accepts for a configuration. */
const CONFIG_FILE = /^playwright\.config\.[cm]?[jt]s$/;

function createConfig(cwd: string, folder: string): Done {
  const known = readdirSync(cwd).find((name) => CONFIG_FILE.test(name));
  if (known) return { file: known, did: 'kept' };
  return create(
    cwd,
    'playwright.config.ts',
    CONFIG.replaceAll("'scenarios'", JSON.stringify(folder).replaceAll('"', "'")),
  );
}

/** Adds missing lines only; slashes at either end make no difference. */
function extendGitignore(cwd: string): Done {
  const file = join(cwd, '.gitignore');
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const bare = (line: string) => line.trim().replace(/^\/|\/\*?$/g, '');
  const known = new Set(text.split(/\r?\n/).map(bare));
  const missing = GITIGNORE.filter((line) => !known.has(bare(line)));
  if (missing.length === 0) return { file: '.gitignore', did: 'kept' };
  const before = text === '' || text.endsWith('\n') ? text : `${text}\n`;
  writeFileSync(file, `${before}${missing.join('\n')}\n`);
  return { file: '.gitignore', did: text === '' ? 'created' : 'extended' };
}

type Flow = { name: string; text: string; definition: FlowDefinition; sid?: string };

/** The name of a folder: Latin letters lose their accents; characters that are awkward in a command become hyphens. */
const folderName = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/(?<=\p{Script=Latin})\p{M}+|\p{Variation_Selector}/gu, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replace(/^[-\p{M}]+|-+$/gu, '') || 'flow';

function checked(text: string, path: string): FlowDefinition {
  const { flow, problems } = parseFlow(text, path);
  if (flow) return flow;
  throw new FlowproofError(problems, new Map([[path, text]]));
}

function flowInFile(file: string, { cwd, values }: Init): Flow {
  const path = resolve(cwd, file);
  const read = readText(path, LARGEST_FLOW_FILE);
  if ('problem' in read) {
    const { at: _, ...problem } = read.problem;
    const message = problem.message.replace(/^The file/, `\`${file}\``);
    throw new FlowproofError([
      { fix: 'name a flow.json as Studio exports it (Trigger, Show Flow JSON)', ...problem, message },
    ]);
  }
  const own = basename(path) === 'flow.json' ? basename(dirname(path)) : basename(path).replace(/\.json$/i, '');
  return { name: folderName(values.name ?? own), text: read.text, definition: checked(read.text, file) };
}

async function flowOnAccount(sid: string, { cwd, environment, values }: Init): Promise<Flow> {
  const account = openAccount({ cwd, environment, values });
  try {
    const { friendlyName, definition } = await fetchRevision(account, sid, 'LatestPublished');
    const text = `${JSON.stringify(definition, null, 2)}\n`;
    return { name: folderName(values.name ?? friendlyName), text, definition: checked(text, sid), sid };
  } finally {
    await account.close();
  }
}

const FLOW_SID = /^FW[0-9a-f]{32}$/i;

async function flowOf(given: string, init: Init): Promise<Flow> {
  if (FLOW_SID.test(given)) return flowOnAccount(given, init);
  if (/\.json$/i.test(given)) return flowInFile(given, init);
  throw new UsageError(
    `\`${given}\` is neither a flow.json nor a flow's SID`,
    'name a file that ends in .json, or FW…',
  );
}

/** A folder that holds another flow is not taken for that of this one. */
function checkSame({ text, name }: Flow, folder: string, cwd: string): void {
  const path = join(folder, 'flow.json');
  if (readFileSync(join(cwd, path), 'utf8') === text) return;
  const message = `There is another flow in ${folder.split(sep).join('/')}, which init does not overwrite.`;
  const fix = `give this one a folder of its own: --name ${name}-2; or copy the new version over ${path.split(sep).join('/')}`;
  fail('flow-exists', message, fix);
}

function addFlow(flow: Flow, { cwd, values }: Init): Done[] {
  const folder = join(values.scenarios, flow.name);
  const definition = create(cwd, join(folder, 'flow.json'), flow.text);
  const file = join(folder, `${flow.name}.yaml`);
  if (definition.did === 'kept') checkSame(flow, folder, cwd);
  if (definition.did === 'kept' || existsSync(join(cwd, file))) return [definition, { file, did: 'kept' }];
  const path = join(cwd, folder, 'flow.json');
  writeFirstScenario({ name: flow.name, path, definition: flow.definition }, file, cwd);
  return [definition, { file, did: 'created' }];
}

function addStarter({ cwd, values }: Init): Done[] {
  const folder = join(values.scenarios, 'call-back');
  return [
    create(cwd, join(folder, 'flow.json'), STARTER_FLOW),
    create(cwd, join(folder, 'call-back.yaml'), STARTER_SCENARIOS),
  ];
}

/** The page of the documentation, with its links changed to lead into the package. */
function addAgents(cwd: string): Done {
  const page = readFileSync(join(PACKAGE_ROOT, 'docs/agents.md'), 'utf8');
  const text = page.replace(/\]\((?=[\w-]+\.md)/g, '](node_modules/flowproof/docs/');
  return create(cwd, 'AGENTS.md', text);
}

const WORDS: Readonly<Record<Done['did'], string>> = {
  created: 'created ',
  extended: 'extended',
  kept: 'kept    ',
};

/** The folder of scenarios in a configuration's text; undefined if an expression computes it. */
function configuredFolder(text: string): string | undefined {
  if (!/\bscenarios\s*:/.test(text)) return 'scenarios';
  return /\bscenarios\s*:\s*(['"])([^'"]+)\1/.exec(text)?.[2];
}

/** What to change in an existing configuration, so that it runs the scenarios of the folder. */
function configHint(name: string, text: string, folder: string): string {
  if (!text.includes('defineFlowproofConfig'))
    return `\n${name} was not changed. Add Flowproof's projects to it:\n\n${CONFIG_HINT}\n`;
  const configured = configuredFolder(text);
  if (configured === undefined || normalize(configured) === normalize(folder)) return '';
  return `\n${name} was not changed. It runs the scenarios of ${configured}, not those of ${folder}: use --scenarios ${configured}, or change \`scenarios\` in it.\n`;
}

function summary(done: readonly Done[], { runs, cwd, folder }: { runs: string; cwd: string; folder: string }): string {
  const lines = done.map(({ file, did }) => `  ${WORDS[did]}  ${file.split(sep).join('/')}`);
  const config = done.find(({ file, did }) => did === 'kept' && CONFIG_FILE.test(file));
  const hint = config ? configHint(config.file, readFileSync(join(cwd, config.file), 'utf8'), folder) : '';
  return `${lines.join('\n')}\n${hint}\nRun the scenarios: ${runs}`;
}

async function run(init: Init): Promise<0> {
  const { cwd, positionals, values, output, progress } = init;
  const [given] = positionals;
  if (given) progress(`Reading ${given}`);
  const flow = given ? await flowOf(given, init) : undefined;
  if (!existsSync(cwd)) fail('no-folder', `There is no folder ${cwd}.`);
  const own = flow ? addFlow(flow, init) : addStarter(init);
  const done = [
    createConfig(cwd, values.scenarios),
    ...own,
    create(cwd, '.env.example', ENV_EXAMPLE),
    extendGitignore(cwd),
    create(cwd, '.github/workflows/flowproof.yml', NIGHTLY),
    ...(values.agents ? [addAgents(cwd)] : []),
  ];
  const files = done.map(({ file, did }) => ({ file: file.split(sep).join('/'), did }));
  output({ files }, summary(done, { runs: 'npx playwright test', cwd, folder: values.scenarios }));
  return 0;
}

export const command = defineCommand({
  name: 'init',
  summary: 'Sets up a repository: from nothing, from the JSON of a flow, or from a flow of the account',
  usage: '[FLOW.json | FW…] [options]',
  details: `
Creates a configuration, a flow with scenarios, .env.example, lines of .gitignore and a nightly workflow, and lists
what it did. It never changes an existing file, except that it adds lines to .gitignore.

  flowproof init                  a small flow with scenarios that pass
  flowproof init export.json      your flow, as Studio exports it, with a first scenario that runs
  flowproof init FW0123…          the same for a flow of the account that the environment or .env names`,
  options: OPTIONS,
  positionals: { most: 1 },
  run,
});
