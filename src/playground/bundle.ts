// Builds the playground's page into a folder: one script, one style sheet, one page.
import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { build, type Metafile } from 'esbuild';

const SOURCE = join(import.meta.dirname, 'ui');

/** Browsers of the last two years: nested styles, `light-dark()`. */
const BROWSERS = ['chrome123', 'firefox120', 'safari17.5'];

/** Returns which modules the script contains. */
export async function bundlePage(folder: string): Promise<Metafile> {
  mkdirSync(folder, { recursive: true });
  const { metafile } = await build({
    entryPoints: { page: join(SOURCE, 'main.tsx') },
    outdir: folder,
    bundle: true,
    minify: true,
    format: 'esm',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    target: BROWSERS,
    metafile: true,
    logLevel: 'warning',
  });
  await build({
    entryPoints: [join(SOURCE, 'page.css')],
    outdir: folder,
    minify: true,
    target: BROWSERS,
    logLevel: 'warning',
  });
  copyFileSync(join(SOURCE, 'index.html'), join(folder, 'index.html'));
  return metafile;
}
