// Writes results for Allure: each picture once, however many tests show it, and without waiting for the disk after each file.
import { copyFileSync, existsSync, linkSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';

type Attached = { source: string };
type Nested = { attachments?: readonly Attached[]; steps?: readonly Nested[] };

/** The methods of Allure's writer that are called for each test. */
export type ResultsWriter = {
  writeAttachmentFromPath: (name: string, from: string) => void;
  writeAttachment: (name: string, content: Buffer) => void;
  writeResult: (result: Nested & { uuid: string }) => void;
};

export type WriterOptions = {
  folder: string;
  /** True for a file that is named after its content and never changes. */
  isShared: (path: string) => boolean;
};

/** A hard link is cheaper than a copy. Not every file system has hard links. */
function place(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch {
    if (!existsSync(to)) copyFileSync(from, to);
  }
}

const endOf = (name: string): string => `-attachment${extname(name)}`;

/** Programs that watch the folder see complete files only. */
function publish(file: string, content: string | Buffer): void {
  const unfinished = `${file}.tmp`;
  try {
    writeFileSync(unfinished, content);
    renameSync(unfinished, file);
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw error;
  }
}

/**
 * Allure's own writer copies each attachment and waits until it is on the disk. Results are read only after the run; if the machine loses
 * power, there is no report in either case.
 */
export function openResultsWriter({ folder, isShared }: WriterOptions): ResultsWriter {
  /** The name of an attachment, and the file with its content. */
  const holders = new Map<string, string>();
  const placed = new Set<string>();
  let made = false;
  const inFolder = (name: string): string => {
    if (!made) mkdirSync(folder, { recursive: true });
    made = true;
    return join(folder, name);
  };
  const point = ({ attachments = [], steps = [] }: Nested): void => {
    for (const attachment of attachments) {
      const holder = holders.get(attachment.source);
      if (holder === undefined) continue;
      holders.delete(attachment.source);
      attachment.source = holder;
    }
    for (const step of steps) point(step);
  };
  return {
    writeAttachmentFromPath: (name, from) => {
      if (!isShared(from)) {
        copyFileSync(from, inFolder(name));
        return;
      }
      const holder = basename(from, extname(from)) + endOf(name);
      if (!placed.has(holder)) place(from, inFolder(holder));
      placed.add(holder);
      holders.set(name, holder);
    },
    writeAttachment: (name, content) => publish(inFolder(name), content),
    writeResult: (result) => {
      point(result);
      publish(inFolder(`${result.uuid}-result.json`), JSON.stringify(result));
    },
  };
}
