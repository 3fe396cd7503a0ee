// Lints flow files with the settings that apply to each: `lint.yaml` beside it or in a folder above.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { FlowproofError } from '../../errors.ts';
import { parseFlow } from '../../flow/load.ts';
import { LARGEST_FLOW_FILE, readText } from '../../scenario/read.ts';
import { type Finding, lintFlow } from './lint.ts';
import { hardCodedSecrets } from './rules/hard-coded-secret.ts';
import { CODES } from './rules/index.ts';
import { type LintSettings, mergedSettings, parseSettings } from './settings.ts';
import { createSubject } from './subject.ts';

const SETTINGS_FILE = 'lint.yaml';
/** The folders from `root` down to the file's; only the file's own if it is not in `root`. */
function foldersTo(file: string, root: string): string[] {
  const folders: string[] = [];
  for (let folder = dirname(file); ; folder = dirname(folder)) {
    folders.unshift(folder);
    if (folder === root || dirname(folder) === folder) break;
  }
  return folders[0] === root ? folders : [dirname(file)];
}

function readSettings(folder: string): LintSettings[] {
  const file = join(folder, SETTINGS_FILE);
  if (!existsSync(file)) return [];
  const read = readText(file, LARGEST_FLOW_FILE);
  if ('problem' in read) throw new FlowproofError([read.problem]);
  return [parseSettings(read.text, CODES, file)];
}

/** The settings for a flow: the configuration, then each `lint.yaml` from the root down to the flow. */
export const settingsFor = (file: string, root: string, configured: LintSettings = {}): LintSettings =>
  mergedSettings(configured, ...foldersTo(file, root).flatMap(readSettings));

/** The sources of the files, with hard-coded secrets redacted: findings are shown with the lines around them. */
export type Linted = { findings: Finding[]; sources: ReadonlyMap<string, string> };

/** Columns do not change. */
function shownSource(text: string, file: string, findings: readonly Finding[]): string {
  const { flow } = findings.length > 0 ? parseFlow(text, file) : {};
  if (!flow) return text;
  const secrets = hardCodedSecrets(createSubject(flow)).map((secret) => JSON.stringify(secret).slice(1, -1));
  const longest = secrets.sort((a, b) => b.length - a.length);
  return longest.reduce((shown, secret) => shown.replaceAll(secret, '•'.repeat(secret.length)), text);
}

/** The findings of flow files, in the order given. */
export function lintFiles(files: readonly string[], root: string, configured: LintSettings = {}): Linted {
  const sources = new Map<string, string>();
  const findings = files.flatMap((file): Finding[] => {
    const read = readText(file, LARGEST_FLOW_FILE);
    if ('problem' in read) {
      const { code, message, fix = 'is the path right?' } = read.problem;
      return [{ code, severity: 'error', file, line: 1, column: 1, message, fix }];
    }
    const found = lintFlow({ text: read.text, file }, settingsFor(file, root, configured));
    sources.set(file, shownSource(read.text, file, found));
    return found;
  });
  return { findings, sources };
}
