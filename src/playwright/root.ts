// The folder of the user's playwright.config.ts: paths in arguments and messages are relative to it.
import process from 'node:process';

/** The working directory until a configuration sets it; each process of a run reads the configuration first. */
export let ROOT = process.cwd();

export function setRoot(folder: string): void {
  ROOT = folder;
}
