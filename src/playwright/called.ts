// Where a spec called one of our words, and errors that show that place.
import { sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { formatPlace, type Place, type Problem } from '../errors.ts';
import { isOwnCode } from '../package-files.ts';
import { renderFailures } from '../session/render.ts';
import { color } from './environment.ts';
import { ROOT } from './root.ts';
import { shownError } from './shown.ts';

const FRAME = /(?:\(|at (?:async )?)(?<url>(?:file:\/\/|\/|[a-z]:[\\/]).*?):(?<line>\d+):(?<column>\d+)\)?$/i;

function frameOf(text: string): Place[] {
  const { url = '', line, column } = FRAME.exec(text)?.groups ?? {};
  if (url === '') return [];
  const file = url.startsWith('file:') ? fileURLToPath(url) : url;
  return [{ file, line: Number(line), column: Number(column) }];
}

const isTheirs = ({ file }: Place): boolean => !isOwnCode(file) && !file.includes(`${sep}node_modules${sep}`);

/** The call outside of this folder that led here. Ask before anything is awaited. */
export function placeOfCall(otherwise: Place): Place {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 30;
  const { stack = '' } = new Error('where');
  Error.stackTraceLimit = limit;
  return stack.split('\n').flatMap(frameOf).find(isTheirs) ?? otherwise;
}

const isAt = (place: Place, at: Place | undefined): boolean => !!at && formatPlace(at) === formatPlace(place);

/** Playwright shows the call, with the lines around it: only other places are told in words. */
function withoutPlace(failure: Problem, place: Place): Problem {
  if (!isAt(place, failure.at)) return failure;
  const { at: _, ...rest } = failure;
  return rest;
}

export type Telling = { place: Place; secrets: readonly string[] };

/** What failures at a call say. */
export function tell(failures: readonly Problem[], { place, secrets }: Telling): string {
  const told = failures.map((failure) => withoutPlace(failure, place));
  return renderFailures(told, new Map(), { root: ROOT, secrets, color });
}

/** The error of a call, with its place for a stack. */
export function errorAt(failures: readonly Problem[], telling: Telling): Error {
  const error = shownError(tell(failures, telling));
  error.stack = `${error.message}\n    at ${formatPlace(telling.place)}`;
  return error;
}
