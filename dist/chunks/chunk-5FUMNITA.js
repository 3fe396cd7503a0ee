// src/flow/first.ts
var MOST = 100;
function firstMistakes(items, check) {
  const found = [];
  for (const item of items) {
    found.push(...check(item).slice(0, MOST));
    if (found.length >= MOST) break;
  }
  return found.slice(0, MOST);
}

export {
  firstMistakes
};
