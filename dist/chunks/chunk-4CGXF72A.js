// src/package-files.ts
import { existsSync } from "node:fs";
import { dirname, join, sep } from "node:path";
import { pathToFileURL } from "node:url";
function rootAbove(folder) {
  const parent = dirname(folder);
  return existsSync(join(folder, "package.json")) || parent === folder ? folder : rootAbove(parent);
}
var PACKAGE_ROOT = rootAbove(import.meta.dirname);
var isClone = (import.meta.dirname + sep).startsWith(join(PACKAGE_ROOT, "src") + sep);
var moduleFile = (name) => isClone ? join(PACKAGE_ROOT, "src", `${name}.ts`) : join(PACKAGE_ROOT, "dist", `${name}.js`);
var moduleUrl = (name) => pathToFileURL(moduleFile(name)).href;
var isOwnCode = (file) => file.startsWith(join(PACKAGE_ROOT, isClone ? "src" : "dist") + sep);

// src/playwright/execution.ts
var INSIDE = /* @__PURE__ */ Symbol.for("flowproof.execution");
var executionOf = (outside, inside) => ({
  ...outside,
  [INSIDE]: inside
});
var isExecution = (value) => typeof value === "object" && value !== null && INSIDE in value;
var insideOf = (value) => isExecution(value) ? value[INSIDE] : void 0;

export {
  moduleFile,
  moduleUrl,
  isOwnCode,
  executionOf,
  insideOf
};
