// A Playwright reporter that empties a folder before a run: otherwise Allure would report old results again.

import { rmSync } from 'node:fs';
import { resolve } from 'node:path';
import process from 'node:process';
import type { Reporter } from '@playwright/test/reporter';
import { errorMessage } from '../errors.ts';

type Options = { folders: readonly string[]; configDir?: string };

export default class CleanOutputReporter implements Reporter {
  readonly #folders: readonly string[];

  constructor({ folders, configDir = '.' }: Options) {
    this.#folders = folders.map((folder) => resolve(configDir, folder));
  }

  onBegin(): void {
    for (const folder of this.#folders) {
      try {
        rmSync(folder, { recursive: true, force: true });
      } catch (error) {
        const reason = errorMessage(error);
        process.stderr.write(`Results of earlier runs could not be removed from ${folder}: ${reason}\n`);
      }
    }
  }

  printsToStdio(): boolean {
    return false;
  }
}
