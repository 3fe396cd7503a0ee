import {
  firstMistakes
} from "./chunk-5FUMNITA.js";
import {
  didYouMean
} from "./chunk-46E2GUX2.js";

// src/flow/check.ts
var isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
var notFlow = (path, message, fix) => ({
  code: "not-a-flow",
  path,
  message,
  ...fix ? { fix } : {}
});
function checkNext({ path, name, names }, next) {
  if (next === void 0 || next === null || next === "") return [];
  if (typeof next !== "string") return [notFlow([...path, "next"], `A transition of \`${name}\` leads to no name.`)];
  if (names.has(next)) return [];
  const fix = didYouMean(next, [...names.keys()]);
  const message = `A transition of \`${name}\` leads to \`${next}\`, which is no widget of this flow.`;
  return [{ code: "unknown-next", path: [...path, "next"], message, ...fix ? { fix } : {} }];
}
function checkConditions({ path, name }, conditions) {
  if (conditions === void 0 || conditions === null) return [];
  const at = [...path, "conditions"];
  if (!Array.isArray(conditions)) return [notFlow(at, `The conditions of \`${name}\` are not a list.`)];
  return firstMistakes(conditions.entries(), ([index, condition]) => {
    if (!isObject(condition)) return [notFlow([...at, index], `A condition of \`${name}\` is not an object.`)];
    const { type } = condition;
    const subjects = condition.arguments ?? [];
    const texts = Array.isArray(subjects) && subjects.every((subject) => typeof subject === "string");
    if (typeof type === "string" && texts) return [];
    return [notFlow([...at, index], `A condition of \`${name}\` needs a \`type\` and \`arguments\` that are texts.`)];
  });
}
function checkTransition(widget, transition) {
  const { path, name } = widget;
  if (!isObject(transition)) return [notFlow(path, `A transition of \`${name}\` is not an object.`)];
  const event = typeof transition.event === "string" ? [] : [notFlow(path, `A transition of \`${name}\` has no \`event\`.`, "name the event that it follows")];
  return [...event, ...checkNext(widget, transition.next), ...checkConditions(widget, transition.conditions)];
}
function checkTransitions(widget, transitions) {
  if (transitions === void 0 || transitions === null) return [];
  if (!Array.isArray(transitions)) return [notFlow(widget.path, `The transitions of \`${widget.name}\` are no list.`)];
  return firstMistakes(
    transitions.entries(),
    ([index, transition]) => checkTransition({ ...widget, path: [...widget.path, index] }, transition)
  );
}
function checkState(state, { index, names }) {
  const path = ["states", index];
  if (!isObject(state)) return [notFlow(path, "A widget is not an object.")];
  const { name, type, properties } = state;
  if (typeof name !== "string" || name === "") return [notFlow(path, "A widget has no `name`.")];
  const mistakes = [];
  if (typeof type !== "string" || type === "") mistakes.push(notFlow(path, `The widget \`${name}\` has no \`type\`.`));
  if (properties !== void 0 && properties !== null && !isObject(properties))
    mistakes.push(notFlow([...path, "properties"], `The properties of \`${name}\` are not an object.`));
  if (names.get(name) !== index)
    mistakes.push({
      code: "duplicate-widget",
      path: [...path, "name"],
      message: `Two widgets are named \`${name}\`.`,
      fix: "give each widget a name of its own"
    });
  return [...mistakes, ...checkTransitions({ path: [...path, "transitions"], name, names }, state.transitions)];
}
function checkStart({ initial_state: start }, names) {
  if (start === void 0)
    return [notFlow([], "The flow has no `initial_state`.", "name the widget that it starts at")];
  if (typeof start !== "string") return [notFlow(["initial_state"], "The `initial_state` is not a name.")];
  if (names.has(start)) return [];
  const fix = didYouMean(start, [...names.keys()]);
  const message = `The flow starts at \`${start}\`, which is none of its widgets.`;
  return [{ code: "unknown-start", path: ["initial_state"], message, ...fix ? { fix } : {} }];
}
var MOST_WIDGETS = 2e3;
var DEEPEST = 500;
var isDeeper = (value, levels) => typeof value === "object" && value !== null && (levels === 0 || Object.values(value).some((part) => isDeeper(part, levels - 1)));
function namesOf(states) {
  const names = /* @__PURE__ */ new Map();
  states.forEach((state, index) => {
    if (isObject(state) && typeof state.name === "string" && !names.has(state.name)) names.set(state.name, index);
  });
  return names;
}
function checkDefinition(value) {
  if (!isObject(value)) return [notFlow([], "This is JSON, but not a flow: a flow is an object.")];
  const { states } = value;
  if (!Array.isArray(states)) {
    const whole = isObject(value.definition);
    const message = whole ? "This is a Flow as the REST API returns it, not its definition." : "This is JSON, but not a flow: it has no list of `states`.";
    return [notFlow([], message, whole ? "keep only what is under `definition`" : "export the flow from Studio")];
  }
  if (states.length > MOST_WIDGETS)
    return [notFlow(["states"], `The flow has ${states.length} widgets, and Studio allows ${MOST_WIDGETS}.`)];
  if (isDeeper(value, DEEPEST)) return [notFlow([], `The flow is nested deeper than ${DEEPEST} levels.`)];
  const names = namesOf(states);
  return [
    ...checkStart(value, names),
    ...firstMistakes(states.entries(), ([index, state]) => checkState(state, { index, names }))
  ];
}

export {
  checkDefinition
};
