// The file of a calibration, flowproof.calibration.json: the settings in which an account differs from the embedded Studio.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Behaviour, isSetting, SETTINGS, valuesOf } from '../emulator/engine/behaviour.ts';
import { FlowproofError } from '../errors.ts';
import { isObject, textOfJson } from '../flow/json-value.ts';
import type { Json } from '../flow/types.ts';
import { didYouMean } from '../nearest.ts';

export const CALIBRATION_FILE = 'flowproof.calibration.json';

export type Calibration = { account: string; date: string; settings: Partial<Behaviour> };

export const calibrationText = (calibration: Calibration): string => `${JSON.stringify(calibration, null, 2)}\n`;

function bad(file: string, message: string, fix: string): never {
  throw new FlowproofError([{ code: 'bad-calibration', message: `${file}: ${message}`, fix }]);
}

function checkSetting(file: string, name: string, value: Json | undefined): void {
  if (!isSetting(name)) {
    const meant = didYouMean(name, Object.keys(SETTINGS));
    bad(file, `\`${name}\` is not a setting.`, meant ?? 'docs/widgets.md lists the settings');
  }
  const values = valuesOf(name);
  if (!values.includes(textOfJson(value)))
    bad(file, `\`${name}\` cannot be ${JSON.stringify(value)}.`, `use ${values.map((one) => `"${one}"`).join(' or ')}`);
}

/** Reads the settings from a saved calibration; `file` is the name in error messages. */
export function parseCalibration(text: string, file: string): Partial<Behaviour> {
  let value: Json;
  try {
    value = JSON.parse(text) as Json;
  } catch {
    return bad(file, 'this is not JSON.', 'run `flowproof calibrate` again, or delete the file');
  }
  const settings = isObject(value) ? value.settings : undefined;
  if (!isObject(settings)) return bad(file, 'it has no `settings`.', 'run `flowproof calibrate` again');
  for (const [name, setting] of Object.entries(settings)) checkSetting(file, name, setting);
  return settings as Partial<Behaviour>;
}

/** The saved settings of a project, given the folder of its playwright.config.ts; empty if it was not calibrated. */
export function readCalibration(root: string): Partial<Behaviour> {
  const file = join(root, CALIBRATION_FILE);
  return existsSync(file) ? parseCalibration(readFileSync(file, 'utf8'), file) : {};
}
