// src/liquid/render.ts
import { ForTag, Liquid, TablerowTag } from "liquidjs";

// src/liquid/zone.ts
var MINUTE = 6e4;
var DATE_AND_TIME = {
  hourCycle: "h23",
  year: "numeric",
  month: "numeric",
  day: "numeric",
  hour: "numeric",
  minute: "numeric",
  second: "numeric",
  timeZoneName: "short"
};
var clocks = /* @__PURE__ */ new Map();
function clockOf(zone) {
  const known = clocks.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat("en-US", { ...DATE_AND_TIME, timeZone: zone });
  clocks.set(zone, made);
  return made;
}
function shownIn(zone, moment) {
  if (typeof zone === "number") return { at: new Date(moment - zone * MINUTE), offset: -zone, name: "" };
  const parts = new Map(
    clockOf(zone).formatToParts(moment).map(({ type, value }) => [type, value])
  );
  const part = (name) => Number(parts.get(name) ?? 0);
  const day = [part("year"), part("month") - 1, part("day")];
  const second = Date.UTC(...day, part("hour"), part("minute"), part("second"));
  const milliseconds = (moment % 1e3 + 1e3) % 1e3;
  const offset = Math.round((second + milliseconds - moment) / MINUTE);
  return { at: new Date(second + milliseconds), offset, name: parts.get("timeZoneName") ?? "" };
}

// src/liquid/date-value.ts
var OFFSET = /(?:Z|GMT|UTC|[ECMP][SD]T|[+-]\d{2}:?\d{2})\s*(?:\(.*\))?$/i;
var ISO = /^\d{4}-\d{2}-\d{2}(?:T[\d:.]+)?$/;
var SECOND = 1e3;
function whenShown(shown, zone) {
  if (Number.isNaN(shown)) return shown;
  const near = shown - (shownIn(zone, shown).at.getTime() - shown);
  return near - (shownIn(zone, near).at.getTime() - shown);
}
function timeOfText(text, zone) {
  if (/^\d+$/.test(text)) return Number(text) * SECOND;
  if (ISO.test(text)) return whenShown(Date.parse(text.includes("T") ? `${text}Z` : text), zone);
  return OFFSET.test(text) ? Date.parse(text) : whenShown(Date.parse(`${text} UTC`), zone);
}
function dateValue(value, now, zone) {
  if (value === "now" || value === "today") return now;
  const time = typeof value === "number" ? value * SECOND : timeOfText(typeof value === "string" ? value.trim() : "", zone);
  return Number.isNaN(new Date(time).getTime()) ? void 0 : time;
}

// src/liquid/dialect.ts
var LIQUID_LOOP_LIMIT = 15;
var MAX_RENDERED_CHARACTERS = 16384;
var DATE_ZONE = "America/Los_Angeles";
var RENDERED_INVALID_TEMPLATE = "";
var PRINTS_OBJECTS_AS_JSON = true;
var STUDIO_DIALECT = {
  loopLimit: LIQUID_LOOP_LIMIT,
  maxCharacters: MAX_RENDERED_CHARACTERS,
  dateZone: DATE_ZONE,
  printsObjectsAsJson: PRINTS_OBJECTS_AS_JSON,
  invalidTemplate: RENDERED_INVALID_TEMPLATE
};
var RENDER_LIMITS = { parseLimit: 2e5, renderLimit: 250, memoryLimit: 2e6 };
var MAX_DATE_FORMAT = 1e3;

// src/liquid/plain-template.ts
var NAMES = /\{\{\s*([A-Za-z_]\w*(?:\.[A-Za-z_]\w*)+)\s*\}\}/;
var SPECIAL = /* @__PURE__ */ new Set(["size", "first", "last"]);
var isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
function valueAt(context, names) {
  let value = context;
  for (const name of names) {
    if (value === void 0 || value === null) return "";
    if (!isObject(value)) return void 0;
    value = Object.hasOwn(value, name) ? value[name] : void 0;
  }
  if (typeof value === "string") return value;
  if (value === void 0 || value === null) return "";
  return typeof value === "object" ? void 0 : String(value);
}
function partsOf(text) {
  const parts = text.split(NAMES).map((part, index) => index % 2 === 0 ? part : part.split("."));
  const isPlain = parts.every(
    (part) => typeof part === "string" ? !/\{\{|\{%/.test(part) : !part.some((name) => SPECIAL.has(name))
  );
  return isPlain ? parts : void 0;
}
function plainTemplate(text) {
  const parts = partsOf(text);
  if (!parts) return void 0;
  return (context) => {
    let rendered = "";
    for (const part of parts) {
      const shown = typeof part === "string" ? part : valueAt(context, part);
      if (shown === void 0) return void 0;
      rendered += shown;
    }
    return rendered;
  };
}

// src/liquid/strftime.ts
var DAY = 864e5;
var DAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
var MONTHS = [
  ...["January", "February", "March", "April", "May", "June"],
  ...["July", "August", "September", "October", "November", "December"]
];
var yearDay = (at) => Math.floor((at.getTime() - Date.UTC(at.getUTCFullYear(), 0, 1)) / DAY);
var week = (at, first) => Math.floor((yearDay(at) + 7 - (at.getUTCDay() - first + 7) % 7) / 7);
var hour12 = (at) => at.getUTCHours() % 12 || 12;
var half = (at) => at.getUTCHours() < 12 ? "am" : "pm";
var weekday = (at) => DAYS[at.getUTCDay()] ?? "";
var month = (at) => MONTHS[at.getUTCMonth()] ?? "";
var thursday = (at) => new Date(at.getTime() + (4 - (at.getUTCDay() || 7)) * DAY);
function offsetText(offset, colon) {
  const [hours, minutes] = [Math.floor(Math.abs(offset) / 60), Math.abs(offset) % 60];
  const two = (value) => String(value).padStart(2, "0");
  return `${offset < 0 ? "-" : "+"}${two(hours)}${colon}${two(minutes)}`;
}
var CODES = {
  a: { of: ({ at }) => weekday(at).slice(0, 3) },
  A: { of: ({ at }) => weekday(at) },
  b: { of: ({ at }) => month(at).slice(0, 3) },
  B: { of: ({ at }) => month(at) },
  C: { width: 2, of: ({ at }) => Math.floor(at.getUTCFullYear() / 100) },
  d: { width: 2, of: ({ at }) => at.getUTCDate() },
  e: { width: 2, fill: " ", of: ({ at }) => at.getUTCDate() },
  G: { of: ({ at }) => thursday(at).getUTCFullYear() },
  h: { of: ({ at }) => month(at).slice(0, 3) },
  H: { width: 2, of: ({ at }) => at.getUTCHours() },
  I: { width: 2, of: ({ at }) => hour12(at) },
  j: { width: 3, of: ({ at }) => yearDay(at) + 1 },
  k: { width: 2, fill: " ", of: ({ at }) => at.getUTCHours() },
  l: { width: 2, fill: " ", of: ({ at }) => hour12(at) },
  L: { width: 3, of: ({ at }) => at.getUTCMilliseconds() },
  m: { width: 2, of: ({ at }) => at.getUTCMonth() + 1 },
  M: { width: 2, of: ({ at }) => at.getUTCMinutes() },
  n: { of: () => "\n" },
  N: { of: ({ at }) => String(at.getUTCMilliseconds()).padStart(3, "0").padEnd(9, "0") },
  p: { of: ({ at }) => half(at).toUpperCase() },
  P: { of: ({ at }) => half(at) },
  s: { of: ({ seconds }) => seconds },
  S: { width: 2, of: ({ at }) => at.getUTCSeconds() },
  t: { of: () => "	" },
  u: { of: ({ at }) => at.getUTCDay() || 7 },
  U: { width: 2, of: ({ at }) => week(at, 0) },
  V: { width: 2, of: ({ at }) => Math.floor(yearDay(thursday(at)) / 7) + 1 },
  w: { of: ({ at }) => at.getUTCDay() },
  W: { width: 2, of: ({ at }) => week(at, 1) },
  y: { width: 2, of: ({ at }) => at.getUTCFullYear() % 100 },
  Y: { of: ({ at }) => at.getUTCFullYear() },
  z: { of: ({ offset }) => offsetText(offset, "") },
  ":z": { of: ({ offset }) => offsetText(offset, ":") },
  Z: { of: ({ name, offset }) => name || offsetText(offset, "") },
  "%": { of: () => "%" }
};
var SEVERAL = {
  c: "%a %b %e %H:%M:%S %Y",
  D: "%m/%d/%y",
  F: "%Y-%m-%d",
  r: "%I:%M:%S %p",
  R: "%H:%M",
  T: "%H:%M:%S",
  v: "%e-%^b-%Y",
  x: "%m/%d/%y",
  X: "%H:%M:%S"
};
var CODE = /%([-^0_]*)(\d{0,2})(:z|[%A-Za-z])/g;
function fillOf({ fill }, value, flags) {
  if (flags.includes("_")) return " ";
  if (flags.includes("0")) return "0";
  return fill ?? (typeof value === "number" ? "0" : " ");
}
function written(code, { flags, width }, moment) {
  const value = code.of(moment);
  const text = String(value);
  const padded = flags.includes("-") ? text : text.padStart(width || (code.width ?? 0), fillOf(code, value, flags));
  return flags.includes("^") ? padded.toUpperCase() : padded;
}
function strftime(format, moment, zone) {
  const known = { ...shownIn(zone, moment), seconds: Math.floor(moment / 1e3) };
  const plain = format.replace(/%%|%([cDFrRTvxX])/g, (whole, code) => code && SEVERAL[code] || whole);
  return plain.replace(CODE, (whole, flags, width, name) => {
    const code = Object.hasOwn(CODES, name) ? CODES[name] : void 0;
    return code ? written(code, { flags, width: Number(width) }, known) : whole;
  });
}

// src/liquid/render.ts
var MAX_CACHED = 2e3;
function limit(parameters, most) {
  const own = parameters.render.bind(parameters);
  parameters.render = function* (context) {
    const hash = yield own(context);
    return { ...hash, limit: Math.min(Number(hash.limit ?? most), most) };
  };
}
function limitedLoops(most) {
  class LimitedFor extends ForTag {
    constructor(...args) {
      super(...args);
      limit(this.hash, most);
    }
  }
  class LimitedTablerow extends TablerowTag {
    constructor(...args) {
      super(...args);
      limit(this.args, most);
    }
  }
  return { LimitedFor, LimitedTablerow };
}
var NOT_LIQUID = ["sample", "date_to_xmlschema", "date_to_rfc822", "date_to_string", "date_to_long_string"];
var PARTIALS = ["include", "render", "layout", "block"];
var isZone = (value) => typeof value === "string" || typeof value === "number";
function formatDate(value, [format, zone], { now, dialect }) {
  const time = dateValue(value, now, dialect.dateZone);
  if (time === void 0 || typeof format !== "string" || format === "" || format.length > MAX_DATE_FORMAT)
    return value;
  return strftime(format, time, isZone(zone) ? zone : dialect.dateZone);
}
function divide(value, divisor) {
  const quotient = Number(value) / Number(divisor);
  const whole = Number.isInteger(Number(divisor)) && Number.isInteger(Number(value));
  return whole ? Math.floor(quotient) : quotient;
}
var printer = ({ printsObjectsAsJson }) => {
  const print = (value) => {
    if (value === void 0 || value === null) return "";
    if (Array.isArray(value)) return value.map(print).join("");
    return typeof value === "object" && printsObjectsAsJson ? JSON.stringify(value) : String(value);
  };
  return print;
};
function createEngine(dialect, now) {
  const engine = new Liquid({
    ownPropertyOnly: true,
    // Templates are looked for here instead of on the disk, and here are none.
    templates: {},
    relativeReference: false,
    outputEscape: printer(dialect),
    ...RENDER_LIMITS
  });
  const { LimitedFor, LimitedTablerow } = limitedLoops(dialect.loopLimit);
  engine.registerTag("for", LimitedFor);
  engine.registerTag("tablerow", LimitedTablerow);
  for (const name of NOT_LIQUID) delete engine.filters[name];
  for (const name of PARTIALS) engine.registerTag(name, { parse: () => void 0, render: () => "" });
  engine.registerFilter("divided_by", divide);
  engine.registerFilter("to_json", (value) => JSON.stringify(value ?? null));
  engine.registerFilter(
    "date",
    (value, ...rest) => formatDate(value, rest, { now: now(), dialect })
  );
  return engine;
}
var asText = (value) => {
  if (value === void 0 || value === null) return "";
  return typeof value === "string" ? value : JSON.stringify(value);
};
function createRender(dialect = STUDIO_DIALECT) {
  let current = 0;
  const engine = createEngine(dialect, () => current);
  const cache = /* @__PURE__ */ new Map();
  const parse = (text) => {
    const known = cache.get(text);
    if (known) return known;
    const plain = plainTemplate(text);
    let templates;
    const made = { ...plain && { plain }, liquid: () => templates ??= engine.parse(text) };
    if (cache.size >= MAX_CACHED) cache.clear();
    cache.set(text, made);
    return made;
  };
  return (template, context, now) => {
    const text = asText(template);
    if (!text.includes("{{") && !text.includes("{%")) return { text };
    current = now;
    try {
      const { plain, liquid } = parse(text);
      const rendered = plain?.(context) ?? engine.renderSync(liquid(), context);
      return { text: String(rendered ?? "").slice(0, dialect.maxCharacters) };
    } catch (error) {
      const mistake = error instanceof Error ? error.message : String(error);
      const tookTooLong = mistake.startsWith("template render limit exceeded");
      return { text: dialect.invalidTemplate, mistake: mistake.split("\n")[0] ?? mistake, tookTooLong };
    }
  };
}

export {
  RENDERED_INVALID_TEMPLATE,
  STUDIO_DIALECT,
  createEngine,
  createRender
};
