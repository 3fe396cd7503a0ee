// The scenario files that come with Flowproof, for specs that must hold for each of them.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const SCENARIOS = join(import.meta.dirname, '../../scenarios');

export const shippedScenarioFiles = (): { file: string; text: string }[] =>
  readdirSync(SCENARIOS, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => ({ file: join(SCENARIOS, name), text: readFileSync(join(SCENARIOS, name), 'utf8') }));
