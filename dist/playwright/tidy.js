import {
  JOURNALS,
  meanwhile
} from "../chunks/chunk-AEGCM3B4.js";
import {
  secrets
} from "../chunks/chunk-3477H2RI.js";
import "../chunks/chunk-LTVF5HN4.js";
import {
  renderProblems
} from "../chunks/chunk-2PRBQFA4.js";
import {
  maskPhoneNumbers,
  maskSecrets
} from "../chunks/chunk-U2ZCLBCZ.js";
import "../chunks/chunk-ZLAG2KWI.js";

// src/playwright/tidy.ts
import { readdir } from "node:fs/promises";
import process from "node:process";
var counted = (count) => count === 1 ? "1 execution" : `${count} executions`;
async function tidy() {
  const journals = await readdir(JOURNALS).catch(() => []);
  if (journals.length === 0) return;
  const { sweepLeft } = await import("../chunks/studio-RGHUAOGV.js");
  const { ended, problems } = await meanwhile("Looks for what a killed run has left on the account", sweepLeft);
  const said = [
    ...ended > 0 ? [`Ended ${counted(ended)} that a killed run had left.`] : [],
    ...problems.length > 0 ? [renderProblems(problems)] : []
  ];
  if (said.length > 0) process.stderr.write(`${maskPhoneNumbers(maskSecrets(said.join("\n"), secrets))}
`);
}
async function tidyAround() {
  await tidy();
  return tidy;
}
export {
  tidyAround as default
};
