// src/reporters/fresh.ts
import { rmSync } from "node:fs";
import { resolve } from "node:path";
var FreshReporter = class {
  #folders;
  constructor({ folders, configDir = "." }) {
    this.#folders = folders.map((folder) => resolve(configDir, folder));
  }
  onBegin() {
    for (const folder of this.#folders) rmSync(folder, { recursive: true, force: true });
  }
  printsToStdio() {
    return false;
  }
};
export {
  FreshReporter as default
};
