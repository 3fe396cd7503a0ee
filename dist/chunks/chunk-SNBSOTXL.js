import {
  entriesOf,
  entryOf,
  hasFilled,
  isFilledAt,
  isSensitive,
  isTrue,
  itemsOf,
  numberOf,
  parametersOf,
  partOf,
  secretsOf,
  textOf,
  toJson,
  treeAt,
  wordOf
} from "./chunk-76K3XKFL.js";
import {
  flowNameOf
} from "./chunk-O5H2Q257.js";
import {
  LARGEST_FLOW_FILE,
  readText
} from "./chunk-NYIUHXDA.js";
import {
  contactInputs,
  eventsOf,
  findState,
  makesRequest,
  sends,
  silenceEvent,
  takesInput,
  waitsForContact,
  widgetNames
} from "./chunk-LDRYS6VK.js";
import {
  parseFlow
} from "./chunk-GNVAWXTY.js";
import {
  firstMistakes
} from "./chunk-5FUMNITA.js";
import {
  didYouMean,
  nearest
} from "./chunk-46E2GUX2.js";
import {
  maskPhoneNumbers
} from "./chunk-U2ZCLBCZ.js";

// src/scenario/build.ts
function when(key, value) {
  return value === void 0 ? {} : { [key]: value };
}
var texts = (part) => itemsOf(part).map((item) => String(toJson(item)));
function inputsOf(tree) {
  const inputs2 = partOf(tree, "inputs");
  return {
    ...when("to", textOf(partOf(inputs2, "to"))),
    ...when("from", textOf(partOf(inputs2, "from"))),
    ...when("body", textOf(partOf(inputs2, "body"))),
    parameters: parametersOf(tree)
  };
}
function replyOf(reply) {
  const body = textOf(reply) ?? textOf(partOf(reply, "body")) ?? "";
  return { kind: "reply", body, media: texts(partOf(reply, "media")) };
}
var ACTIONS = {
  reply: replyOf,
  press: (part) => ({ kind: "press", digits: textOf(part) ?? "" }),
  say: (part) => ({ kind: "say", speech: textOf(part) ?? "" }),
  silence: () => ({ kind: "silence" }),
  answer: (part) => ({ kind: "answer", outcome: textOf(part) }),
  hangUp: () => ({ kind: "hangUp" })
};
function actionOf(entry) {
  return entriesOf(entry).flatMap(({ key, value }) => {
    const action = Object.hasOwn(ACTIONS, key) ? ACTIONS[key]?.(value) : void 0;
    const hidden = isSensitive(entry, value) ? { sensitive: true } : {};
    return action ? [{ ...action, ...hidden, at: textOf(partOf(entry, "at")) ?? "", place: entry.at }] : [];
  });
}
var answersOf = (mock) => (mock.kind === "list" ? mock.items : [mock]).map((answer) => toJson(answer));
function stepOf(step) {
  const [pair] = entriesOf(step);
  if (pair) return { kind: "widget", widget: pair.key, ...when("event", textOf(pair.value)), place: pair.at };
  const widget = textOf(step) ?? "";
  return widget === "..." ? { kind: "gap", place: step.at } : { kind: "widget", widget, place: step.at };
}
function messageOf(message) {
  const contains = textOf(partOf(message, "contains"));
  const pattern = textOf(partOf(message, "matches"));
  if (contains !== void 0) return { kind: "contains", text: contains, place: message.at };
  if (pattern !== void 0) return { kind: "matches", pattern, place: message.at };
  return { kind: "exact", text: textOf(message) ?? "", place: message.at };
}
var valuesOf = (part) => entriesOf(part).map(({ key, value, at }) => ({ key, value: toJson(value), place: at }));
function expectationOf(expected) {
  const status = entryOf(expected, "status");
  const path = entryOf(expected, "path");
  const messages = entryOf(expected, "messages");
  const within = entryOf(expected, "within");
  return {
    ...status ? { status: { value: textOf(status.value), place: status.at } } : {},
    ...path ? { path: { steps: itemsOf(path.value).map(stepOf), place: path.at } } : {},
    never: itemsOf(partOf(expected, "never")).map((item) => ({ widget: textOf(item) ?? "", place: item.at })),
    ...messages ? { messages: { texts: itemsOf(messages.value).map(messageOf), place: messages.at } } : {},
    variables: valuesOf(partOf(expected, "variables")),
    context: valuesOf(partOf(expected, "context")),
    ...within ? { within: { seconds: numberOf(within.value) ?? 0, place: within.at } } : {}
  };
}
var tagsOf = (part) => [
  ...new Set(texts(part).map((tag) => tag.replace(/^@/, "")))
];
function buildScenario(tree, given) {
  const part = (key) => partOf(tree, key);
  return {
    ...given,
    ...when("description", textOf(part("description"))),
    tags: tagsOf(part("tags")),
    ...when("severity", textOf(part("severity"))),
    trigger: textOf(part("trigger")) ?? "incomingRequest",
    inputs: inputsOf(tree),
    contact: itemsOf(part("contact")).flatMap(actionOf),
    mocks: Object.fromEntries(entriesOf(part("mocks")).map(({ key, value }) => [key, answersOf(value)])),
    ...when("now", textOf(part("now"))),
    expect: expectationOf(part("expect")),
    ...when("timeout", numberOf(part("timeout"))),
    ...when("skip", textOf(part("skip"))),
    ...when("fixme", textOf(part("fixme"))),
    only: isTrue(part("only")),
    secrets: secretsOf(tree)
  };
}

// src/scenario/scenario.ts
var TARGETS = ["emulator", "twilio"];

// src/scenario/checks/check.ts
var problemAt = ({ at, width, written = { at, width } }, told) => ({ ...told, ...written });

// src/scenario/checks/targets.ts
var NEEDS = { emulator: "definition", twilio: "sid" };
var isTarget = (name) => TARGETS.some((target) => target === name);
var answersIn = (mock) => mock.kind === "list" ? mock.items : [mock];
function bringsFailure(answer) {
  const delivery = textOf(partOf(answer, "delivery"));
  const status = numberOf(partOf(answer, "status")) ?? 0;
  return status >= 400 || partOf(answer, "event") !== void 0 || delivery !== void 0 && delivery !== "delivered";
}
var standsOnFailure = (tree) => entriesOf(partOf(tree, "mocks")).some(({ value }) => answersIn(value).some(bringsFailure));
function targetsOf({ tree, runsOn }) {
  const named = itemsOf(partOf(tree, "targets")).map(textOf).filter(isTarget);
  const wanted2 = runsOn.filter((target) => named.length === 0 || named.includes(target));
  const emulatorOnly = entryOf(tree, "now") !== void 0 || named.length === 0 && standsOnFailure(tree);
  return emulatorOnly ? wanted2.filter((target) => target === "emulator") : wanted2;
}
function impossible(item, runsOn) {
  const name = textOf(item);
  if (!isTarget(name) || runsOn.includes(name) || runsOn.length === 0) return [];
  const message = `The flow cannot run on \`${name}\`: the file gives no \`${NEEDS[name]}\` for it.`;
  return [problemAt(item, { code: "impossible-target", message, fix: `add \`${NEEDS[name]}\` under \`flow\`` })];
}
function elsewhere({ tree, runsOn }) {
  const now = entryOf(tree, "now");
  const named = itemsOf(partOf(tree, "targets"));
  if (!now || runsOn.length === 0) return [];
  const live = named.find((item) => textOf(item) === "twilio");
  if (!live && runsOn.includes("emulator")) return [];
  const message = "Only the emulator can start at a moment of your choice.";
  const fix = live ? "remove `twilio` from `targets`, or remove `now`" : "add `definition` under `flow`, or remove `now`";
  return [problemAt(live ?? { at: now.at, width: 3 }, { code: "emulator-only", message, fix })];
}
var targets = (subject) => [
  ...itemsOf(partOf(subject.tree, "targets")).flatMap((item) => impossible(item, subject.runsOn)),
  ...elsewhere(subject)
];

// src/scenario/checks/contact.ts
var INPUT = {
  reply: "message",
  press: "keys",
  say: "speech",
  answer: "answer",
  hangUp: "hang-up"
};
var ACTION_FOR = {
  message: "reply",
  keys: "press",
  speech: "say",
  answer: "answer",
  "hang-up": "hangUp"
};
function unknown(flow, name, at) {
  const waiting = flow.states.filter(({ type }) => waitsForContact(type)).map((state) => state.name);
  const all = flow.states.map((state) => state.name);
  const fix = didYouMean(name, waiting) ?? didYouMean(name, all) ?? "use the name of a widget that waits for the contact";
  return problemAt(at, { code: "unknown-widget", message: `The flow has no widget \`${name}\`.`, fix });
}
function neverWaits(flow, { name, type }, at) {
  const waiting = flow.states.filter(({ type: other }) => takesInput(other)).map((state) => `\`${state.name}\``);
  const message = `\`${name}\` is a ${type} widget, which does not wait for the contact.`;
  const fix = waiting.length > 0 ? `the flow waits at ${waiting.slice(0, 5).join(", ")}` : "the flow waits nowhere";
  return problemAt(at, { code: "never-waits", message, fix });
}
function silence(state, { at, key }) {
  if (silenceEvent(state)) return [];
  const message = `\`${state.name}\` has no transition for a time-out: it is left by ${eventsOf(state).join(", ") || "nothing"}.`;
  return [
    problemAt({ at, width: key.length }, { code: "no-timeout", message, fix: "the contact has to do something here" })
  ];
}
function wrongAction(state, { at, key }) {
  if (key === "silence") return silence(state, { at, key, value: { kind: "scalar", value: true, at, width: 1 } });
  const inputs2 = contactInputs(state.type);
  const input = Object.hasOwn(INPUT, key) ? INPUT[key] : void 0;
  if (!input || inputs2.includes(input)) return [];
  const message = `\`${state.name}\` is a ${state.type} widget, which does not take \`${key}\`.`;
  const fix = `it takes ${inputs2.map((one) => `\`${ACTION_FOR[one]}\``).join(", ")}`;
  return [problemAt({ at, width: key.length }, { code: "wrong-action", message, fix })];
}
function checkAction(flow, action) {
  const at = partOf(action, "at");
  const name = textOf(at);
  if (!at || name === void 0) return [];
  const state = findState(flow, name);
  if (!state) return [unknown(flow, name, at)];
  if (!waitsForContact(state.type)) return [neverWaits(flow, state, at)];
  return entriesOf(action).flatMap((entry) => entry.key === "at" ? [] : wrongAction(state, entry));
}
var contact = ({ tree, flow }) => flow ? firstMistakes(itemsOf(partOf(tree, "contact")), (action) => checkAction(flow, action)) : [];

// src/scenario/checks/inputs.ts
var E164 = /^\+[1-9]\d{6,14}$/;
var CHANNEL = /^([a-z][\w-]*):(\S+)$/i;
var SERVICE = /^MG[0-9a-f]{32}$/i;
var SHORT_CODE = /^\d{5,6}$/;
var LIKE_A_NUMBER = /^\+?[\d\s().-]+$/;
function suggestion(text) {
  const digits = text.replace(/\D/g, "").replace(/^00/, "");
  if (!LIKE_A_NUMBER.test(text) || !E164.test(`+${digits}`))
    return "write `+`, the country code and the number, in quotation marks";
  if (text.startsWith("00")) return "write `+` instead of the `00`";
  return text.startsWith("+") ? "write it without spaces and signs" : "put a `+` and the country code before it";
}
function badNumber(part, isFlow) {
  const text = textOf(part);
  if (!part || text === void 0 || E164.test(text)) return [];
  const [, channel, address = ""] = CHANNEL.exec(text) ?? [];
  if (channel && (!LIKE_A_NUMBER.test(address) || channel !== "whatsapp" || E164.test(address))) return [];
  if (isFlow && (SERVICE.test(text) || SHORT_CODE.test(text))) return [];
  const message = `\`${text}\` is no phone number in E.164.`;
  const fix = channel ? `write \`${channel}:+\`, the country code and the number` : suggestion(text);
  return [problemAt(part, { code: "bad-number", message, fix })];
}
function badParameters(part) {
  const text = textOf(part);
  if (!part || text === void 0) return [];
  const fix = "write an object: parameters: { name: Ada }";
  try {
    const value = JSON.parse(text);
    if (typeof value === "object" && value !== null && !Array.isArray(value)) return [];
    return [problemAt(part, { code: "bad-parameters", message: "The parameters are JSON, but no object.", fix })];
  } catch {
    return [problemAt(part, { code: "bad-parameters", message: "The parameters are a text that is not JSON.", fix })];
  }
}
function bodyOf(tree) {
  const trigger2 = textOf(partOf(tree, "trigger")) ?? "incomingRequest";
  const body = entryOf(partOf(tree, "inputs"), "body");
  if (body && trigger2 !== "incomingMessage") {
    const message2 = `\`body\` is what the contact writes to start the flow, but \`trigger\` is \`${trigger2}\`.`;
    const fix = "add `trigger: incomingMessage`, or remove `body`";
    return [problemAt({ at: body.at, width: 4 }, { code: "contradiction", message: message2, fix })];
  }
  if (body || trigger2 !== "incomingMessage") return [];
  const written = entryOf(tree, "trigger") ?? { at: tree.at };
  const message = "A flow that a message starts needs the message.";
  return [problemAt({ at: written.at, width: 7 }, { code: "missing-key", message, fix: "add `inputs: { body: \u2026 }`" })];
}
function parametersOf2(tree) {
  const trigger2 = textOf(partOf(tree, "trigger")) ?? "incomingRequest";
  const parameters = entryOf(partOf(tree, "inputs"), "parameters");
  if (!parameters || trigger2 === "incomingRequest") return [];
  const message = `Only \`trigger: incomingRequest\` has parameters, and \`trigger\` is \`${trigger2}\`.`;
  return [problemAt({ at: parameters.at, width: 10 }, { code: "contradiction", message, fix: "remove `parameters`" })];
}
var inputs = ({ tree }) => {
  const given = partOf(tree, "inputs");
  return [
    ...badNumber(partOf(given, "to"), false),
    ...badNumber(partOf(given, "from"), true),
    ...badParameters(partOf(given, "parameters")),
    ...bodyOf(tree),
    ...parametersOf2(tree)
  ];
};

// src/scenario/checks/mocks.ts
var KINDS = ["status", "event", "delivery", "forward"];
var LOOPBACK = /* @__PURE__ */ new Set(["127.0.0.1", "localhost", "[::1]"]);
var kindsOf = (answer) => entriesOf(answer).filter(({ key }) => KINDS.some((kind) => kind === key));
function oneKind(answer) {
  const kinds = kindsOf(answer);
  if (kinds.length <= 1) return [];
  const found = kinds.map(({ key }) => `\`${key}\``).join(" and ");
  const message = `A mock has one of \`status\`, \`event\`, \`delivery\`, \`forward\`, not ${found}.`;
  return [problemAt(answer, { code: "contradiction", message, fix: "remove one, or make a list of two answers" })];
}
function forward(answer) {
  const part = partOf(answer, "forward");
  const text = textOf(part);
  if (!part || text === void 0) return [];
  const url = URL.canParse(text) ? new URL(text) : void 0;
  if (url && /^https?:$/.test(url.protocol) && LOOPBACK.has(url.hostname)) return [];
  const message = url ? `\`${text}\` is not on this machine: no request leaves it.` : `\`${text}\` is no URL.`;
  return [problemAt(part, { code: "bad-forward", message, fix: "write a URL such as http://127.0.0.1:3000/path" })];
}
function event(state, answer) {
  const part = partOf(answer, "event");
  const text = textOf(part);
  const events = eventsOf(state);
  if (!part || text === void 0 || events.includes(text)) return [];
  const message = `\`${text}\` is no event of \`${state.name}\` (${state.type}).`;
  const fix = didYouMean(text, events);
  return [problemAt(part, { code: "unknown-event", message, ...fix ? { fix } : {} })];
}
function kindFor(type) {
  if (makesRequest(type)) return "its request is answered by `status`, or goes on by `forward`";
  return sends(type, "message") ? "what becomes of its message is `delivery`" : void 0;
}
function mismatch(state, answer) {
  return kindsOf(answer).flatMap(({ key, at }) => {
    const isRequest = key === "status" || key === "forward";
    const fits = isRequest ? makesRequest(state.type) : sends(state.type, "message");
    if (key === "event" || fits) return [];
    const does = isRequest ? "makes no request" : "sends no message";
    const message = `\`${state.name}\` is a ${state.type} widget, which ${does}.`;
    const events = eventsOf(state).map((one) => `\`${one}\``);
    const fix = kindFor(state.type) ?? `say by which event it is left: \`event\`, one of ${events.join(", ")}`;
    return [problemAt({ at, width: key.length }, { code: "wrong-mock", message, ...events.length ? { fix } : {} })];
  });
}
function checkAnswer(flow, widget, answer) {
  const state = flow && findState(flow, widget);
  return [
    ...oneKind(answer),
    ...forward(answer),
    ...state ? [...event(state, answer), ...mismatch(state, answer)] : []
  ];
}
var mocks = ({ tree, flow }) => firstMistakes(entriesOf(partOf(tree, "mocks")), ({ key, value }) => {
  const answers = value.kind === "list" ? value.items : [value];
  return firstMistakes(answers, (answer) => checkAnswer(flow, key, answer));
});

// src/scenario/checks/moment.ts
var ISO = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::(\d\d)(?:\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)$/;
var WITHOUT_OFFSET = /^\d{4}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d(\.\d+)?)?)?$/;
function exists(text) {
  const [, year, month, day] = ISO.exec(text) ?? [];
  const date = /* @__PURE__ */ new Date(`${year}-${month}-${day}T00:00:00Z`);
  return !Number.isNaN(Date.parse(text)) && date.toISOString().startsWith(`${year}-${month}-${day}`);
}
var moment = ({ tree }) => {
  const part = partOf(tree, "now");
  const text = textOf(part);
  if (!part || text === void 0) return [];
  if (ISO.test(text)) {
    if (exists(text)) return [];
    const message2 = `\`${text}\` is no moment of any calendar.`;
    return [
      problemAt(part, { code: "bad-now", message: message2, fix: "look at the day of the month, the hour and the offset" })
    ];
  }
  const fix = 'write date, time and offset: "2026-12-24T17:59:00-08:00"';
  const message = WITHOUT_OFFSET.test(text) ? `\`${text}\` has no offset, so that it is another moment on each machine.` : `\`${text}\` is no moment in ISO 8601.`;
  return [problemAt(part, { code: "bad-now", message, fix })];
};

// src/scenario/checks/patterns.ts
function mistakeIn(pattern) {
  try {
    new RegExp(pattern, "u");
    return void 0;
  } catch (error) {
    return error instanceof Error ? error.message.replace(/^.*: /, "") : "it cannot be read";
  }
}
var patterns = ({ tree }) => itemsOf(partOf(partOf(tree, "expect"), "messages")).flatMap((message) => {
  const part = partOf(message, "matches");
  const mistake = mistakeIn(textOf(part) ?? "");
  if (!part || mistake === void 0) return [];
  const text = `This is no regular expression: ${mistake}.`;
  return [
    problemAt(part, { code: "bad-pattern", message: text, fix: "put a backslash before signs that mean themselves" })
  ];
});

// src/scenario/checks/widgets.ts
var GAP = "...";
function unknownWidget(flow, named) {
  const { name } = named;
  if (findState(flow, name)) return [];
  const fix = didYouMean(name, widgetNames(flow)) ?? "use the names of the widgets as Studio shows them";
  return [problemAt(named, { code: "unknown-widget", message: `The flow has no widget \`${name}\`.`, fix })];
}
function unknownEvent(flow, { name, event: event2 }) {
  const state = findState(flow, name);
  const text = textOf(event2);
  if (!state || !event2 || text === void 0 || eventsOf(state).includes(text)) return [];
  const events = eventsOf(state);
  const message = `\`${text}\` is no event of \`${name}\` (${state.type}).`;
  const fix = didYouMean(text, events) ?? `choose from ${events.map((one) => `\`${one}\``).join(", ")}`;
  return [problemAt(event2, { code: "unknown-event", message, ...events.length > 0 ? { fix } : {} })];
}
function trigger(flow, named) {
  const { name } = named;
  if (findState(flow, name)?.type !== "trigger") return [];
  const message = `\`${name}\` is where every execution starts, so a path does not name it.`;
  return [problemAt(named, { code: "trigger-in-path", message, fix: "start with the widget that follows it" })];
}
var textsIn = (list2) => itemsOf(list2).flatMap((item) => {
  const name = textOf(item);
  const { at, width, written } = item;
  return name === void 0 ? [] : [{ name, at, width, ...written ? { written } : {} }];
});
function stepsIn(path) {
  const named = itemsOf(path).flatMap((item) => {
    const [pair] = entriesOf(item);
    return pair ? [{ name: pair.key, at: pair.at, width: pair.key.length, event: pair.value }] : textsIn({ ...item, kind: "list", items: [item] });
  });
  return named.filter(({ name }) => name !== GAP);
}
var widgets = ({ tree, flow }) => {
  if (!flow) return [];
  const expected = partOf(tree, "expect");
  const path = stepsIn(partOf(expected, "path"));
  const mocked = entriesOf(partOf(tree, "mocks")).map(({ key, at }) => ({ name: key, at, width: key.length }));
  return [
    ...firstMistakes(
      [...path, ...textsIn(partOf(expected, "never")), ...mocked],
      (named) => unknownWidget(flow, named)
    ),
    ...firstMistakes(path, (named) => [...unknownEvent(flow, named), ...trigger(flow, named)])
  ];
};

// src/scenario/checks/index.ts
var CHECKS = { inputs, contact, mocks, moment, targets, widgets, patterns };
var checkScenario = (subject) => Object.values(CHECKS).flatMap((check) => check(subject));

// src/scenario/fill.ts
var MOST_CHARACTERS = 5e7;
var supplyOf = (env) => ({ env, room: MOST_CHARACTERS });
var filling = (supply, row, rowNames = /* @__PURE__ */ new Set()) => ({
  supply,
  rowNames,
  problems: [],
  unfilled: /* @__PURE__ */ new Set(),
  ...row ? { row } : {}
});
var PLACEHOLDER = /\$\$\{|\$\{([^{}]*)(\}?)/g;
var WHOLE = /^\$\{([^{}]*)\}$/;
var CONTENT = /^\s*([A-Za-z_]\w*)\s*(?::-([\s\S]*))?$/;
var MOST_PROBLEMS = 100;
function nameIn(content) {
  const [, name, fallback] = CONTENT.exec(content) ?? [];
  return name === void 0 ? void 0 : { name, ...fallback === void 0 ? {} : { fallback } };
}
function fromEnvironment({ supply: { env } }, { name, fallback }) {
  return Object.hasOwn(env, name) && env[name] || fallback;
}
function unset(fill, { name }, { at, width }) {
  if (fill.rowNames.has(name) && fill.row) {
    const message2 = `This row has no \`${name}\`, which \`\${${name}}\` needs.`;
    fill.problems.push({ code: "missing-in-row", message: message2, fix: `add \`${name}\` to the row`, at: fill.row.at });
    return;
  }
  const meant = nearest(name, fill.rowNames);
  const inRow = fill.row ? " and no value of the row" : "";
  const message = `\`${name}\` is no environment variable that is set${inRow}.`;
  const fix = meant ? `did you mean \`\${${meant}}\`?` : `set it in \`.env\`, or give a default: \${${name}:-\u2026}`;
  fill.problems.push({ code: "unset-env", message, fix, at, width });
}
function malformed(fill, content, { at, width }) {
  const message = `\`\${${content}\` is no placeholder: a name of letters, digits and \`_\` belongs between its braces.`;
  const fix = "write ${NAME} or ${NAME:-default}; for a plain `${`, write `$${`";
  fill.problems.push({ code: "bad-placeholder", message, fix, at, width });
}
function notAWord(fill, { name }, { at, width }) {
  const message = `\`${name}\` of the row is a list or a table, which cannot stand within a text.`;
  fill.problems.push({ code: "bad-placeholder", message, fix: `let \`\${${name}}\` be the whole value`, at, width });
}
function bounded({ supply, problems }, word, { at, width }) {
  const before = supply.room;
  supply.room -= word.length;
  if (supply.room >= 0) return word;
  const message = `The placeholders of this file stand for more than ${MOST_CHARACTERS / 1e6} million characters.`;
  if (before >= 0) problems.push({ code: "too-long", message, fix: "use fewer, or shorter values", at, width });
  return void 0;
}
function wordFor(fill, content, scalar) {
  const found = nameIn(content);
  if (!found) return void malformed(fill, content, scalar);
  const inRow = partOf(fill.row, found.name);
  if (inRow && inRow.kind !== "scalar") return void notAWord(fill, found, scalar);
  const word = inRow ? wordOf(inRow) : fromEnvironment(fill, found);
  return word === void 0 ? void unset(fill, found, scalar) : bounded(fill, word, scalar);
}
function fillText(fill, text, scalar) {
  return text.replace(PLACEHOLDER, (match, content, brace) => {
    if (content === void 0) return "${";
    if (fill.problems.length >= MOST_PROBLEMS) return match;
    if (brace === "") malformed(fill, content, scalar);
    const word = brace === "" ? void 0 : wordFor(fill, content, scalar);
    if (word === void 0) fill.unfilled.add(scalar);
    return word ?? match;
  });
}
function fillScalar(fill, scalar) {
  if (typeof scalar.value !== "string" || !scalar.value.includes("${")) return scalar;
  const whole = WHOLE.exec(scalar.value);
  const inRow = whole && partOf(fill.row, nameIn(whole[1] ?? "")?.name ?? "");
  const { at, width } = scalar;
  if (inRow) return { ...inRow, at, width, filled: true, written: { at: inRow.at, width: inRow.width } };
  const filled = { kind: "scalar", value: scalar.value, at, width, filled: true };
  filled.value = fillText(fill, scalar.value, filled);
  return filled;
}
function fillTree(fill, tree) {
  if (tree.kind === "scalar") return fillScalar(fill, tree);
  if (tree.kind === "list") return { ...tree, items: tree.items.map((item) => fillTree(fill, item)) };
  const entries = tree.entries.map(({ key, at, value }) => {
    const place = { kind: "scalar", value: key, at, width: key.length };
    return { key: key.includes("${") ? fillText(fill, key, place) : key, at, value: fillTree(fill, value) };
  });
  return { ...tree, entries };
}

// src/scenario/flow-file.ts
import { readdirSync, statSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
function sidOf(sid, { env, target }) {
  if (!sid) return { problems: [] };
  const fill = filling(supplyOf(env));
  const filled = fillTree(fill, sid);
  const text = textOf(filled);
  if (fill.problems.length > 0 || text === void 0) return { problems: target === "twilio" ? fill.problems : [] };
  if (/^FW[0-9a-f]{32}$/i.test(text)) return { sid: text, problems: [] };
  const message = `\`${text}\` is no flow SID: FW and 32 hexadecimal digits.`;
  return {
    problems: [
      { code: "bad-sid", message, fix: "copy it from the flow's page in Studio", at: sid.at, width: sid.width }
    ]
  };
}
var jsonIn = (folder) => readdirSync(folder, { withFileTypes: true }).filter((entry) => !entry.isDirectory() && /\.json$/i.test(entry.name)).map(({ name }) => name);
function meantBy(path, folder) {
  const whole = resolve(folder, path);
  try {
    if (statSync(whole, { throwIfNoEntry: false })?.isDirectory()) {
      const inside = jsonIn(whole);
      const only = inside.find((name) => name === "flow.json") ?? (inside.length === 1 ? inside[0] : void 0);
      return only && join(path, only);
    }
    const near = nearest(basename(whole), jsonIn(dirname(whole)));
    return near && join(dirname(path), near);
  } catch {
    return void 0;
  }
}
var WHERE = "the path starts at this file; Studio exports a flow under Trigger, Show Flow JSON";
var HINTS = {
  "not-utf8": "save it as UTF-8, or export the flow from Studio again",
  "file-too-large": "is it a flow? Studio's largest are far smaller"
};
function unreadable(problem, { part, path, file }) {
  const { at, width } = part;
  const message = `The flow's definition \`${path}\` cannot be used. ${problem.message}`;
  const hint = Object.hasOwn(HINTS, problem.code) ? HINTS[problem.code] : void 0;
  if (hint) return { code: problem.code, message, fix: hint, at, width };
  const meant = meantBy(path, dirname(file));
  return { code: "missing-flow-file", message, fix: meant ? `did you mean \`${meant}\`?` : WHERE, at, width };
}
function definitionOf(part, { file, env }) {
  const fill = filling(supplyOf(env));
  const path = part && textOf(fillTree(fill, part));
  if (!part || path === void 0 || fill.problems.length > 0) return { reference: {}, problems: fill.problems };
  const definitionPath = resolve(dirname(file), path);
  const read = readText(definitionPath, LARGEST_FLOW_FILE);
  if ("problem" in read) return { reference: {}, problems: [unreadable(read.problem, { part, path, file })] };
  const { flow, problems } = parseFlow(read.text, definitionPath);
  const source = { file: definitionPath, text: read.text };
  return { reference: { definitionPath, ...flow ? { definition: flow } : {} }, problems, source };
}
function chooseFlow(flow, asked) {
  const { sid, problems } = sidOf(partOf(flow, "sid"), asked);
  const { reference, source, problems: inDefinition } = definitionOf(partOf(flow, "definition"), asked);
  const { definitionPath } = reference;
  const name = definitionPath ? flowNameOf(definitionPath) : basename(dirname(asked.file));
  const runsOn = [];
  if (partOf(flow, "definition")) runsOn.push("emulator");
  if (partOf(flow, "sid")) runsOn.push("twilio");
  return {
    reference: { name, ...reference, ...sid ? { sid } : {} },
    runsOn,
    problems: [...problems, ...inDefinition],
    ...source ? { source } : {}
  };
}

// src/scenario/schema.ts
import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";

// src/scenario/part-names.ts
var stepsOf = (pointer) => pointer.split("/").slice(1).map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
var isAction = (steps) => steps.at(-2) === "contact" && steps.at(-3) !== "mocks";
var ENTRIES = {
  scenarios: "a scenario",
  each: "a row of `each`",
  contact: "an action of the contact",
  messages: "a message",
  path: "an entry of `path`"
};
var isMock = (steps) => steps.at(-2) === "mocks" || steps.at(-3) === "mocks" && /^\d+$/.test(steps.at(-1) ?? "");
function ownerOf(steps) {
  const [last = "", before = ""] = [...steps].reverse();
  if (steps.length === 0) return "a scenario file";
  if (isMock(steps)) return `the mock of \`${before === "mocks" ? last : before}\``;
  if (/^\d+$/.test(last)) return Object.hasOwn(ENTRIES, before) && ENTRIES[before] || `an entry of \`${before}\``;
  return `\`${last}\``;
}
var nameOf = (steps) => steps.findLast((step) => !/^\d+$/.test(step)) ?? "";

// src/scenario/schema-words.ts
var list = (names) => names.map((name) => `\`${name}\``).join(", ");
var KINDS2 = {
  string: "a text",
  number: "a number",
  integer: "a whole number",
  boolean: "`true` or `false`",
  object: "a table of keys",
  array: "a list"
};
var kindOf = (part) => {
  if (part.kind === "list") return "a list";
  if (part.kind === "table") return "a table of keys";
  if (part.value === null) return "nothing";
  return typeof part.value === "string" ? "a text" : `a ${typeof part.value}`;
};
function wanted({ parentSchema }) {
  const types = [parentSchema?.type].flat().filter((type) => typeof type === "string");
  const numeric = types.some((type) => type === "number" || type === "integer");
  const told = types.filter((type) => !(numeric && type === "string")).map((type) => KINDS2[type] ?? type);
  return told.join(" or ");
}
var capital = (owner) => owner.charAt(0).toUpperCase() + owner.slice(1);
var isText = ({ parentSchema }) => [parentSchema?.type].flat().includes("string");
var inQuotationMarks = (written) => written === maskPhoneNumbers(written) ? `put it in quotation marks: "${written}"` : "put it in quotation marks";
function needsQuotes(owner, { value, source }) {
  const written = source ?? String(value);
  return {
    code: "needs-quotes",
    message: `${capital(owner)} is a text, but YAML reads \`${written}\` as a ${typeof value}.`,
    fix: inQuotationMarks(written)
  };
}
function noValue({ error, steps, owner }) {
  const isStep = steps.at(-3) === "path" && steps.at(-4) === "expect";
  const isPress = steps.at(-1) === "press";
  const give = isPress ? 'put the keys in quotation marks: "#"' : `give it ${wanted(error)}`;
  const fix = isStep ? "write the event by which it is left, or remove the colon" : give;
  return { code: "missing-value", message: `${capital(owner)} has no value.`, fix };
}
var notFinite = ({ error, owner }, part) => ({
  code: "wrong-type",
  message: `${capital(owner)} wants ${wanted(error)}, and this is \`${wordOf(part)}\`.`,
  fix: "write its digits"
});
var TRUTHS = { yes: "true", on: "true", no: "false", off: "false" };
function meantTruth(error, plain) {
  const word = typeof plain === "string" ? plain.toLowerCase() : "";
  return wanted(error) === KINDS2.boolean && Object.hasOwn(TRUTHS, word) ? `\`${TRUTHS[word]}\`` : void 0;
}
function wrongType(found) {
  const { error, part, steps, owner } = found;
  const plain = part.kind === "scalar" ? part.value : void 0;
  if (plain === null) return noValue(found);
  if (part.kind === "scalar" && typeof plain !== "string" && isText(error)) {
    const endless = typeof plain === "number" && !Number.isFinite(plain) && wanted(error).endsWith("number");
    return endless ? notFinite(found, part) : needsQuotes(owner, part);
  }
  const message = `${capital(owner)} wants ${wanted(error)}, and this is ${kindOf(part)}.`;
  const fix = steps.length === 0 ? "write `flow:` and `scenarios:`" : `write ${meantTruth(error, plain) ?? wanted(error)}`;
  return { code: "wrong-type", message, fix };
}
var knownKeys = ({ parentSchema }) => Object.keys(parentSchema?.properties ?? {});
function unknownKey({ error, part, owner }) {
  const key = String(error.params.additionalProperty);
  const fix = didYouMean(key, knownKeys(error)) ?? `choose from ${list(knownKeys(error))}`;
  const entry = entryOf(part, key);
  const place = entry ? { at: entry.at, width: key.length } : {};
  return { code: "unknown-key", message: `\`${key}\` is no key of ${owner}.`, fix, ...place };
}
function notAllowed({ error, part, owner }) {
  const branches = error.parentSchema?.anyOf ?? [];
  const choices = branches.flatMap((branch) => branch.enum ?? []);
  const value = part.kind === "scalar" ? String(part.value) : "";
  const message = `${capital(owner)} cannot be \`${value}\`.`;
  return { code: "not-allowed", message, fix: didYouMean(value, choices) ?? `choose from ${list(choices)}` };
}
var ADD = {
  flow: "add `flow: { definition: flow.json }`",
  scenarios: "add `scenarios:`, and below it `- name: \u2026`",
  name: "add `name:` and a sentence that is true when it passes",
  at: "add `at:` and the widget at which the execution waits"
};
function missingKey({ error, owner }) {
  const key = String(error.params.missingProperty);
  const fix = Object.hasOwn(ADD, key) && ADD[key] || `add \`${key}\``;
  return { code: "missing-key", message: `${capital(owner)} has no \`${key}\`.`, fix };
}
var PATTERNS = {
  press: {
    code: "bad-keys",
    message: "A phone has no such key.",
    fix: "use digits, `*`, `#`, and `w` for half a second of waiting"
  },
  name: { code: "empty", message: "`name` is empty.", fix: "write a sentence that is true when it passes" },
  tags: { code: "bad-tag", message: "A tag is one word.", fix: "write it without spaces" },
  each: {
    code: "bad-row-name",
    message: "The name of a row value has other characters than letters, digits and `_`.",
    fix: "a name such as `first_reply` can be written as ${first_reply}"
  }
};
function badPattern({ error, part, name, owner }) {
  if (Object.hasOwn(PATTERNS, name) && PATTERNS[name]) return PATTERNS[name];
  const value = part.kind === "scalar" ? String(part.value) : "";
  if (/^\d+$/.test(value)) {
    const message2 = `${capital(owner)} wants ${wanted(error)}, and in quotation marks this is a text.`;
    return { code: "wrong-type", message: message2, fix: `write it without: ${value}` };
  }
  const message = `${capital(owner)} wants ${wanted(error)}, and this is \`${value}\`.`;
  return { code: "wrong-type", message, fix: `write ${wanted(error)}` };
}
function range({ error, owner }) {
  const { minimum, maximum } = error.parentSchema ?? {};
  const allowed = minimum === void 0 ? `more than ${error.params.limit}` : `from ${minimum} to ${maximum}`;
  return { code: "out-of-range", message: `${capital(owner)} is a number ${allowed}.`, fix: `write one ${allowed}` };
}
var SAYING = ["reply", "press", "say"];
var ACTIONS2 = [...SAYING, "silence", "answer", "hangUp"];
function tooFew({ error, steps, owner }) {
  if (isAction(steps)) {
    return { code: "no-action", message: "The contact does nothing here.", fix: `add one of ${list(ACTIONS2)}` };
  }
  const keys = knownKeys(error);
  return {
    code: "empty",
    message: `${capital(owner)} is empty.`,
    fix: keys.length > 0 ? `write one of ${list(keys)}` : "write something, or leave it out"
  };
}
function tooMany({ part, steps }) {
  const keys = part.kind === "table" ? part.entries.map(({ key }) => key) : [];
  if (isAction(steps)) {
    const actions = keys.filter((key) => ACTIONS2.includes(key));
    const message = `The contact does several things at once: ${list(actions)}.`;
    return { code: "several-actions", message, fix: "give each an entry of its own, with its own `at`" };
  }
  return { code: "too-many-keys", message: `One key belongs here, not ${list(keys)}.`, fix: "put a `-` before each" };
}
function nothingToHide({ error }) {
  const [, action = ""] = /dependentSchemas\/(\w+)/.exec(error.schemaPath) ?? [];
  return {
    code: "nothing-to-hide",
    message: `\`${action}\` holds nothing that a report could show.`,
    fix: `leave \`sensitive\` out: it belongs beside ${list(SAYING)}`
  };
}
var WORDS = {
  type: wrongType,
  additionalProperties: unknownKey,
  anyOf: notAllowed,
  required: missingKey,
  pattern: badPattern,
  propertyNames: badPattern,
  minimum: range,
  maximum: range,
  exclusiveMinimum: range,
  minProperties: tooFew,
  minItems: tooFew,
  minLength: tooFew,
  maxProperties: tooMany,
  const: ({ name }) => ({
    code: "not-allowed",
    message: `\`${name}\` can only be \`true\`.`,
    fix: `write \`${name}: true\`, or leave it out`
  }),
  "false schema": nothingToHide,
  dependentRequired: ({ error }) => ({
    code: "missing-key",
    message: `\`${error.params.property}\` needs \`${error.params.missingProperty}\` beside it.`,
    fix: `add \`${error.params.missingProperty}\``
  })
};
function schemaProblem(error, root) {
  const steps = stepsOf(error.instancePath);
  const part = treeAt(root, steps);
  const words = WORDS[error.keyword] ?? (() => ({ code: "invalid", message: `This ${error.message}.` }));
  const told = words({ error, part, steps, name: nameOf(steps), owner: ownerOf(steps) });
  return { ...part.written ?? { at: part.at, width: part.width }, ...told };
}

// src/scenario/schema.ts
var SCHEMA_FILE = new URL("../../schemas/scenario.schema.json", import.meta.url);
var compiled = /* @__PURE__ */ new Map();
function inlined(part, defs) {
  if (Array.isArray(part)) return part.map((item) => inlined(item, defs));
  if (typeof part !== "object" || part === null) return part;
  const entries = Object.entries(part).filter(([key]) => key !== "$ref" && key !== "$defs");
  const own = Object.fromEntries(entries.map(([key, value]) => [key, inlined(value, defs)]));
  if (!("$ref" in part)) return own;
  const named = inlined(defs[String(part.$ref).replace("#/$defs/", "")], defs);
  return { ...named, ...own };
}
var withoutItems = ({ properties, ...schema }) => ({
  ...schema,
  properties: { ...properties, scenarios: { ...properties.scenarios, items: true } }
});
function validatorOf(shape) {
  const before = compiled.get(shape);
  if (before) return before;
  const schema = JSON.parse(readFileSync(SCHEMA_FILE, "utf8"));
  const ajv = new Ajv2020({
    meta: false,
    validateSchema: false,
    allErrors: true,
    verbose: true,
    strict: true,
    // It takes longer than what it saves in the few files of a run.
    code: { optimize: false },
    strictTypes: false,
    strictRequired: false
  });
  const whole = inlined(shape === "file" ? withoutItems(schema) : schema.$defs.scenario, schema.$defs);
  const validate = ajv.compile(whole);
  compiled.set(shape, validate);
  return validate;
}
var UNIONS = ["anyOf", "oneOf"];
function withoutBranches(errors) {
  const unions = errors.filter(({ keyword }) => UNIONS.includes(keyword));
  const isBranch = ({ instancePath, schemaPath }) => unions.some((union) => union.instancePath === instancePath && schemaPath.startsWith(`${union.schemaPath}/`));
  return errors.filter((error) => !isBranch(error));
}
var isNoise = ({ keyword, propertyName }) => keyword === "if" || propertyName !== void 0 && keyword !== "propertyNames";
var MOST_ERRORS = 200;
function errorsOf(shape, tree, prefix = "") {
  const validate = validatorOf(shape);
  if (validate(toJson(tree))) return [];
  return withoutBranches((validate.errors ?? []).slice(0, MOST_ERRORS)).filter((error) => !isNoise(error)).map((error) => prefix ? { ...error, instancePath: prefix + error.instancePath } : error);
}
function partOfError(tree, { instancePath, params }) {
  const extra = params.additionalProperty ?? params.propertyName;
  const steps = typeof extra === "string" ? [...stepsOf(instancePath), extra] : stepsOf(instancePath);
  return treeAt(tree, steps);
}
var SPARING = ["required", "minProperties", "minItems", "dependentRequired"];
function toldOf(found, tree, broken = /* @__PURE__ */ new Set()) {
  const errors = found.filter((error) => !broken.has(partOfError(tree, error)));
  const problems = errors.map((error) => schemaProblem(error, tree));
  const wrong = errors.filter(({ keyword }) => !SPARING.includes(keyword)).map((error) => partOfError(tree, error));
  return { problems, wrong: /* @__PURE__ */ new Set([...broken, ...wrong]) };
}
function checkFile(tree, broken) {
  const scenarios = itemsOf(partOf(tree, "scenarios"));
  const checked = [
    toldOf(errorsOf("file", tree), tree, broken),
    ...scenarios.map((item, index) => toldOf(errorsOf("scenario", item, `/scenarios/${index}`), tree, broken))
  ];
  return {
    problems: checked.flatMap(({ problems }) => problems),
    wrong: new Set(checked.flatMap(({ wrong }) => [...wrong]))
  };
}
function checkFilled(tree) {
  if (!hasFilled(tree)) return { problems: [], wrong: /* @__PURE__ */ new Set() };
  const before = errorsOf("scenario", tree);
  if (before.length === 0) return { problems: [], wrong: /* @__PURE__ */ new Set() };
  fitFilled(tree, before);
  return toldOf(
    errorsOf("scenario", tree).filter(({ instancePath }) => isFilledAt(tree, stepsOf(instancePath))),
    tree
  );
}
function fitFilled(tree, errors) {
  for (const error of errors) {
    const part = partOfError(tree, error);
    if (part.kind !== "scalar" || !part.filled) continue;
    const wanted2 = [error.parentSchema?.type].flat();
    part.value = fitted(part, wanted2);
  }
}
var NUMBER = /^-?\d+(\.\d+)?$/;
function fitted(part, wanted2) {
  const { value } = part;
  if (typeof value === "string" && NUMBER.test(value) && (wanted2.includes("number") || wanted2.includes("integer")))
    return Number(value);
  return wanted2.includes("string") && (typeof value === "number" || typeof value === "boolean") ? wordOf(part) : value;
}

export {
  tagsOf,
  buildScenario,
  TARGETS,
  targetsOf,
  checkScenario,
  supplyOf,
  filling,
  fillTree,
  chooseFlow,
  inQuotationMarks,
  checkFile,
  checkFilled
};
