// The name of a flow whose definition is a file: that of the file, or of its folder if the file is `flow.json`.
import { basename, dirname } from 'node:path';

export function flowNameOf(definitionPath: string): string {
  const name = basename(definitionPath, '.json');
  return name === 'flow' ? basename(dirname(definitionPath)) : name;
}
