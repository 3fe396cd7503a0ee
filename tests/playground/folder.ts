// A folder with copies of shipped flows and their scenarios, and an app on it, for the playground's specs.
import { cpSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { FlowDefinition } from '../../src/flow/types.ts';
import { type App, createApp } from '../../src/playground/app.ts';
import type { Start } from '../../src/playground/view.ts';

const SHIPPED = resolve(import.meta.dirname, '../../scenarios');

export type Folder = { path: string; file: (name: string) => string };

/** A real path, because shown paths are relative to it. */
export function folderWith(flows: readonly (string | { name: string; definition: FlowDefinition })[]): Folder {
  const path = mkdtempSync(join(tmpdir(), 'flowproof-playground-'));
  for (const flow of flows) {
    if (typeof flow === 'string') cpSync(join(SHIPPED, flow), join(path, flow), { recursive: true });
    else {
      mkdirSync(join(path, flow.name));
      writeFileSync(join(path, flow.name, 'flow.json'), JSON.stringify(flow.definition, null, 2));
    }
  }
  return { path, file: (name) => join(path, name) };
}

/** Monday, ten in the morning in Los Angeles. */
export const NOW = Date.UTC(2026, 2, 2, 18);

export const appOn = ({ path }: Folder): App => createApp({ path, cwd: path, now: () => NOW, environment: {} });

export const ENDS = { contact: '+15550100001', flowNumber: '+15550100000' };

export const byRest: Start = { by: 'request', ...ENDS, parameters: { name: 'Ada', time: '10:00' } };

/** An app on one shipped flow, with a conversation that was started. */
export function talking(flow: string, start: Start = byRest): { app: App; folder: Folder } {
  const folder = folderWith([flow]);
  const app = appOn(folder);
  app.act({ do: 'start', start });
  return { app, folder };
}
