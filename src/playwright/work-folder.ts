// The folder of generated specs and test outputs: in the root or, if that is not writable, a temporary folder.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { whyFailed, whyUnwritable } from '../unwritable.ts';

/** Passes a temporary folder on to workers and to the end of the run. */
const VARIABLE = 'FLOWPROOF_WORK_FOLDER';

type Variables = Record<string, string | undefined>;

type Moved = { root: string; folder: string; specs?: string; outputs?: string };

export type WorkFolder = {
  /** The folder that contains the specs. */
  specs: string;
  /** Playwright's `outputDir`. */
  outputs: string;
};

function movedOf(root: string, variables: Variables): Moved | undefined {
  const moved: Moved | undefined = JSON.parse(variables[VARIABLE] || 'null');
  return moved?.root === root ? moved : undefined;
}

const SPECS = '.flowproof';
const OUTPUTS = join('test-results', 'scenarios');

const foldersOf = (root: string, moved: Moved | undefined): WorkFolder => ({
  specs: moved?.specs ? moved.folder : root,
  outputs: join(moved?.outputs ? moved.folder : root, OUTPUTS),
});

type Opening = {
  root: string;
  variables: Variables;
  /** Updates the specs in a folder; throws if it is not writable. */
  generate: (folder: string) => void;
};

/** For the process that starts a run: writes the specs. A separate process that lists tests uses the same temporary folder. */
export function openWorkFolder({ root, variables, generate }: Opening): WorkFolder {
  const before = movedOf(root, variables);
  let folder = before?.folder;
  const elsewhere = (): string => {
    folder ??= mkdtempSync(join(tmpdir(), 'flowproof-'));
    return folder;
  };
  let specs: string | undefined;
  try {
    generate(root);
  } catch (error) {
    specs = whyFailed(join(root, SPECS), error);
    generate(elsewhere());
  }
  const outputs = before?.outputs ?? whyUnwritable(join(root, OUTPUTS));
  const reasons = { ...(specs ? { specs } : {}), ...(outputs ? { outputs } : {}) };
  const moved = specs || outputs ? { root, folder: elsewhere(), ...reasons } : undefined;
  variables[VARIABLE] = moved ? JSON.stringify(moved) : '';
  return foldersOf(root, moved);
}

/** For workers. */
export const workFolderOf = (root: string, variables: Variables): WorkFolder =>
  foldersOf(root, movedOf(root, variables));

/** The line at the end of a run about files that were written elsewhere. */
export function movedText(root: string, variables: Variables): string | undefined {
  const moved = movedOf(root, variables);
  if (!moved) return undefined;
  const { specs, outputs, folder } = moved;
  const parts = [
    ...(specs ? [`The generated specs could not be written to ${SPECS}: ${specs}`] : []),
    ...(outputs ? [`The outputs of tests could not be written to ${OUTPUTS}: ${outputs}`] : []),
  ];
  return `${parts.join('\n')}\nThey are in ${folder}.`;
}
