// src/path/parting.ts
function partingText(path, { index, expected }) {
  const was = path[index];
  if (!expected) return `expected the end, ${was ? `went to ${was.widget}` : "went on"}`;
  if (!was) return `expected ${expected.widget}, stopped`;
  if (was.widget !== expected.widget) return `expected ${expected.widget}, went to ${was.widget}`;
  const wanted = `expected ${was.widget} to be left${expected.event ? ` by ${expected.event}` : ""}`;
  return was.event ? `${wanted}, not by ${was.event}` : `${wanted}, it waits there`;
}

export {
  partingText
};
