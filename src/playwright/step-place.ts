// The place of a step of the report, without the lines of source around it.
import type { Place } from '../errors.ts';

/**
 * Playwright copies lines around a step's place into reports, and its file into traces. A scenario file may hold secrets. So only
 * the trace viewer and UI mode get the place, and they look the file up on this machine: workers describe a step to the main process
 * as JSON under the key `location`, and write it to a trace as an entry of `stack`. No file has an empty name: the copy for the trace
 * finds nothing.
 */
export const hiddenPlace = ({ file, line, column }: Place) => ({
  file: '',
  line,
  column,
  toJSON: (key: string) => (key === 'location' ? undefined : { file, line, column }),
});
