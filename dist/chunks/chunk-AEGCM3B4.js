import {
  ROOT
} from "./chunk-LTVF5HN4.js";

// src/account/journal-folder.ts
import { join } from "node:path";
var JOURNALS = join(ROOT, "reports/journal");

// src/playwright/meanwhile.ts
import process from "node:process";
var everySoOften = (milliseconds, task) => {
  const timer = setInterval(task, milliseconds).unref();
  return () => clearInterval(timer);
};
var HERE = {
  isTerminal: process.stderr.isTTY === true,
  write: (line) => void process.stderr.write(line),
  every: everySoOften
};
var EVERY = 5e3;
async function meanwhile(what, task, told = HERE) {
  const { isTerminal, write, every } = told;
  let seconds = 0;
  const tell = () => {
    seconds += EVERY / 1e3;
    write(`${what}: ${seconds} s so far
`);
  };
  const stop = isTerminal ? every(EVERY, tell) : void 0;
  return task().finally(() => stop?.());
}

export {
  JOURNALS,
  everySoOften,
  meanwhile
};
