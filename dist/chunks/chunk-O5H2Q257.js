// src/flow/name.ts
import { basename, dirname } from "node:path";
function flowNameOf(definitionPath) {
  const name = basename(definitionPath, ".json");
  return name === "flow" ? basename(dirname(definitionPath)) : name;
}

export {
  flowNameOf
};
