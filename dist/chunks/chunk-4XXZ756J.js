import {
  dryRun,
  hasAccount
} from "./chunk-3477H2RI.js";

// src/playwright/studio.ts
async function openStudio(opening) {
  if (opening.target === "emulator") return (await import("./embedded-3IBRLYAR.js")).openEmulator();
  return (await import("./account-OL6BZUX7.js")).openAccount(opening);
}
async function sweepLeft() {
  if (!hasAccount || dryRun) return { ended: 0, problems: [] };
  return (await import("./account-OL6BZUX7.js")).sweep();
}

export {
  openStudio,
  sweepLeft
};
