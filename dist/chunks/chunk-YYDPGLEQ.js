import {
  conditionTexts
} from "./chunk-YJIBMAP6.js";

// src/coverage/change-text.ts
var LONGEST = 80;
function shown(value) {
  if (value === void 0) return "nothing";
  if (typeof value === "string")
    return JSON.stringify(value.length > LONGEST ? `${value.slice(0, LONGEST - 1)}\u2026` : value);
  const text = JSON.stringify(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}\u2026` : text;
}
var ends = (to) => to ? `to ${to}` : "to the end of the flow";
function parting(was, is) {
  if (typeof was !== "string" || typeof is !== "string" || Math.max(was.length, is.length) <= LONGEST) return [was, is];
  let at = 0;
  while (at < was.length && was[at] === is[at]) at += 1;
  const from = Math.max(0, at - 20);
  return from === 0 ? [was, is] : [`\u2026${was.slice(from)}`, `\u2026${is.slice(from)}`];
}
function propertyText({ widget, property, was, is }) {
  if (was === void 0) return `${widget}: ${property} is new: ${shown(is)}`;
  if (is === void 0) return `${widget}: ${property} is gone; it was ${shown(was)}`;
  const [old, now] = parting(was, is);
  return `${widget}: ${property} changed from ${shown(old)} to ${shown(now)}`;
}
function changeText(change) {
  switch (change.kind) {
    case "widget-added":
      return `${change.widget} (${change.type}) was added`;
    case "widget-removed":
      return `${change.widget} (${change.type}) was removed`;
    case "widget-renamed":
      return `${change.was} was renamed to ${change.widget}`;
    case "type-changed":
      return `${change.widget} is now ${change.is}, it was ${change.was}`;
    case "property-changed":
      return propertyText(change);
    case "start-changed":
      return `the flow starts at ${change.is}, it started at ${change.was}`;
    case "concurrent-calls-changed":
      return `concurrent calls are ${change.is ? "allowed now" : "no longer allowed"}`;
    case "transition-retargeted":
      return `${change.widget}: ${change.way} now leads ${ends(change.is)}, it led ${ends(change.was)}`;
    case "transition-added":
      return `${change.widget}: ${change.way} is a new way out, ${ends(change.to)}`;
    case "transition-removed":
      return `${change.widget}: ${change.way} is no longer a way out; it led ${ends(change.to)}`;
    case "condition-changed":
      return `${change.widget}: the condition ${change.was} became ${change.is}`;
    case "conditions-reordered":
      return `${change.widget}: its conditions are tried in another order`;
  }
}

// src/coverage/renames.ts
var withoutPlace = ({ offset: _place, ...properties } = {}) => properties;
var same = (a, b) => JSON.stringify(a) === JSON.stringify(b);
var waysOut = ({ transitions }) => (transitions ?? []).map(({ event, conditions }) => [event, conditions]);
function likeness(a, b) {
  if (a.type !== b.type) return 0;
  const alike = [
    same(withoutPlace(a.properties), withoutPlace(b.properties)),
    same(a.properties?.offset ?? null, b.properties?.offset ?? {}),
    same(waysOut(a), waysOut(b)),
    same(targets(a), targets(b)) && targets(a).length > 0
  ];
  return alike.filter(Boolean).length;
}
var targets = ({ transitions }) => (transitions ?? []).flatMap(({ next }) => next ?? []);
var ALIKE = 2;
function renameIn(text, renames) {
  return text.replace(/\bwidgets\.([A-Za-z0-9_-]+)/g, (whole, name) => {
    const is = renames.get(name);
    return is ? `widgets.${is}` : whole;
  });
}
function renamed({ name, ...state }, renames) {
  const translated = JSON.parse(renameIn(JSON.stringify({ name, ...state }), renames));
  return {
    ...translated,
    name: renames.get(name) ?? name,
    transitions: (translated.transitions ?? []).map((transition) => {
      const next = transition.next ? renames.get(transition.next) ?? transition.next : void 0;
      return { ...transition, ...next ? { next } : {} };
    })
  };
}
function pairs(removed, added) {
  const scored = removed.flatMap(
    (was) => added.map((is) => ({ was: was.name, is: is.name, score: likeness(was, is) }))
  );
  const renames = /* @__PURE__ */ new Map();
  const taken = /* @__PURE__ */ new Set();
  for (const { was, is, score } of scored.sort((a, b) => b.score - a.score)) {
    if (score < ALIKE || renames.has(was) || taken.has(is)) continue;
    renames.set(was, is);
    taken.add(is);
  }
  return renames;
}
function renamesOf(before, after) {
  const old = new Set(before.states.map(({ name }) => name));
  const now = new Set(after.states.map(({ name }) => name));
  const renames = pairs(
    before.states.filter(({ name }) => !now.has(name)),
    after.states.filter(({ name }) => !old.has(name))
  );
  const start = renames.get(before.initial_state) ?? before.initial_state;
  const states = before.states.map((state) => renamed(state, renames));
  return { renames, definition: { ...before, initial_state: start, states } };
}

// src/coverage/transition-changes.ts
var wayOf = (transition) => conditionTexts(transition) || transition.event;
var targetOf = ({ next }) => next || void 0;
var askedBy = ({ event, conditions }) => JSON.stringify([event, (conditions ?? []).map(({ type, value, arguments: subject }) => [type, value, subject])]);
function takePairs(was, is, alike) {
  const found = [];
  for (const old of [...was]) {
    const index = is.findIndex((now2) => alike(old, now2));
    const now = is[index];
    if (!now) continue;
    is.splice(index, 1);
    was.splice(was.indexOf(old), 1);
    found.push({ was: old, is: now });
  }
  return found;
}
function retargeted(widget, { was, is }) {
  const [old, now] = [targetOf(was), targetOf(is)];
  if (old === now) return [];
  const ends2 = { ...old ? { was: old } : {}, ...now ? { is: now } : {} };
  return [{ kind: "transition-retargeted", widget, way: wayOf(is), ...ends2 }];
}
function conditionChanged(widget, { was, is }) {
  if (askedBy(was) === askedBy(is)) return [];
  const subject = subjectsOf(was) === subjectsOf(is) ? () => "" : subjectOf;
  return [{ kind: "condition-changed", widget, was: asked(was, subject), is: asked(is, subject) }];
}
var subjectOf = ({ arguments: subject }) => `${[subject].flat().join(", ")} `;
var subjectsOf = ({ conditions }) => (conditions ?? []).map(subjectOf).join();
var asked = ({ event, conditions }, subject) => (conditions ?? []).map((condition) => `${subject(condition)}${condition.type.replaceAll("_", " ")} ${condition.value}`.trim()).join(" and ") || event;
var changeAt = (kind, widget, transition) => {
  const to = targetOf(transition);
  return { kind, widget, way: wayOf(transition), ...to ? { to } : {} };
};
function isReordered(pairs2, after) {
  const order = pairs2.filter(({ is }) => is.conditions?.length).map(({ is }) => after.indexOf(is));
  return order.some((place, index) => index > 0 && place < (order[index - 1] ?? 0));
}
function transitionChanges(before, after) {
  const was = [...before.transitions ?? []];
  const is = [...after.transitions ?? []];
  const equal = takePairs(was, is, (a, b) => askedBy(a) === askedBy(b));
  const ordered = isReordered(equal, after.transitions ?? []);
  const moved = takePairs(was, is, (a, b) => a.event === b.event && targetOf(a) === targetOf(b));
  const rest = takePairs(was, is, (a, b) => a.event === b.event);
  return [
    ...[...equal, ...moved, ...rest].flatMap((pair) => retargeted(after.name, pair)),
    ...[...moved, ...rest].flatMap((pair) => conditionChanged(after.name, pair)),
    ...ordered ? [{ kind: "conditions-reordered", widget: after.name }] : [],
    ...was.map((transition) => changeAt("transition-removed", after.name, transition)),
    ...is.map((transition) => changeAt("transition-added", after.name, transition))
  ];
}

// src/coverage/changes.ts
var same2 = (a, b) => JSON.stringify(a) === JSON.stringify(b);
function propertyChanges(before, after) {
  const was = withoutPlace(before.properties);
  const is = withoutPlace(after.properties);
  const names = [.../* @__PURE__ */ new Set([...Object.keys(was), ...Object.keys(is)])];
  return names.flatMap((property) => {
    const old = Object.hasOwn(was, property) ? was[property] : void 0;
    const now = Object.hasOwn(is, property) ? is[property] : void 0;
    if (same2(old, now)) return [];
    const values = { ...old === void 0 ? {} : { was: old }, ...now === void 0 ? {} : { is: now } };
    return [{ kind: "property-changed", widget: after.name, property, ...values }];
  });
}
function widgetChanges(before, after) {
  const type = before.type === after.type ? [] : [{ kind: "type-changed", widget: after.name, was: before.type, is: after.type }];
  return [...type, ...transitionChanges(before, after), ...propertyChanges(before, after)];
}
function flowChanges(before, after) {
  const calls = (flow) => flow.flags?.allow_concurrent_calls ?? true;
  return [
    ...before.initial_state === after.initial_state ? [] : [{ kind: "start-changed", was: before.initial_state, is: after.initial_state }],
    ...calls(before) === calls(after) ? [] : [{ kind: "concurrent-calls-changed", is: calls(after) }]
  ];
}
function diffFlows(before, after) {
  const { definition, renames } = renamesOf(before, after);
  const old = new Map(definition.states.map((state) => [state.name, state]));
  const now = new Map(after.states.map((state) => [state.name, state]));
  const renamed2 = [...renames].map(([was, widget]) => ({ kind: "widget-renamed", widget, was }));
  const added = after.states.filter(({ name }) => !old.has(name));
  const removed = definition.states.filter(({ name }) => !now.has(name));
  const kept = after.states.flatMap((state) => {
    const was = old.get(state.name);
    return was ? widgetChanges(was, state) : [];
  });
  return [
    ...flowChanges(definition, after),
    ...added.map(({ name, type }) => ({ kind: "widget-added", widget: name, type })),
    ...removed.map(({ name, type }) => ({ kind: "widget-removed", widget: name, type })),
    ...renamed2,
    ...kept
  ];
}

export {
  changeText,
  diffFlows
};
