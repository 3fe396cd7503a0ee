// Errors that reports show with our text only, or with the call in a spec.
import { formatPlace, type Place, type Problem } from '../errors.ts';
import { renderFailures } from '../session/render.ts';
import { color } from './environment.ts';
import { ROOT } from './root.ts';

/** Playwright shows source lines from the stack; ours might contain what the text redacts. */
export function shownError(text: string): Error {
  // Playwright takes any line that begins like a stack frame for one, and shows the file that it names.
  const unlikeFrames = text.replace(/^(\s*)(?=at )/gm, '$1\u200b');
  const error = new Error(unlikeFrames);
  error.name = '';
  error.stack = unlikeFrames;
  return error;
}

const isAt = (place: Place, at: Place | undefined): boolean => !!at && formatPlace(at) === formatPlace(place);

/** Playwright shows the call with its lines, so only other places are named. */
function withoutPlace(failure: Problem, place: Place): Problem {
  if (!isAt(place, failure.at)) return failure;
  const { at: _, ...rest } = failure;
  return rest;
}

export type AtCall = { place: Place; secrets: readonly string[] };

/** The text of failures at a call, without the place of the call. */
export function failureText(failures: readonly Problem[], { place, secrets }: AtCall): string {
  const placed = failures.map((failure) => withoutPlace(failure, place));
  return renderFailures(placed, new Map(), { root: ROOT, secrets, color });
}

/** The error of a call, with only its place as the stack. */
export function errorAt(failures: readonly Problem[], at: AtCall): Error {
  const error = shownError(failureText(failures, at));
  error.stack = `${error.message}\n    at ${formatPlace(at.place)}`;
  return error;
}
