// src/coverage/links.ts
var SYMBOLS = {
  equal_to: "=",
  not_equal_to: "\u2260",
  greater_than: ">",
  less_than: "<",
  greater_than_or_equal_to: "\u2265",
  less_than_or_equal_to: "\u2264",
  matches_any_of: "any of",
  does_not_match_any_of: "none of"
};
var isFilledIn = (name) => /^If value\b/i.test(name);
function conditionText({ friendly_name, type, value }) {
  if (friendly_name && !isFilledIn(friendly_name)) return friendly_name;
  const predicate = Object.hasOwn(SYMBOLS, type) ? SYMBOLS[type] : String(type).replaceAll("_", " ");
  return `${predicate} ${value ?? ""}`.trim();
}
var conditionTexts = ({ conditions }) => (conditions ?? []).map(conditionText).join(" and ");
var isTrigger = ({ type }) => type === "trigger";
var linkKey = (link) => JSON.stringify([link.from, link.event ?? "", link.to ?? null]);
var targetOf = ({ next }) => next ? { to: next } : {};
function addTransition(found, from, [index, transition]) {
  const bare = { from, event: transition.event, ...targetOf(transition) };
  const label = conditionTexts(transition);
  const known = found.get(linkKey(bare));
  found.set(linkKey(bare), {
    ...bare,
    conditions: [...known?.conditions ?? [], ...label ? [label] : []],
    indexes: [...known?.indexes ?? [], index]
  });
}
function linksOf({ states }) {
  const found = /* @__PURE__ */ new Map();
  for (const { name, transitions } of states)
    for (const entry of (transitions ?? []).entries()) addTransition(found, name, entry);
  return [...found.values()];
}

export {
  conditionTexts,
  isTrigger,
  linkKey,
  linksOf
};
