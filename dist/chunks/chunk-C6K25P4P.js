import {
  upgradeLegacy
} from "./chunk-GNVAWXTY.js";
import {
  checkDefinition
} from "./chunk-3PHNQHMY.js";

// src/emulator/engine/assumptions.ts
var REQUEST_TIMEOUT_SECONDS = 10;
var MAX_ANSWER_BYTES = 65536;
var CONDITIONS_FOLD_TEXT = true;
var FIRST_CONDITION_WINS = true;
var ARGUMENTS_MUST_ALL_HOLD = true;
var TIME_FORM = /^([01]\d|2[0-3]):[0-5]\d$/;
var DATE_FORM = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
var MAX_STEPS = 1e3;
var MAX_SAME_WIDGET = 10;
var MAX_WIDGETS = 2e3;
var EXECUTION_DAYS = 30;
var MAX_PARAMETERS_BYTES = 65536;
var MAX_CONTEXT_CHARACTERS = 4194304;
var DEFAULT_ANSWER = "human";

// src/emulator/engine/pattern.ts
import { runInNewContext } from "node:vm";
import { RE2JS } from "re2js";
var BACKTRACKING_MILLISECONDS = 50;
var MOST_GIVEN_UP = 3;
var MAX_CACHED = 500;
function linear(pattern) {
  try {
    const compiled = RE2JS.compile(pattern, RE2JS.CASE_INSENSITIVE);
    return (text) => compiled.matches(text);
  } catch {
    return void 0;
  }
}
function backtracking(pattern) {
  try {
    const whole = new RegExp(`^(?:${pattern})$`, "i");
    let givenUp = 0;
    return (text) => {
      if (givenUp >= MOST_GIVEN_UP) return false;
      try {
        const matched = runInNewContext(
          "whole.test(text)",
          { whole, text },
          { timeout: BACKTRACKING_MILLISECONDS }
        );
        return matched === true;
      } catch {
        givenUp += 1;
        return false;
      }
    };
  } catch {
    return () => false;
  }
}
var cache = /* @__PURE__ */ new Map();
function matchesWhole(pattern, text) {
  const cached = cache.get(pattern);
  if (cached) return cached(text);
  const matcher = linear(pattern) ?? backtracking(pattern);
  if (cache.size >= MAX_CACHED) cache.clear();
  cache.set(pattern, matcher);
  return matcher(text);
}

// src/emulator/engine/predicates.ts
var not = (predicate) => (subject, value) => !predicate(subject, value);
var equalTo = (subject, value) => subject === value;
var contains = (subject, value) => subject.includes(value);
var startsWith = (subject, value) => subject.startsWith(value);
var isBlank = (subject) => subject === "";
var matchesAnyOf = (subject, value) => value.split(",").some((item) => item.trim() === subject);
var compareNumbers = (holds2) => (subject, value) => subject !== "" && value !== "" && holds2(Number(subject), Number(value));
var compareForm = (form, holds2) => (subject, value) => form.test(subject) && form.test(value) && holds2(subject, value);
var earlier = (a, b) => a < b;
var later = (a, b) => a > b;
var predicates = {
  equal_to: equalTo,
  not_equal_to: not(equalTo),
  matches_any_of: matchesAnyOf,
  does_not_match_any_of: not(matchesAnyOf),
  is_blank: isBlank,
  is_not_blank: not(isBlank),
  contains,
  does_not_contain: not(contains),
  starts_with: startsWith,
  does_not_start_with: not(startsWith),
  less_than: compareNumbers((a, b) => a < b),
  greater_than: compareNumbers((a, b) => a > b),
  is_before_time: compareForm(TIME_FORM, earlier),
  is_after_time: compareForm(TIME_FORM, later),
  is_before_date: compareForm(DATE_FORM, earlier),
  is_after_date: compareForm(DATE_FORM, later)
};
var isKnown = (type) => Object.hasOwn(predicates, type);
var isCondition = (type) => type === "regex" || isKnown(type);
var trimmed = (text) => CONDITIONS_FOLD_TEXT ? text.trim() : text;
var folded = (text) => CONDITIONS_FOLD_TEXT ? text.trim().toLowerCase() : text;
function holds(type, subject, value) {
  if (type === "regex") return matchesWhole(trimmed(value), trimmed(subject));
  return isKnown(type) && predicates[type](folded(subject), folded(value));
}

// src/emulator/engine/validate.ts
var pointer = (path) => ["#", ...path].join("/");
var NEEDED = {
  "make-http-request": ["url"],
  "run-subflow": ["flow_sid"],
  "split-based-on": ["input"]
};
var isAbsent = (value) => value === void 0 || value === null;
function checkProperties({ name, type, properties }, index) {
  const needed = Object.hasOwn(NEEDED, type) ? NEEDED[type] ?? [] : [];
  return needed.filter((property) => isAbsent(properties?.[property])).map((property) => ({
    message: `The widget \`${name}\` has no \`${property}\`.`,
    property_path: pointer(["states", index, "properties", property])
  }));
}
function checkType({ name, type }, index) {
  return {
    message: `The widget \`${name}\` is of type \`${type}\`, which the embedded Studio does not run.`,
    property_path: pointer(["states", index, "type"])
  };
}
function validateDefinition(given, isKnownType) {
  const definition = upgradeLegacy(given);
  const mistakes = checkDefinition(definition);
  if (mistakes.length > 0) {
    const errors = mistakes.map(({ message, path }) => ({ message, property_path: pointer(path) }));
    return { errors, warnings: [] };
  }
  const { states } = definition;
  return {
    errors: states.flatMap(checkProperties),
    warnings: states.flatMap((state, index) => isKnownType(state.type) ? [] : [checkType(state, index)])
  };
}

export {
  REQUEST_TIMEOUT_SECONDS,
  MAX_ANSWER_BYTES,
  FIRST_CONDITION_WINS,
  ARGUMENTS_MUST_ALL_HOLD,
  MAX_STEPS,
  MAX_SAME_WIDGET,
  MAX_WIDGETS,
  EXECUTION_DAYS,
  MAX_PARAMETERS_BYTES,
  MAX_CONTEXT_CHARACTERS,
  DEFAULT_ANSWER,
  isCondition,
  holds,
  validateDefinition
};
