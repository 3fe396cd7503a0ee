import {
  JOURNALS,
  meanwhile
} from "../chunks/chunk-AEGCM3B4.js";
import {
  secrets
} from "../chunks/chunk-DVLSSYH5.js";
import "../chunks/chunk-LTVF5HN4.js";
import {
  maskPhoneNumbers,
  maskSecrets
} from "../chunks/chunk-OQWYP3EU.js";
import {
  renderProblems
} from "../chunks/chunk-YEYHUD4T.js";
import "../chunks/chunk-AFVLCPEW.js";
import "../chunks/chunk-KMC7BOQH.js";

// src/playwright/tidy.ts
import { readdir } from "node:fs/promises";
import process from "node:process";
var counted = (count) => count === 1 ? "1 execution" : `${count} executions`;
async function tidy() {
  const journals = await readdir(JOURNALS).catch(() => []);
  if (journals.length === 0) return;
  const { sweepLeft } = await import("../chunks/studio-OGQ7HPRX.js");
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
