// The folder of the user's playwright.config.ts: every path that is given or shown is relative to it.
import process from 'node:process';

/** The working directory until a configuration says otherwise; each process of a run reads the configuration first. */
export let ROOT = process.cwd();

export function setRoot(folder: string): void {
  ROOT = folder;
}
