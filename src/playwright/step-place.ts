// The place of a step in the report, without source lines.
import type { Place } from '../errors.ts';

/**
 * Playwright copies the lines around a step's place into reports, and its file into traces; a scenario file may contain secrets. So only
 * the trace viewer and UI mode get the place, and they read the file on this machine: workers send a step to the main process as JSON with
 * the key `location`, and write it to a trace as an entry of `stack`. No file has an empty name, so the trace copies none.
 */
export const hiddenPlace = ({ file, line, column }: Place) => ({
  file: '',
  line,
  column,
  toJSON: (key: string) => (key === 'location' ? undefined : { file, line, column }),
});
