// The folder of the page's files: built with the package, or built now in a clone.
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Beside the compiled package: dist/playground. */
const BUILT = ['playground', '../playground'].map((folder) => join(import.meta.dirname, folder));

const isPage = (folder: string): boolean =>
  existsSync(join(folder, 'page.js')) && existsSync(join(folder, 'index.html'));

export async function pageFolder(): Promise<string> {
  if (!import.meta.filename.endsWith('.ts')) {
    const built = BUILT.find(isPage);
    if (built) return built;
    throw new Error('The package holds no page: it was built without the playground.');
  }
  const folder = resolve(import.meta.dirname, '../../test-results/playground');
  const { bundlePage } = await import('./bundle.ts');
  await bundlePage(folder);
  return folder;
}
