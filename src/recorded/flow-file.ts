// Writes a definition of the account into its file as Studio shows it, and describes what changes.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { changeText } from '../coverage/change-text.ts';
import { diffFlows } from '../coverage/changes.ts';
import { checkDefinition } from '../flow/check.ts';
import { parseFlow } from '../flow/load.ts';
import type { FlowDefinition, Json } from '../flow/types.ts';

export type FileState = {
  text?: string;
  /** The definition in the file, with additional keys; absent if the file is missing or has none. */
  written?: Json;
};

export function readFlowFile(file: string): FileState {
  if (!existsSync(file)) return {};
  const text = readFileSync(file, 'utf8');
  try {
    return { text, written: JSON.parse(text.replace(/^\ufeff/, '')) as Json };
  } catch {
    return { text };
  }
}

const completed = (definition: FlowDefinition): FlowDefinition =>
  parseFlow(JSON.stringify(definition), 'flow.json').flow ?? definition;

/** Sentences that describe the changes from one definition to another; none if they are equal. */
export function differencesBetween(before: FlowDefinition, after: FlowDefinition): string[] {
  const changes = diffFlows(completed(before), completed(after)).map(changeText);
  if (changes.length > 0 || isDeepStrictEqual(before, after)) return changes;
  return ['only positions on the canvas, names of conditions or descriptions differ'];
}

/** The changes that would update the file. */
export function differencesToFile({ text, written }: FileState, definition: FlowDefinition): string[] {
  if (text === undefined) return ['the file is new'];
  if (written === undefined || checkDefinition(written).length > 0) return ['the file is not a flow definition'];
  // Checked above.
  return differencesBetween(written as unknown as FlowDefinition, definition);
}

const INDENT = /^[[{]\r?\n([ \t]+)/;

/** In Studio's order of keys, with the indentation of the file, or Studio's own. */
export function flowFileText(definition: FlowDefinition, { text }: FileState): string {
  const indent = INDENT.exec(text?.replace(/^\ufeff/, '') ?? '')?.[1] ?? '  ';
  const end = text !== undefined && !text.endsWith('\n') ? '' : '\n';
  return JSON.stringify(definition, null, indent) + end;
}

export function writeFlowFile(file: string, definition: FlowDefinition, state: FileState): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, flowFileText(definition, state));
}
