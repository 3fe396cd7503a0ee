// What a flow is called whose definition is a file: as the file is, or as its folder if the file is `flow.json`.
import { basename, dirname } from 'node:path';

export function flowNameOf(definitionPath: string): string {
  const name = basename(definitionPath, '.json');
  return name === 'flow' ? basename(dirname(definitionPath)) : name;
}
