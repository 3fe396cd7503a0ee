// src/playground/bundle.ts
import { copyFileSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
var SOURCE = join(import.meta.dirname, "ui");
var BROWSERS = ["chrome123", "firefox120", "safari17.5"];
async function bundlePage(folder) {
  mkdirSync(folder, { recursive: true });
  await build({
    entryPoints: { page: join(SOURCE, "main.tsx") },
    outdir: folder,
    bundle: true,
    minify: true,
    format: "esm",
    jsx: "automatic",
    jsxImportSource: "preact",
    target: BROWSERS,
    logLevel: "warning"
  });
  await build({
    entryPoints: [join(SOURCE, "page.css")],
    outdir: folder,
    minify: true,
    target: BROWSERS,
    logLevel: "warning"
  });
  copyFileSync(join(SOURCE, "index.html"), join(folder, "index.html"));
}
export {
  bundlePage
};
