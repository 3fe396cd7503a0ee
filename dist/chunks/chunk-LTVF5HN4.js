// src/playwright/root.ts
import process from "node:process";
var ROOT = process.cwd();
function setRoot(folder) {
  ROOT = folder;
}

export {
  ROOT,
  setRoot
};
