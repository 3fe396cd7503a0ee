// Runs scenarios as users do: with Playwright's command line, in a copy of the project, with all reports.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { type Code, copyProject, type Finished, playwright } from '../ci/project.ts';

export type Ran = Finished & { folder: string };

export type Files = Readonly<Record<string, string>>;

/** No account, also if the machine's own environment has one. */
export const NO_ACCOUNT = { TWILIO_ACCOUNT_SID: '', TWILIO_API_KEY: '', TWILIO_API_SECRET: '', TWILIO_AUTH_TOKEN: '' };

/** A copy of the project with these scenario files, and no others. */
export function projectWith(folder: string, files: Files, code?: Code): void {
  copyProject(folder, code);
  rmSync(join(folder, 'scenarios'), { recursive: true });
  for (const [name, text] of Object.entries(files)) {
    const file = join(folder, 'scenarios', name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}

export async function run(folder: string, args: readonly string[] = [], environment: Files = {}): Promise<Ran> {
  const finished = await playwright(folder, ['test', ...args], { ...NO_ACCOUNT, ...environment });
  return { ...finished, folder };
}

/** Playwright's report contains its data as a zip in the page. */
const ZIP_IN_PAGE = /data:application\/zip;base64,([A-Za-z0-9+/=]+)/g;

const isZip = (bytes: Uint8Array): boolean => strFromU8(bytes.subarray(0, 4)) === 'PK\u0003\u0004';

/** An archive may contain others: a blob report has the traces. */
const unzipped = (archive: Uint8Array): string[] =>
  Object.values(unzipSync(archive)).flatMap((part) => (isZip(part) ? unzipped(part) : [strFromU8(part)]));

function textsIn(file: string): string[] {
  const bytes = readFileSync(file);
  if (file.endsWith('.zip')) return unzipped(bytes);
  const text = bytes.toString('utf8');
  return [text, ...[...text.matchAll(ZIP_IN_PAGE)].flatMap(([, data = '']) => unzipped(Buffer.from(data, 'base64')))];
}

/** The text of every file below a folder by path, with the contents of archives and of data in pages. */
export function everythingIn(folder: string): { file: string; text: string }[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .flatMap((file) => textsIn(file).map((text) => ({ file, text })));
}
