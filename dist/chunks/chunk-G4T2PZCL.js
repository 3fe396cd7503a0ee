// src/reporters/told.ts
import { readFileSync } from "node:fs";
var endOf = ({ startTime, duration }) => new Date(startTime.getTime() + duration).toISOString();
var NOTHING = { changed: [], short: [] };
function toldBy(file, result) {
  try {
    const { generatedAt, changes, shortfalls } = JSON.parse(readFileSync(file, "utf8"));
    if (generatedAt !== endOf(result)) return NOTHING;
    return { changed: changes.filter(({ failing }) => failing.length > 0), short: shortfalls };
  } catch {
    return NOTHING;
  }
}

export {
  endOf,
  toldBy
};
